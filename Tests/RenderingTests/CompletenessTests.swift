import EN16931
import InvoiceTesting
import Poppler
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
        try Self.expectAll(random.invoice(), seed.isMultiple(of: 2) ? .es : .en)
    }

    /// Each term has a value no other has, so that none can stand for another.
    @Test(arguments: 1...40)
    func `every term stands where its name says, and once`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed) + 6_000_000)
        let invoice = try Self.withUniqueValues(random.invoice())
        let view = String(decoding: InvoiceView(invoice, language: .en).text, as: UTF8.self)
        let pages = try PageSamples.placed(PageSamples.draw(invoice))
        let stated = invoice.canonical.statements.filter { Self.isUnique($0.value) }
        try #require(stated.count > 40)
        for term in stated {
            let places = pages.enumerated().flatMap { page, words in
                words.filter { $0.text.contains(term.value) }.map { (page, $0.box) }
            }
            #expect(!places.isEmpty, "\(term.term) \(term.path)")
            let isIdentity = Self.repeated.contains(term.path)
            // A payment's means stands with each of its accounts.
            let most = stated.count { $0.value == term.value }
            #expect(places.count <= most || isIdentity, "\(term.term) \(term.path) stands \(places.count) times")
            guard let (page, box) = places.first, places.count == 1, Self.isLabelled(term.path) else { continue }
            let row = try #require(view.split(separator: "\n").first { $0.contains("  \(term.value)  [") })
            let label = try #require(row.split(separator: " ").first)
            let isNamed = pages[page].contains { word in
                abs(word.box.middle - box.middle) < 4 && word.box.x0 < box.x0
                    && (word.text == label || word.text == label + ":")
            }
            #expect(isNamed, "\(term.term) \(term.path) stands without “\(label)”")
        }
    }

    /// What title, facts, sender and foot say again.
    private static let repeated: Set<String> = [
        "number", "seller.name", "seller.vatIdentifier", "seller.address.line1", "seller.address.postCode",
        "seller.address.city", "currencyCode", "totals.payable", "vatTotals[0].currency",
    ]

    /// Not in the letter's head, in columns, or running text under a heading; a scheme, a unit, a currency stands with its
    /// value.
    private static func isLabelled(_ path: String) -> Bool {
        let key = path.prefix { $0 != "." && $0 != "[" }
        let last = path.split(separator: ".").last ?? ""
        if ["scheme", "schemeVersion", "unit", "currency"].contains(last) { return false }
        switch key {
        case "seller", "buyer", "notes", "paymentTerms", "vatTotals", "totals": return false
        case "allowances", "charges": return !["reason", "amount"].contains(last)
        case "vatBreakdown": return last.hasPrefix("exemption")
        case "lines":
            let isColumn = ["identifier", "netAmount", "quantity.value", "price.netPrice", "vat.category", "vat.rate"]
                .contains { path.hasSuffix("]." + $0) }
            return !isColumn && !path.contains(".item.name") && !path.contains(".item.description")
                && !path.contains(".attributes[")
        default: return true
        }
    }

    private static func isUnique(_ value: String) -> Bool { value.hasPrefix("Q") && value.hasSuffix("Z") }

    /// The invoice with a text of its own for each value, whatever its type, but for attachments.
    private static func withUniqueValues(_ invoice: Invoice) throws -> Invoice {
        var count = 1_000
        var isAttachment = false
        let json = String(decoding: try SemanticJSON.encode(invoice), as: UTF8.self)
        let lines = json.split(separator: "\n").map { line in
            if line.contains("\"filename\": ") { isAttachment = true }
            guard let match = line.wholeMatch(of: /( *"[A-Za-z0-9]+": )".*"(,?)/) else { return String(line) }
            if isAttachment, line.contains("\"content\": ") {
                isAttachment = false
                return String(line)
            }
            count += 1
            return "\(match.1)\"Q\(count)Z\"\(match.2)"
        }
        return try SemanticJSON.decodeTolerantly(Array(lines.joined(separator: "\n").utf8))
    }

    @Test func `Hebrew is drawn with its letters`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.buyerReference = Term("שלום")
        let found = try PageSamples.pages(PageSamples.draw(invoice)).joined().joined()
        for letter in "שלום" { #expect(found.contains(letter)) }
    }

    @Test func `what an invoice does not say is not on its page`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.buyerReference = Term("REF-4711")
        #expect(try PageSamples.pages(PageSamples.draw(invoice)).joined().contains("REF-4711"))
        invoice.buyerReference = nil
        #expect(try !PageSamples.pages(PageSamples.draw(invoice)).joined().contains("REF-4711"))
    }

    @Test func `a term too large for its place is shown whole elsewhere`() throws {
        var invoice = SmallInvoice.minimal()
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

    /// Each word of each term stands on the pages, and as often as terms have it.
    private static func expectAll(_ invoice: Invoice, _ language: ViewLanguage) throws {
        let pdf = try PageSamples.draw(invoice, language)
        // What the reader of pages adds to tell directions apart.
        let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}"]
        let words = try PageSamples.pages(pdf).joined().joined().unicodeScalars
            .filter { !marks.contains($0) }
        let page = String(String.UnicodeScalarView(words))
        let format = ValueFormat(language, currency: invoice.currencyCode?.canonical ?? "")
        var expected: [String: [String]] = [:]
        for stated in invoice.canonical.statements where !(stated.term.hasSuffix("-0") && stated.value == "VAT") {
            let isCountry = ["BT-40", "BT-55", "BT-69", "BT-80"].contains(stated.term)
            let names = isCountry ? countries[stated.value] : nil
            let text = names?[language == .es ? 1 : 0] ?? format.text(stated)
            for word in Set(text.split(whereSeparator: \.isWhitespace)) {
                expected[String(word).replacing("🧾", with: "[U+1F9FE]"), default: []].append(stated.path)
            }
        }
        let holdsHebrew = page.unicodeScalars.contains { (0x590...0x5FF).contains($0.value) }
        for (word, paths) in expected {
            // The reader of pages turns rows round that hold Hebrew.
            let isHebrew = word.unicodeScalars.contains { (0x590...0x5FF).contains($0.value) }
            var found = isHebrew ? 0 : page.ranges(of: word).count
            if holdsHebrew { found += page.ranges(of: String(word.reversed())).count }
            if holdsHebrew, found < paths.count, !word.allSatisfy(\.isLetter) {
                // Brackets stand apart from letters that run the other way.
                found = word.split { !$0.isLetter && !$0.isNumber }.map { page.ranges(of: $0).count }.min() ?? 0
            }
            #expect(found >= paths.count || stands(word, on: page), "\(word) of \(paths) stands \(found) times")
        }
    }

    private static let countries = [
        "ES": ["Spain", "España"], "DE": ["Germany", "Alemania"], "FR": ["France", "Francia"],
        "GB": ["United Kingdom", "Reino Unido"], "NL": ["Netherlands", "Países Bajos"], "AT": ["Austria", "Austria"],
    ]

    /// Broken over two lines, as a long word in a narrow column may be.
    private static func stands(_ word: String, on page: String) -> Bool {
        word.count > 8
            && word.indices.dropFirst(3).dropLast(2).contains { index in
                page.contains(word[..<index]) && page.contains(word[index...])
            }
    }
}
