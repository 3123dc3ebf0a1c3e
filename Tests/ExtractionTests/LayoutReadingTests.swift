import ArchiveModel
import Extraction
import Poppler
import Testing
import WorkerProtocol

/// Documents whose labels no lexicon knows, read by a layout.
@Suite struct `Reading by a layout` {
    /// Made-up words: nothing here is a label by itself.
    static func letter(
        number: String = "8871-K", day: String = "14.10.2026", gross: String = "121,00", shift: Int = 0,
        extra: String = ""
    ) -> PageWords {
        TextExtractionTests.page(
            String(repeating: "\n", count: shift)
                + """
                Quarz und Söhne                              Blattwerk: \(number)
                DE 136695976                                 Stichtag
                                                             \(day)
                \(extra)

                Sache                                             Wert
                Kiesel, rund                                    100,00

                                             Vorschein          100,00
                                             Beizoll             21,00
                                             Endschein          \(gross)
                """)
    }

    static func use(_ fields: [String: [LayoutPlace]]) -> LayoutUse {
        LayoutUse(name: "quarz", version: 3, layout: LayoutDescription(issuer: ["DE136695976"], fields: fields))
    }

    private func read(_ page: PageWords, _ fields: [String: [LayoutPlace]]) -> TextExtraction {
        TextExtraction([page], today: Samples.today, layout: Self.use(fields))
    }

    private static let number = LayoutPlace(label: "Blattwerk", relation: .right)

    @Test func `what no label of the reader's announces is read by the layout's`() {
        let before = TextExtraction([Self.letter()], today: Samples.today)
        #expect(before.fields["BT-1"]?.value != "8871-K" && before.layout == nil)
        let read = read(
            Self.letter(),
            [
                "BT-1": [Self.number], "BT-2": [.init(label: "stichtag", relation: .below)],
                "BT-112": [.init(label: "End-Schein", relation: .right)], "BT-110": [.init(label: "Beizoll")],
                "BT-109": [.init(label: "Vorschein")],
            ])
        let fields = read.fields.mapValues(\.value)
        #expect(fields["BT-1"] == "8871-K" && fields["BT-2"] == "2026-10-14")
        #expect(fields["BT-109"] == "100.00" && fields["BT-110"] == "21.00" && fields["BT-112"] == "121.00")
        #expect(read.fields["BT-1"]?.confidence == 0.93 && read.fields["BT-1"]?.how == .text)
        #expect(read.layout?.found == ["BT-1", "BT-2", "BT-109", "BT-110", "BT-112"])
        #expect(read.layout?.name == "quarz" && read.layout?.version == 3 && read.layout?.missed == [])
        #expect(read.findings.isEmpty)
    }

