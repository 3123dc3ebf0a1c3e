import ArchiveModel
import FoundationEssentials
import SeededTesting
import Testing

@Suite struct `Layouts as JSON` {
    private static let text = #"""
        {"issuer": ["ESB12345674", "Muñoz"], "requires": ["Liquidación"], "vault": "received",
         "fields": {"BT-1": [{"label": "Folio", "relation": "right", "page": -1, "box": [1, 2.5, 30, 40], "form": "text"}]}}
        """#

    private func decoded(_ text: some Sequence<UInt8>) throws -> LayoutDescription {
        try JSONDecoder().decode(LayoutDescription.self, from: Data(text))
    }

    @Test func `everything written is read, and written again`() throws {
        let layout = try decoded(Self.text.utf8)
        let place = LayoutPlace(label: "Folio", relation: .right, page: -1, box: [1, 2.5, 30, 40], form: .text)
        #expect(
            layout
                == LayoutDescription(
                    issuer: ["ESB12345674", "Muñoz"], requires: ["Liquidación"], vault: .received,
                    fields: ["BT-1": [place]]))
        #expect(layout.faults().isEmpty)
        #expect(try decoded(JSONEncoder().encode(layout)) == layout)
    }

    @Test func `what is out of bounds is a fault, each by name`() {
        let place = LayoutPlace(label: "Folio")
        func faults(_ layout: LayoutDescription) -> String { layout.faults().joined(separator: " ") }
        func faults(_ places: [LayoutPlace]) -> String {
            faults(LayoutDescription(issuer: ["12345"], fields: ["BT-1": places]))
        }
        #expect(faults([place]).isEmpty)
        #expect(faults(Array(repeating: place, count: 5)).contains("1 to 4 places"))
        #expect(faults([]).contains("1 to 4 places"))
        #expect(faults([LayoutPlace(label: String(repeating: "x", count: 121))]).contains("more than 120 bytes"))
        #expect(faults([LayoutPlace(label: "·:")]).contains("fewer than two"))
        #expect(faults([LayoutPlace(relation: .below, box: [0, 0, 1, 1])]).contains("no label"))
        for box in [[0, 0, 1], [0, 0, .nan, 1], [0, 0, .infinity, 1], [5, 0, 1, 1], [-1, 0, 1, 1]] as [[Double]] {
            #expect(faults([LayoutPlace(box: box)]).contains("x0 < x1"))
        }
        #expect(faults([LayoutPlace(label: "Folio", page: .min)]).contains("count from 1"))
        #expect(faults(LayoutDescription(issuer: [], fields: ["BT-1": [place]])).contains("names no issuer"))
        #expect(faults(LayoutDescription(issuer: ["12345"], fields: [:])).contains("places no business term"))
        let many = Dictionary(uniqueKeysWithValues: (1...200).map { ("BT-\($0)", [place]) })
        #expect(faults(LayoutDescription(issuer: ["12345"], fields: many)).contains("more than 40"))
    }

    @Test func `flipped and cut bytes are refused or read, and what is read is written again`() {
        let random = SeededRandom(seed: 7)
        var read = 0
        for round in 0..<1_500 {
            var bytes = Array(Self.text.utf8)
            if round.isMultiple(of: 5) { bytes.removeLast(random.below(bytes.count)) }
            for _ in 0..<(1 + random.below(3)) where !bytes.isEmpty {
                bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let layout = try? decoded(bytes) else { continue }
            read += 1
            _ = layout.faults()
            #expect((try? JSONEncoder().encode(layout)).flatMap { try? decoded($0) } == layout)
        }
        #expect(read > 10)
    }

    @Test func `marks are found as they are written, and others are not`() {
        let pages = FoldedPages("NIF: B-12.345.674\nTalleres MUÑOZ & Hijos")
        for mark in ["B12345674", "b 12345674", "Talleres Muñoz", "674 Talleres"] { #expect(pages.holds(mark)) }
        for mark in ["B12345675", "Muñoz y Hijos", "NIF", "", "ESB12345674"] { #expect(!pages.holds(mark)) }
        #expect(!FoldedPages("").holds("12345") && !FoldedPages("1234").holds("12345"))
    }
}
