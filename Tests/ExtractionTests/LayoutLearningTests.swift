import ArchiveModel
import Extraction
import Poppler
import SeededTesting
import Testing
import WorkerProtocol

/// What a correction teaches, and what the next document gains by it.
@Suite struct `Learning a layout` {
    private func learn(
        _ values: [String: String], from pages: [PageWords], known: [String] = []
    ) -> LearnedPlaces {
        LayoutLearning.learn(
            LearningRequest(values: values, known: known, today: Samples.today), from: pages, pageCount: pages.count)
    }

    private func fields(_ page: PageWords, by learned: LearnedPlaces) -> [String: String] {
        let use = LayoutUse(
            name: "learned",
            layout: LayoutDescription(issuer: ["DE136695976"], fields: learned.places.mapValues { [$0] }))
        return TextExtraction([page], today: Samples.today, layout: use).fields.mapValues(\.value)
    }

    @Test func `one corrected document teaches all that the next one needs`() throws {
        let learned = learn(
            [
                "BT-1": "8871-K", "BT-2": "2026-10-14", "BT-27": "Quarz und Söhne", "BT-109": "100.00", "BT-110": "21",
                "BT-112": "121.00", "BT-31": "DE136695976",
            ], from: [`Reading by a layout`.letter()])
        #expect(learned.findings.isEmpty, "\(learned.findings)")
        let number = try #require(learned.places["BT-1"])
        #expect(number.label == "Blattwerk" && number.relation == .right && number.page == 1 && number.box != nil)
        #expect(learned.places["BT-2"]?.label == "Stichtag" && learned.places["BT-2"]?.relation == .below)
        #expect(learned.places["BT-112"]?.label == "Endschein" && learned.places["BT-112"]?.page == -1)
        let next = `Reading by a layout`.letter(number: "9000-Z", day: "2. November 2026", gross: "121,00", shift: 4)
        let read = fields(next, by: learned)
        #expect(read["BT-1"] == "9000-Z" && read["BT-2"] == "2026-11-02")
        #expect(read["BT-112"] == "121.00" && read["BT-31"] == "DE136695976")
    }

    @Test func `what stands nowhere teaches nothing and says so`() {
        let learned = learn(
            ["BT-1": "F-1", "BT-3": "381", "BT-9": "2027-01-01"], from: [`Reading by a layout`.letter()])
        #expect(learned.places.isEmpty)
        #expect(learned.findings.map(\.terms) == [["BT-1"], ["BT-3"], ["BT-9"]])
        #expect(learned.findings.allSatisfy { $0.id == "layout-unlearned" && $0.flag == .information })
        #expect(learned.findings[0].message.contains("nowhere"))
        #expect(learned.findings[1].message.contains("no value that has a place"))
    }

    @Test func `other values make no label, and a number of several words is found as text`() throws {
        let page = TextExtractionTests.page(
            """
            Kelterei Au GmbH            DE 136695976
            Serie K Nummer Blau
            2026-K77
            """)
        let plain = try #require(learn(["BT-1": "2026-K77"], from: [page], known: []).places["BT-1"])
        #expect(plain.label == "Serie K Nummer Blau")
        let known = learn(["BT-1": "2026-K77"], from: [page], known: ["Serie K Nummer Blau", "Kelterei Au GmbH"])
            .places["BT-1"]
        #expect(known?.label == nil && known?.box != nil)
        let words = learn(
            ["BT-1": "K 77 Blau/3"], from: [TextExtractionTests.page("DE 136695976\nZeichen:  K 77 Blau/3")]
        ).places["BT-1"]
        #expect(words?.form == .text && words?.label == "Zeichen")
    }