    @Test func `label and box together are surer than the label, and that than the box`() throws {
        let there = try #require(read(Self.letter(), ["BT-1": [Self.number]]).fields["BT-1"]?.box)
        let both = LayoutPlace(label: "Blattwerk", relation: .right, page: 1, box: there)
        #expect(read(Self.letter(), ["BT-1": [both]]).fields["BT-1"]?.confidence == 0.97)
        let moved = read(Self.letter(shift: 5), ["BT-1": [both]]).fields["BT-1"]
        #expect(moved?.value == "8871-K" && moved?.confidence == 0.93)
        let box = read(Self.letter(), ["BT-1": [.init(page: 1, box: there)]]).fields["BT-1"]
        #expect(box?.value == "8871-K" && box?.confidence == 0.85)
        // A label that is not there makes its box doubtful.
        let gone = LayoutPlace(label: "Rollennummer", page: 1, box: there)
        let doubtful = read(Self.letter(), ["BT-1": [gone], "BT-2": [.init(label: "Stichtag")]])
        #expect(doubtful.fields["BT-1"]?.confidence == 0.45 && doubtful.fields["BT-1"]?.value == "8871-K")
        #expect(doubtful.layout?.found == ["BT-2"] && doubtful.layout?.missed == ["BT-1"])
        #expect(doubtful.findings.first?.message.contains("read as 8871-K, but not surely") == true)
        // With no label at all it is another issuer's form.
        let foreign = read(Self.letter(), ["BT-1": [gone]])
        #expect(
            foreign.fields["BT-1"]?.value != "8871-K" && foreign.findings.first?.message.contains("no longer") == true)
    }

    @Test func `a label keeps its meaning with other spaces, signs and accents, and over a gap`() {
        for label in ["BLATTWERK", "Blatt-werk:", "Blått werk"] {
            #expect(read(Self.letter(), ["BT-1": [.init(label: label)]]).fields["BT-1"]?.value == "8871-K")
        }
        let wide = TextExtractionTests.page("DE 136695976\nBlatt   werk    8871-K")
        #expect(read(wide, ["BT-1": [.init(label: "Blattwerk")]]).fields["BT-1"]?.value == "8871-K")
        // Part of a longer word is another word.
        #expect(read(Self.letter(), ["BT-1": [.init(label: "Blatt")]]).layout?.missed == ["BT-1"])
    }

    @Test func `pages count from the last too`() {
        let first = Self.letter(number: "1-A")
        var last = Self.letter(number: "2-B")
        last.page = 2
        for (page, value) in [(1, "1-A"), (2, "2-B"), (-1, "2-B"), (-2, "1-A")] {
            let read = TextExtraction(
                [first, last], today: Samples.today,
                layout: Self.use(["BT-1": [.init(label: "Blattwerk", page: page)]]), pageCount: 2)
            #expect(read.fields["BT-1"]?.value == value)
        }
    }

    @Test func `what has another form or wrong check digits is not taken, and the miss says what stands there`() throws
    {
        let read = read(
            Self.letter(number: "folgt", extra: "Steuerzeichen: DE 136695977"),
            [
                "BT-1": [Self.number], "BT-31": [.init(label: "Steuerzeichen")], "BT-13": [.init(label: "Auftrag Nr.")],
                "BT-9": [.init(page: 1, box: [300, 700, 400, 720])],
            ])
        #expect(read.layout?.missed == ["BT-1", "BT-9", "BT-13", "BT-31"])
        #expect(read.fields["BT-31"]?.value != "DE136695977")
        let misses = read.findings.filter { $0.id == "layout-missed" }
        #expect(misses.map(\.terms) == [["BT-1"], ["BT-9"], ["BT-13"], ["BT-31"]])
        let first = try #require(misses.first)
        #expect(first.flag == .warning)
        for word in ["quarz (version 3)", "BT-1", "right of \"Blattwerk\"", "\"folgt\" stands there", "no number"] {
            #expect(first.message.contains(word), "\(first.message)")
        }
        #expect(misses[1].message.contains("page 1 at 300,700,400,720 pt; nothing stands there"))
        #expect(misses[2].message.contains("nowhere on the pages") && misses[2].flag == .information)
        #expect(misses[3].message.contains("check digits"))
    }

    @Test func `totals that add up stay when the layout's do not`() {
        let page = TextExtractionTests.page(
            """
            Quarz, DE 136695976          Rechnung Nr. 77
            Zwischensumme netto   100,00
            USt 19 %               19,00
            Gesamtbetrag          119,00
            Vorjahr               500,00
            """)
        let plain = TextExtraction([page], today: Samples.today).fields.mapValues(\.value)
        #expect(plain["BT-112"] == "119.00")
        let read = read(page, ["BT-112": [.init(label: "Vorjahr")]])
        #expect(read.fields.mapValues(\.value) == plain)
        #expect(read.findings.map(\.id) == ["layout-contradicted"] && read.layout?.missed == ["BT-112"])
    }

    @Test func `where nothing was proved the layout's totals stand, and what is due follows`() {
        let page = TextExtractionTests.page(
            """
            Quarz, DE 136695976
            Total                 100,00
            Beizoll                21,00
            Endschein             121,00
            """)
        let read = read(page, ["BT-112": [.init(label: "Endschein")], "BT-109": [.init(label: "Total")]])
        #expect(read.fields["BT-112"]?.value == "121.00" && read.fields["BT-115"]?.value == "121.00")
        #expect(read.fields["BT-110"]?.value == "21.00")
    }

    @Test func `a second form of an issuer's invoices has a second place`() {
        let places = [LayoutPlace(label: "Rollennummer"), Self.number]
        #expect(read(Self.letter(), ["BT-1": places]).fields["BT-1"]?.value == "8871-K")
        let other = TextExtractionTests.page("DE 136695976\n\nRollennummer  77-Z")
        #expect(read(other, ["BT-1": places]).fields["BT-1"]?.value == "77-Z")
    }
}
