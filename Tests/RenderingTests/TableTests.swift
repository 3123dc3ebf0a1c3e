import EN16931
import Rendering
import Testing
import WorkerProtocol

/// Tables that go on from page to page: heads, and sums carried.
@Suite struct TableTests {
    /// How often a head and the rows of carried sums stand on each page, wherever the page's end falls.
    private static func expectOneHead(of invoice: Invoice, _ head: [String], _ comment: String) throws {
        for (number, page) in try PageSamples.pages(PageSamples.draw(invoice, .es)).enumerated() {
            let heads = page.indices.count { page[$0...].starts(with: head) }
            #expect(heads <= 1, "\(comment), page \(number + 1)")
        }
    }

    @Test(arguments: 1...60) func `the VAT breakdown has one head on a page after any number of lines`(count: Int)
        throws
    {
        var invoice = try #require(try PageSamples.invoices(in: "Invoices/es/almazara-ubl.xml").first)
        let lines = invoice.lines
        invoice.lines = (0..<count).map { lines[$0 % lines.count] }
        try Self.expectOneHead(of: invoice, ["Base", "imponible", "Cuota"], "\(count) lines")
        try Self.expectOneHead(of: invoice, ["Importe", "neto"], "\(count) lines")
    }

    @Test(arguments: 1...60)
    func `no sum is carried before the first line, and its head stands once, wherever the table begins`(
        count: Int
    ) throws {
        var invoice = PageSamples.long(1)
        invoice.precedingInvoices = (1...count).map { number in
            var reference = PrecedingInvoiceReference()
            reference.number = Term("R-\(number)")
            return reference
        }
        let pages = try PageSamples.pages(PageSamples.draw(invoice, .en))
        let words = pages.joined()
        #expect(!words.contains("Carried") && !words.contains("Brought"))
        // The column's head, which no other word on these pages is.
        #expect(words.count { $0 == "Unit" } == 1)
        let head = pages.firstIndex { $0.contains("Unit") }
        #expect(head == pages.firstIndex { $0.contains("10.00") })
    }

    @Test func `a first line longer than a page carries no sum`() throws {
        var invoice = PageSamples.long(2)
        invoice.lines[0].item?.description = Term(String(repeating: "word ", count: 3_000))
        let pages = try PageSamples.pages(PageSamples.draw(invoice))
        try #require(pages.count > 2)
        #expect(!pages[0].contains("Carried"))
        for page in pages { #expect(page.count { $0 == "Unit" } <= 1) }
    }

    @Test func `a number of as many digits as there may be is not broken`() throws {
        let digits = "1234567890123456789012345678901234"
        var shown = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { shown += "," }
            shown.append(digit)
        }
        var invoice = PageSamples.long(60)
        for index in invoice.lines.indices { invoice.lines[index].netAmount = nil }
        invoice.lines[0].netAmount = Term(reading: digits)
        for index in 1..<60 { invoice.lines[index].netAmount = Term(reading: "0") }
        invoice.totals?.payable = Term(reading: digits)
        invoice.totals?.withVAT = Term(reading: "-" + digits)
        var breakdown = VATBreakdown()
        breakdown.taxAmount = Term(reading: digits)
        breakdown.taxableAmount = Term(reading: digits)
        invoice.vatBreakdown = [breakdown]
        var allowance = AllowanceOrCharge()
        allowance.amount = Term(reading: digits)
        invoice.allowances = [allowance]
        let words = try PageSamples.pages(PageSamples.draw(invoice)).joined()
        // The line, two pages' sums, allowance, base and tax, totals, and once more beside the address.
        #expect(words.count { $0 == shown } >= 7)
        #expect(words.contains("\u{2212}" + shown))
        #expect(words.filter { $0.hasPrefix("1,234") && $0 != shown }.isEmpty)
    }
}