    @Test func `of an amount that stands with two labels the one that leads to it is taken`() {
        let page = TextExtractionTests.page(
            """
            DE 136695976
            Vorschein      Beizoll      Endschein
            100,00         21,00        121,00

            Summe Kasse    100,00       21,00       121,00
            """)
        let learned = learn(["BT-112": "121.00", "BT-110": "21.00"], from: [page])
        #expect(learned.places["BT-112"]?.label == "Endschein" && learned.places["BT-112"]?.relation == .below)
        #expect(learned.places["BT-110"]?.label == "Beizoll")
    }

    /// Random pages: what is proposed always leads back to the value on its own page.
    @Test(arguments: 0..<60) func `a place always gives the value it was learned from`(seed: Int) {
        let random = SeededRandom(seed: UInt64(seed))
        let pages = (1...(1 + random.below(3))).map { RandomPage.make(random, number: $0) }
        let values = [
            "BT-1": "ZX-99412", "BT-2": "2026-03-07", "BT-112": "734.19", "BT-84": "ES9121000418450200051332",
        ]
        let learned = learn(values, from: pages)
        for (term, place) in learned.places {
            let use = LayoutUse(name: "x", layout: LayoutDescription(issuer: ["x"], fields: [term: [place]]))
            let read = TextExtraction(pages, today: Samples.today, layout: use, pageCount: pages.count)
            #expect(read.layout?.found == [term], "\(term) \(place)")
            #expect(read.fields[term]?.value == values[term] || term == "BT-112", "\(term) \(place)")
        }
        #expect(learned.places.count + learned.findings.count == values.count)
    }

    @Test func `pages and layouts made to be slow take no longer than others of their size`() {
        // Every word a label and a value of many places; quadratic work would take minutes.
        var words: [PageWord] = []
        for index in 0..<6_000 {
            let (x, y) = (Double(index % 100) * 9, Double(index / 100) * 9)
            let box = PageBox(x0: x, y0: y, x1: x + 5, y1: y + 8)
            words.append(PageWord(text: index.isMultiple(of: 2) ? "aaaaaaaa" : "1,00", box: box))
        }
        let page = PageWords(page: 1, width: 900, height: 540, words: words)
        let places = (1...4).map { LayoutPlace(label: String(repeating: "a", count: 8 * $0), box: [1, 1, 900, 500]) }
        let fields = Dictionary(uniqueKeysWithValues: PrintedForm.terms.prefix(40).map { ($0, places) })
        let use = LayoutUse(name: "slow", layout: LayoutDescription(issuer: ["aaaaa"], fields: fields))
        let read = TextExtraction([page], today: Samples.today, layout: use)
        #expect((read.layout?.found.count ?? 0) + (read.layout?.missed.count ?? 0) == 40)
        let learned = learn(["BT-112": "1.00", "BT-27": "aaaaaaaa", "BT-1": "1,00"], from: [page])
        #expect(learned.places.count + learned.findings.count == 3)
    }
}

/// Pages with words, labels and values strewn over them.
enum RandomPage {
    private static let words = [
        "Folio", "Blattwerk:", "Total", "Fecha", "Nr.", "den", "Summe", "IBAN", "12,00", "07.03.2026", "734,19", "EUR",
        "ZX-99412", "ES91", "2100", "0418", "4502", "0005", "1332", "Kunde", "(x)", "21%", "–", "2026/4", "ñandú", "",
        "ES9121000418450200051332", "7. März 2026", "…",
    ]

    static func make(_ random: SeededRandom, number: Int) -> PageWords {
        var page: [PageWord] = []
        for line in 0..<(4 + random.below(30)) {
            var x = 30 + Double(random.below(120))
            while x < 520 {
                for text in words[random.below(words.count)].split(separator: " ") {
                    let width = 5 * Double(text.count)
                    let y = 30 + 14 * Double(line) + Double(random.below(3))
                    page.append(PageWord(text: String(text), box: PageBox(x0: x, y0: y, x1: x + width, y1: y + 10)))
                    x += width + 4
                }
                x += Double(random.below(90))
            }
        }
        return PageWords(page: number, width: 595, height: 842, words: page)
    }
}
