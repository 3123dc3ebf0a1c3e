import ArchiveModel
import Cairo
import EN16931
import PDF
import Rendering
import Testing
import WorkerProtocol

/// How pages are laid out and what the file says of itself.
@Suite struct PageTests {
    @Test func `the same invoice gives the same bytes, another time others`() throws {
        let invoice = try #require(try PageSamples.invoices(in: "Invoices/es/almazara-ubl.xml").first)
        let pdf = try PageSamples.draw(invoice, .es)
        #expect(try PageSamples.draw(invoice, .es) == pdf)
        #expect(try PageSamples.draw(invoice, .en) != pdf)
        let later = try InvoicePages.pdf(
            invoice, language: .es, time: UTCTime(milliseconds: 1_790_000_060_000), typefaces: .init())
        #expect(later != pdf)
    }

    @Test func `each page tells its number, its sum so far and the columns`() throws {
        let pages = try PageSamples.pages(PageSamples.draw(PageSamples.long(120)))
        #expect(pages.count > 2)
        var lines = 0
        for (index, words) in pages.enumerated() {
            let text = words.joined(separator: " ")
            #expect(text.contains("Page \(index + 1) of \(pages.count)"))
            let sum = "\(lines * 10).00".grouped
            #expect(text.contains("Brought forward") == (index > 0 && lines < 120))
            if text.contains("Brought forward") { #expect(words.contains(sum)) }
            // The head row names the column as the lines name their items.
            let heads = text.contains("Net amount") ? 1 : 0
            let onPage = words.count { $0 == "Item" } - heads
            #expect(heads == 1 || onPage <= 0)
            lines += max(0, onPage)
            #expect(text.contains("Carried forward") == (lines < 120))
            if lines < 120 { #expect(words.contains("\(lines * 10).00".grouped)) }
        }
        #expect(lines == 120)
    }

    @Test func `no sum is carried where a line states none`() throws {
        var invoice = PageSamples.long(120)
        invoice.lines[3].netAmount = Term(reading: "ten")
        let words = try PageSamples.pages(PageSamples.draw(invoice)).joined()
        #expect(!words.contains("Carried"))
        #expect(words.contains("ten"))
    }

    @Test func `numbers and dates follow the language, accounts stand in fours`() throws {
        var invoice = PageSamples.minimal()
        invoice.totals?.payable = Term(reading: "-1234567.5")
        var instructions = PaymentInstructions()
        var transfer = CreditTransfer()
        transfer.account = Term("ES7691010042110017304589")
        instructions.creditTransfers = [transfer]
        invoice.paymentInstructions = [instructions]
        let spanish = try PageSamples.pages(PageSamples.draw(invoice, .es)).joined().joined(separator: " ")
        #expect(spanish.contains("\u{2212}1.234.567,50 EUR"))
        #expect(spanish.contains("27/11/2026"))
        #expect(spanish.contains("ES76 9101 0042 1100 1730 4589"))
        let english = try PageSamples.pages(PageSamples.draw(invoice, .en)).joined().joined(separator: " ")
        #expect(english.contains("\u{2212}1,234,567.50 EUR"))
        #expect(english.contains("27 Nov 2026"))
    }

    @Test func `a document is tagged and tells language and title`() throws {
        let document = try PDFDocument(MemoryBytes(PageSamples.draw(PageSamples.minimal(), .es)))
        let catalog = try #require(try document.catalog().value.dictionaryValue)
        #expect(catalog["Lang"]?.stringValue == Array("es".utf8))
        #expect(try document.resolveDictionary(catalog["MarkInfo"])?["Marked"] == .boolean(true))
        #expect(try document.resolveDictionary(catalog["StructTreeRoot"]) != nil)
        #expect(try document.resolveDictionary(catalog["ViewerPreferences"])?["DisplayDocTitle"] == .boolean(true))
        let information = try #require(try document.resolveDictionary(document.trailer["Info"]))
        #expect(TextString.decode(information["Title"]?.stringValue ?? []) == "Factura F-1")
    }

    @Test func `a text of a megabyte without a blank is drawn`() throws {
        var invoice = PageSamples.minimal()
        var note = InvoiceNote()
        note.text = Term(String(repeating: "x", count: 1 << 20))
        invoice.notes = [note]
        let words = try PageSamples.pages(PageSamples.draw(invoice)).joined()
        let count = words.reduce(0) { $0 + ($1.allSatisfy { $0 == "x" } ? $1.count : 0) }
        #expect(count == 1 << 20)
    }
}

extension String {
    /// With commas between thousands.
    fileprivate var grouped: String {
        guard count > 6 else { return self }
        return prefix(count - 6) + "," + suffix(6)
    }
}
