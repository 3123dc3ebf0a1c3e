import EN16931
import InvoiceTesting
import Rendering
import Testing
import WorkerProtocol

/// A page says what the invoice says: read back by poppler, every term is on it.
@Suite struct CompletenessTests {
    @Test(arguments: PageSamples.files)
    func `every term of a document is on its pages`(file: String) throws {
        for invoice in try PageSamples.invoices(in: file) {
            for language in ViewLanguage.allCases { try Self.expectAll(invoice, language) }
        }
    }

    @Test(arguments: 1...40)
    func `every term of any invoice is on its pages`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed) + 5_000_000)
        // A line with Hebrew comes back from poppler with its numbers turned round.
        let json = String(decoding: try SemanticJSON.encode(random.invoice()), as: UTF8.self)
        let invoice = try SemanticJSON.decodeTolerantly(Array(json.replacing("שלום", with: "salom").utf8))
        try Self.expectAll(invoice, seed.isMultiple(of: 2) ? .es : .en)
    }

    @Test func `Hebrew is drawn with its letters`() throws {
        var invoice = PageSamples.minimal()
        invoice.buyerReference = Term("שלום")
        let found = try PageSamples.pages(PageSamples.draw(invoice)).joined().joined()
        for letter in "שלום" { #expect(found.contains(letter)) }
    }

    @Test func `what an invoice does not say is not on its page`() throws {
        var invoice = PageSamples.minimal()
        invoice.buyerReference = Term("REF-4711")
        #expect(try PageSamples.pages(PageSamples.draw(invoice)).joined().contains("REF-4711"))
        invoice.buyerReference = nil
        #expect(try !PageSamples.pages(PageSamples.draw(invoice)).joined().contains("REF-4711"))
    }

    @Test func `a term too large for its place is shown whole elsewhere`() throws {
        var invoice = PageSamples.minimal()
        let words = (1...600).map { "palabra\($0)" }
        let text = words.joined(separator: " ")
        var seller = Seller()
        seller.name = Term(text)
        invoice.seller = seller
        var buyer = Buyer()
        buyer.name = Term(text.replacing("palabra", with: "word"))
        invoice.buyer = buyer
        invoice.number = Term(text.replacing("palabra", with: "number"))
        invoice.lines[0].identifier = Term("IDENTIFIER-0123456789")
        invoice.lines[0].netAmount = Term(reading: "123456789012345678.123456")
        let found = Set(try PageSamples.pages(PageSamples.draw(invoice)).joined())
        for number in 1...600 {
            for word in ["palabra", "word", "number"] { #expect(found.contains("\(word)\(number)")) }
        }
        #expect(found.contains("IDENTIFIER-0123456789"))
        #expect(found.contains("123,456,789,012,345,678.123456"))
    }

    private static func expectAll(_ invoice: Invoice, _ language: ViewLanguage) throws {
        let pdf = try PageSamples.draw(invoice, language)
        let page = try PageSamples.pages(pdf).joined().joined()
        let format = ValueFormat(language, currency: invoice.currencyCode?.canonical ?? "")
        for stated in invoice.canonical.statements where !(stated.term.hasSuffix("-0") && stated.value == "VAT") {
            for word in format.text(stated).split(whereSeparator: \.isWhitespace) {
                let shown = String(word).replacing("🧾", with: "[U+1F9FE]")
                #expect(stands(shown, on: page), "\(stated.term) \(stated.path): \(shown)")
            }
        }
    }

    /// Whole, or broken over two lines beside another column.
    private static func stands(_ word: String, on page: String) -> Bool {
        if page.contains(word) { return true }
        return word.indices.dropFirst(2).dropLast().contains { index in
            page.contains(word[..<index]) && page.contains(word[index...])
        }
    }
}
