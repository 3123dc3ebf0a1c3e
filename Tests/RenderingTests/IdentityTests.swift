import ArchiveModel
import CII
import Cairo
import EN16931
import InvoiceTesting
import PDF
import Poppler
import Rendering
import Testing
import WorkerProtocol

/// By what a document is known: its title, whose it is, and the foot of each page.
@Suite struct IdentityTests {
    @Test(
        arguments: [
            ("380", "Factura", "Invoice"), ("381", "Factura rectificativa", "Credit note"),
            ("396", "Factura rectificativa", "Credit note"), ("261", "Factura rectificativa", "Credit note"),
            ("384", "Factura rectificativa", "Corrected invoice"), ("389", "Factura", "Invoice"),
        ])
    func `the title follows the type code`(code: String, spanish: String, english: String) throws {
        var invoice = SmallInvoice.minimal()
        invoice.typeCode = Term(code)
        for (language, word) in [(ViewLanguage.es, spanish), (.en, english)] {
            let text = String(decoding: InvoiceView(invoice, language: language).text, as: UTF8.self)
            #expect(text.hasPrefix("\(word) F-1\n"))
            let document = try PDFDocument(MemoryBytes(PageSamples.draw(invoice, language)))
            let information = try #require(try document.resolveDictionary(document.trailer["Info"]))
            #expect(TextString.decode(information["Title"]?.stringValue ?? []) == "\(word) F-1")
        }
    }

    @Test func `names of any length leave metadata short, stand whole once and are not repeated`() throws {
        var invoice = SmallInvoice.minimal()
        var seller = Seller()
        seller.name = Term((1...4_000).map { "seller\($0)" }.joined(separator: " "))
        invoice.seller = seller
        invoice.number = Term((1...4_000).map { "number\($0)" }.joined(separator: " "))
        invoice.processControl = ProcessControl()
        invoice.processControl?.specificationIdentifier = Term("urn:cen.eu:en16931:2017")
        let pdf = try InvoicePages.facturX(
            invoice, xml: CIIWriter.write(invoice).bytes, language: .en, time: PageSamples.time,
            typefaces: Typefaces())
        let document = try PDFDocument(MemoryBytes(pdf))
        let information = try #require(try document.resolveDictionary(document.trailer["Info"]))
        for key in ["Title", "Author"] {
            let text = try #require(information[key]?.stringValue)
            #expect((100...1_000).contains(text.count))
            #expect(TextString.decode(text).hasSuffix("…"))
        }
        #expect(try #require(try document.metadataPacket()).count < 10_000)
        let pages = try PageSamples.pages(pdf)
        var counts: [String: Int] = [:]
        for word in pages.joined() { counts[word, default: 0] += 1 }
        for number in 100...4_000 {
            #expect(counts["seller\(number)"] == 1)
            #expect(counts["number\(number)"] == 1)
        }
        // Each foot says whose invoice it is, on one line.
        for page in pages { #expect(page.contains("seller1") && page.contains { $0.hasSuffix("…") }) }
    }

    @Test func `a long name is not set again for each foot`() throws {
        func cost(lines: Int) throws -> Int {
            var invoice = PageSamples.long(lines)
            var seller = Seller()
            seller.name = Term(String(repeating: "ñ", count: 20_000))
            invoice.seller = seller
            invoice.number = Term(String(repeating: "ü", count: 20_000))
            let setter = TextSetter(try Typefaces())
            _ = try InvoicePages.pdf(invoice, language: .en, time: PageSamples.time, setter: setter)
            return setter.shapedCharacters
        }
        let short = try cost(lines: 1)
        // Each name to count lines, and to set them.
        #expect(short < 40_000 * 4)
        // Nearly twenty pages more, of forty rows.
        #expect(try cost(lines: 801) - short < 800 * 60)
    }

    @Test func `a country is named in the address and with its code elsewhere`() throws {
        var invoice = SmallInvoice.minimal()
        var buyer = Buyer()
        buyer.name = Term("B")
        var address = PostalAddress()
        address.city = Term("Utrecht")
        address.countryCode = Term("NL")
        buyer.address = address
        invoice.buyer = buyer
        var delivery = DeliveryInformation()
        address.countryCode = Term("QZ")
        delivery.address = address
        invoice.delivery = delivery
        invoice.lines[0].item = Item()
        invoice.lines[0].item?.countryOfOrigin = Term("DE")
        let text = try PageSamples.pages(PageSamples.draw(invoice, .es)).joined().joined(separator: " ")
        #expect(text.contains("Países Bajos"))
        #expect(text.contains("Alemania (DE)"))
        #expect(text.contains("QZ"))
    }

    @Test func `codes in the column of VAT are explained below the lines`() throws {
        var invoice = PageSamples.long(3)
        for (index, category) in ["S", "E", "S"].enumerated() {
            invoice.lines[index].vat = LineVAT()
            invoice.lines[index].vat?.category = Term(category)
        }
        let text = try PageSamples.pages(PageSamples.draw(invoice)).joined().joined(separator: " ")
        #expect(text.contains("S: Standard rate · E: Exempt"))
    }

    @Test func `a lone field has the width of the page`() throws {
        var invoice = SmallInvoice.minimal()
        let text = "A reference of some fifty letters, for one line only"
        var reference = PrecedingInvoiceReference()
        reference.number = Term(text)
        invoice.precedingInvoices = [reference]
        let words = try PageSamples.places(PageSamples.draw(invoice))
        let (first, last) = (words.first { $0.text == "fifty" }, words.first { $0.text == "only" })
        #expect(first != nil && first?.box.y0 == last?.box.y0)
    }
}
