import EN16931
import FoundationEssentials
import Testing

@Suite struct InvoiceTests {
    static func sample() -> Invoice {
        var invoice = Invoice()
        invoice.number = Term("FA-2026-0001")
        invoice.issueDate = Term(text: "20261123", value: InvoiceDate(format102: "20261123"))
        invoice.paymentDueDate = Term(reading: "next week")
        invoice.seller = Seller()
        invoice.seller?.name = Term("Talleres Ejemplo S.L.")
        invoice.seller?.address = PostalAddress()
        invoice.seller?.address?.city = Term("Burgos")
        invoice.totals = DocumentTotals()
        invoice.totals?.payable = Term(reading: " 121.00\n")
        var line = InvoiceLine()
        line.identifier = Term("1")
        line.quantity = Quantity(Term(reading: "2.0"), unit: Term("C62"))
        line.source = Provenance(SourcePlace(node: 7, line: 3, column: 5))
        invoice.lines = [line]
        return invoice
    }

    @Test func `terms have canonical values`() {
        let terms = Self.sample().terms
        #expect(terms["BT-1"] == "FA-2026-0001")
        #expect(terms["BT-2"] == "2026-11-23")
        #expect(terms["BT-9"] == "next week")
        #expect(terms["BT-27"] == "Talleres Ejemplo S.L.")
        #expect(terms["BT-37"] == "Burgos")
        #expect(terms["BT-115"] == "121.00")
        #expect(terms["BT-10"] == nil)
        #expect(Self.sample().lines[0].terms["BT-130"] == "C62")
    }

    @Test func `survives JSON without empty lists and places`() throws {
        let invoice = Self.sample()
        let bytes = try JSONEncoder().encode(invoice)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("charges"))
        #expect(!text.contains("source"))
        #expect(text.contains("\"issueDate\":\"2026-11-23\""))
        let back = try JSONDecoder().decode(Invoice.self, from: bytes)
        #expect(back == invoice)
        #expect(back.terms == invoice.terms)
        #expect(back.lines.count == 1)
        #expect(back.paymentDueDate?.value == nil)
        #expect(back.paymentDueDate?.text == "next week")
    }

    @Test func `places do not count in comparison, values do`() {
        var other = Self.sample()
        other.lines[0].source = Provenance()
        #expect(other == Self.sample())
        other.totals?.payable = Term(reading: "121")
        #expect(other == Self.sample())
        other.totals?.payable = Term(reading: "121.01")
        #expect(other != Self.sample())
    }

    @Test(
        arguments: [
            ("2026-02-29", nil), ("2024-02-29", "2024-02-29"), ("2026-11-23Z", "2026-11-23"),
            ("2026-11-23+01:00", "2026-11-23"), ("2026-11-23T00:00:00", nil), ("26-11-23", nil), ("2026-13-01", nil),
            ("0000-01-01", nil), ("2026-1-01", nil),
        ] as [(String, String?)])
    func `dates are days that exist`(text: String, canonical: String?) {
        #expect(InvoiceDate(text)?.description == canonical)
        #expect(Term<InvoiceDate>(reading: text).text == text)
    }
}
