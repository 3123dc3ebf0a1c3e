import ArchiveModel
import Extraction
import Poppler
import Testing
import WorkerProtocol

/// Documents longer than invoices are, and pages with more words than print holds.
@Suite struct LongDocumentTests {
    /// An invoice's head on the first page, its totals on the last, and a word of its own on every page.
    private func pages(_ count: Int) -> [UInt8] {
        SmallPDF.pages(
            (1...count).map { number in
                var lines = [(x: 60, y: 400, text: "onlyonpage\(number)x")]
                if number == 1 {
                    lines += [(60, 60, "Invoice No: LONG-2026-7"), (60, 80, "Invoice date: 2026-03-12")]
                }
                if number == count {
                    lines += [
                        (300, 600, "Net total"), (460, 600, "100.00 EUR"), (300, 620, "VAT 21%"),
                        (460, 620, "21.00 EUR"), (300, 640, "Grand total"), (460, 640, "121.00 EUR"),
                    ]
                }
                return SmallPDF.text(lines)
            })
    }

    private func examine(_ bytes: [UInt8]) throws -> ExaminationReport {
        let sample = try Samples.document("long.pdf", bytes)
        let request = ExaminationRequest(names: ["long.pdf"], today: Samples.today)
        return withExtendedLifetime(sample) { Examiner.examine(request, documents: [sample.document]) }
    }

    @Test func `of a long document the first and the last pages are read`() throws {
        let report = try examine(pages(90))
        #expect(report.files.first?.pages == 90)
        #expect(report.fields["BT-1"]?.value == "LONG-2026-7")
        #expect(report.fields["BT-112"]?.value == "121.00")
        #expect(report.fields["BT-112"]?.page == 90)
        let text = try #require(report.text)
        for page in [1, 20, 71, 90] { #expect(text.contains("onlyonpage\(page)x"), "page \(page)") }
        for page in [21, 45, 70] { #expect(!text.contains("onlyonpage\(page)x"), "page \(page)") }
    }

    @Test func `up to forty pages all are read`() throws {
        let text = try #require(try examine(pages(40)).text)
        for page in 1...40 { #expect(text.contains("onlyonpage\(page)x"), "page \(page)") }
    }

    @Test func `lines on the last page of a long document are found`() {
        let page = TextExtractionTests.page(
            """
            Description        Quantity     Price      Amount
            Olive oil                 2     40.00       80.00
            Glass jars               10      2.00       20.00

                                    Net total          100.00
                                    VAT 21%             21.00
                                    Grand total        121.00
            """, number: 90)
        let filler = PageWords(page: 1, width: 595, height: 842, words: [])
        let lines = TextExtraction([filler, page], today: Samples.today).lines
        #expect(lines.map { $0["BT-131"] } == ["80.00", "20.00"])
        #expect(lines.map { $0["BT-153"] } == ["Olive oil", "Glass jars"])
    }

    @Test(arguments: [(5_900, true), (6_000, false)])
    func `words beyond the limit of a page are not looked at`(_ count: Int, _ isRead: Bool) {
        var page = TextExtractionTests.page("Invoice No: A-17", number: 1)
        let filler = (0..<count).map { index in
            let (x, y) = (Double(index % 60) * 9, 200 + Double(index / 60) * 6)
            return PageWord(text: "x", box: PageBox(x0: x, y0: y, x1: x + 2, y1: y + 5))
        }
        page.words = filler + page.words
        let fields = TextExtraction([page], today: Samples.today).fields
        #expect((fields["BT-1"]?.value == "A-17") == isRead)
    }
}
