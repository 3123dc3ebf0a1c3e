import EDIFACT
import EN16931
import FoundationEssentials
import Testing

/// What the invoice does not hold is told, component by component.
@Suite struct `The account of a message` {
    static let fixtures = [
        "almazara-d96a", "talleres-d01b", "nordwind-d14b", "almazara-credit-note-d96a", "almazara-credit-note-d01b",
        "almazara-credit-note-d14b",
    ]

    private static func segments(_ name: String) throws -> [String] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let data = try Data(contentsOf: URL(filePath: "\(root)/Fixtures/EDIFACT/\(name).edi"))
        let text = String(decoding: data.map { $0 < 0x80 ? $0 : UInt8(ascii: "x") }, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).map { String($0.dropLast()) }.filter { !$0.hasPrefix("UNA") }
    }

    /// Elements and components of a segment; nothing in these samples is released but colons.
    private static func cut(_ segment: String) -> [[String]] {
        segment.replacing("?:", with: "\u{1}").split(separator: "+", omittingEmptySubsequences: false).map {
            $0.split(separator: ":", omittingEmptySubsequences: false).map { String($0).replacing("\u{1}", with: ":") }
        }
    }

    private static func join(_ elements: [[String]]) -> String {
        elements.map { components in
            components.map { $0.replacing(":", with: "?:") }.joined(separator: ":")
        }.joined(separator: "+")
    }

    private func account(_ segments: [String]) throws -> (invoice: Invoice, told: [LostTerm]) {
        let bytes = Array(segments.map { $0 + "'" }.joined().utf8)
        let document = try EDIFACTReader.read(bytes)
        let invoice = try #require(document.invoices.first).invoice
        return (invoice, EDIFACTReader.outside(bytes, invoice))
    }

    @Test(arguments: fixtures)
    func `holds nothing where everything was read`(name: String) throws {
        #expect(try account(Self.segments(name)).told.isEmpty)
    }

    /// A value in each empty component of each segment, one at a time: the invoice states it, or the account tells it.
    /// And it drives nothing else out unseen.
    @Test(arguments: fixtures)
    func `tells any value added that the invoice does not state`(name: String) throws {
        let segments = try Self.segments(name)
        let mark = "ZQX7K"
        for (index, segment) in segments.enumerated() {
            let elements = Self.cut(segment)
            for element in 1...max(elements.count, 5) {
                for position in 0..<6 {
                    var changed = elements
                    while changed.count <= element { changed.append([""]) }
                    while changed[element].count <= position { changed[element].append("") }
                    guard changed[element][position].isEmpty, !Self.isEnvelope(elements, element, position) else {
                        continue
                    }
                    changed[element][position] = mark
                    var message = segments
                    message[index] = Self.join(changed)
                    let (invoice, told) = try account(message)
                    let held = invoice.statements.map(\.value) + told.map(\.value)
                    #expect(
                        held.contains { $0.contains(mark) },
                        "\(segment): element \(element), component \(position + 1)")
                    for value in elements.dropFirst().joined() where Self.isContent(elements, value) {
                        #expect(
                            held.contains { $0.contains(value) || $0.contains(Self.plain(value)) },
                            "\(segment): “\(value)” with element \(element), component \(position + 1)")
                    }
                }
            }
        }
    }

    /// What ISO 9735 defines for the segments around the message.
    private static func isEnvelope(_ elements: [[String]], _ element: Int, _ position: Int) -> Bool {
        let defined: [String: [Int]] = [
            "UNB": [4, 4, 4, 2, 1, 2, 1, 1, 1, 1], "UNH": [1, 7], "UNT": [1, 1], "UNZ": [1, 1],
        ]
        guard let counts = defined[elements[0][0]], element <= counts.count else { return false }
        return position < counts[element - 1]
    }

    /// Long enough to be no qualifier.
    private static func isContent(_ elements: [[String]], _ value: String) -> Bool {
        value.utf8.count >= 6 && !["UNB", "UNH", "UNT", "UNZ"].contains(elements[0][0])
    }

    /// A date as the model writes it, any other value as it is.
    private static func plain(_ value: String) -> String {
        guard value.utf8.count == 8, value.allSatisfy(\.isNumber) else { return value }
        return "\(value.prefix(4))-\(value.dropFirst(4).prefix(2))-\(value.suffix(2))"
    }

    @Test func `what stands outside the message is told`() throws {
        let message = ["UNH+1+INVOIC:D:96A:UN", "BGM+380+1+9", "UNT+3+1"]
        let header = "UNB+UNOC:3+a+b+261123:1403+1"
        func told(_ segments: [String]) throws -> [String] {
            try account(segments).told.map { "\($0.path) = \($0.value)" }
        }
        #expect(try told([header] + message + ["UNZ+1+1"]) == [])
        for segments in [
            [header, "FTX+AAI+++void"] + message + ["UNZ+1+1"], [header] + message + ["FTX+AAI+++void", "UNZ+1+1"],
        ] {
            #expect(try told(segments) == ["outside every message (FTX) = FTX+AAI+++void"])
        }
        let behind = try told([header] + message + ["UNZ+1+1", "Do not pay. Account: DK999."])
        #expect(behind.count == 1 && behind[0].hasPrefix("outside every interchange, from byte "))
        #expect(behind[0].hasSuffix(" = Do not pay. Account: DK999.'"))
        #expect(try told([header + "++++++1"] + message + ["UNZ+1+1"]) == ["UNB = \(header)++++++1"])
    }

    @Test func `a net price has no basis of another net price`() throws {
        func price(_ segments: String) throws -> (net: String?, basis: String?) {
            let message =
                ["UNB+UNOC:3+a+b+261123:1403+1", "UNH+1+INVOIC:D:96A:UN", "BGM+380+1+9", "LIN+1"]
                + segments.split(separator: "'").map(String.init) + ["UNT+9+1", "UNZ+1+1"]
            let line = try account(message).invoice.lines.first
            return (line?.price?.netPrice?.canonical, line?.price?.baseQuantity?.value.canonical)
        }
        #expect(try price("PRI+CAL:100:::100:C62'PRI+AAA:1") == ("1", nil))
        #expect(try price("PRI+AAA:1'PRI+CAL:100:::100:C62") == ("1", nil))
        #expect(try price("PRI+INV:2:::10:C62'PRI+CAL:3") == ("3", nil))
        #expect(try price("PRI+CAL:100:::100:C62'PRI+AAA:1:::5:C62") == ("1", "5"))
        // That of the gross price is the price's.
        #expect(try price("PRI+AAB:11:::10:C62'PRI+AAA:10") == ("10", "10"))
        #expect(try price("PRI+CAL:9'PRI+AAB:11:::10:C62'PRI+AAA:10") == ("10", "10"))
    }

    private func told(_ message: String) throws -> [String] {
        let segments = ["UNB+UNOC:3+a+b+261123:1403+1", "UNH+1+INVOIC:D:96A:UN", "BGM+380+1+9"]
        let rest = message.split(separator: "'").map(String.init)
        return try account(segments + rest + ["UNT+\(rest.count + 3)+1", "UNZ+1+1"]).told.map {
            "\($0.path) = \($0.value)"
        }
    }

    @Test(arguments: [
        // Part of a segment.
        ("NAD+SU+123::92++S", ["segment 3 (NAD), element 2, component 3 = 92"]),
        ("NAD+BY+++Name+a:b:c:d+Town++1+ES", ["segment 3 (NAD), element 5, component 4 = d"]),
        ("RFF+ON:1:2", ["segment 3 (RFF), element 1, component 3 = 2"]),
        ("FTX+AAI+1++a+EN", ["segment 3 (FTX), element 2 = 1", "segment 3 (FTX), element 5 = EN"]),
        (
            "BGM+381:::Abono+2+9",
            ["segment 2 (BGM) = BGM+380+1+9", "segment 3 (BGM), element 1, component 4 = Abono"]
        ),
        ("CUX+2:EUR:4+3:USD:4+1.1", ["segment 3 (CUX), element 2 = 3:USD:4", "segment 3 (CUX), element 3 = 1.1"]),
        ("LIN+1++5:ZZ:x", ["segment 3 (LIN), element 3, component 2 = ZZ"]),
        ("LIN+1+4+5:EN", ["segment 3 (LIN), element 2 = 4"]),
        ("LIN+1'PIA+5+A:SA+B:SA", ["segment 4 (PIA), element 3 = B:SA"]),
        ("LIN+1'PRI+AAA:10:CT:NTP:1:C62", ["segment 4 (PRI), element 1, component 3 = CT"]),
        ("LIN+1'PRI+AAA:10:::2:C62'PRI+AAB:11::GRP:2:C62", []),
        ("LIN+1'PRI+AAA:10:::2:C62'PRI+AAB:11::GRP:3:C62", ["segment 5 (PRI), element 1, component 5 = 3"]),
        ("CUX+2:EUR:4'UNS+S'MOA+9:5:EUR'MOA+79:5:USD", ["segment 6 (MOA), element 1, component 3 = USD"]),
        // A time of day.
        ("DTM+137:202611231403:203", ["segment 3 (DTM), element 1, component 2 = 202611231403"]),
        ("DTM+137:202611230000:203", []),
        ("DTM+137:1999031:102", []),
        // Whole segments, where nothing of them was read.
        ("PAC+3", ["segment 3 (PAC) = PAC+3"]),
        ("NAD+BY+++A'NAD+BY+++B", ["segment 4 (NAD) = NAD+BY+++B"]),
        ("LIN+1'FTX+AAI+++a'FTX+AAI+++b", ["segment 5 (FTX) = FTX+AAI+++b"]),
        ("NAD+BY+++A'CTA+PD", []),
        (
            "NAD+BY+++A'CTA+PD+7:Ana'COM+1:TE+2:FX",
            ["segment 4 (CTA), element 2, component 1 = 7", "segment 5 (COM), element 2 = 2:FX"]
        ),
        // A document without its object.
        ("EFI+a.pdf:Horas", ["segment 3 (EFI), element 1, component 1 = a.pdf"]),
    ])
    func `names place, component and value`(message: String, expected: [String]) throws {
        #expect(try told(message) == expected)
    }

    @Test func `a text over several segments is held piece by piece`() throws {
        let full = String(repeating: "x", count: 70)
        let message = "FTX+AAI+++\(full):\(full):\(full):\(full):\(full)'FTX+AAI+++and the end'FTX+AAI+++\(full):other"
        #expect(try told(message).isEmpty)
    }

    @Test func `another message and an object of no document are told`() throws {
        let segments = [
            "UNB+UNOC:4+a+b+20261123:1403+1", "UNH+1+INVOIC:D:14B:UN", "BGM+380+1", "UNT+3+1",
            "UNO+P1+1:D1+13:text/plain+4", "QUJDRA==UNP+8+P1", "UNH+2+REMADV:D:14B:UN", "BGM+481+9", "UNT+3+2",
            "UNZ+3+1",
        ]
        let told = try account(segments).told.map { "\($0.path) = \($0.value)" }
        #expect(told == ["UNO = UNO+P1+1:D1+13:text/plain+4", "other message 1 = REMADV D.14B"])
    }
}
