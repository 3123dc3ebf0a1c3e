import EN16931
import LibXML2
import Testing
import UBL
import XML

@Suite struct UBLReaderTests {
    static let namespaces = """
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
        """

    static func invoice(_ body: String) throws -> (XMLDocument, Invoice) {
        let text =
            "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \(namespaces)>\n\(body)\n</Invoice>"
        let document = try XMLDocument(parsing: Array(text.utf8))
        return (document, try UBLReader.read(document))
    }

    static func creditNote(_ body: String) throws -> Invoice {
        let text =
            "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\" \(namespaces)>\(body)</CreditNote>"
        return try UBLReader.read(try XMLDocument(parsing: Array(text.utf8)))
    }

    @Test func `a credit note has its own element names`() throws {
        let note = try Self.creditNote(
            """
            <cbc:ID>R-7</cbc:ID><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>
            <cac:AdditionalDocumentReference><cbc:ID>P-1</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>
            </cac:AdditionalDocumentReference>
            <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-23</cbc:PaymentDueDate>
            </cac:PaymentMeans>
            <cac:CreditNoteLine><cbc:ID>1</cbc:ID><cbc:CreditedQuantity unitCode="KGM">2.5</cbc:CreditedQuantity>
            </cac:CreditNoteLine>
            """)
        #expect(note.isCreditNote == true)
        #expect(note.terms["BT-3"] == "381")
        #expect(note.terms["BT-9"] == "2026-12-23")
        #expect(note.terms["BT-11"] == "P-1")
        #expect(note.supportingDocuments.isEmpty)
        #expect(note.lines.first?.terms["BT-129"] == "2.5")
        #expect(note.lines.first?.terms["BT-130"] == "KGM")
    }

    @Test func `what cannot be read keeps its text and its place`() throws {
        let (document, invoice) = try Self.invoice(
            """
            <cbc:IssueDate>23.11.2026</cbc:IssueDate>
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1.234,50</cbc:PayableAmount></cac:LegalMonetaryTotal>
            """)
        let payable = try #require(invoice.totals?.payable)
        #expect(payable.value == nil)
        #expect(payable.text == "1.234,50")
        let place = try #require(payable.place)
        #expect([place.line, place.column] == [3, 27])
        #expect(
            document.xpath(place.node, prefixes: UBLReader.prefixes)
                == "/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount")
        #expect(invoice.unreadableTerms.map(\.term) == ["BT-2", "BT-115"])
    }

    @Test func `identifiers, codes and the creditor are told apart`() throws {
        let (_, invoice) = try Self.invoice(
            """
            <cbc:Note>#AAK#Delivered late</cbc:Note><cbc:Note>Item # 5 of #6#</cbc:Note>
            <cac:AccountingSupplierParty><cac:Party>
              <cac:PartyIdentification><cbc:ID schemeID="SEPA">ES02000A00000000</cbc:ID></cac:PartyIdentification>
              <cac:PartyIdentification><cbc:ID schemeID="0088">8400000000000</cbc:ID></cac:PartyIdentification>
              <cac:PartyTaxScheme><cbc:CompanyID>REG-1</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
              <cac:PartyTaxScheme><cbc:CompanyID>ESB00000000</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            </cac:Party></cac:AccountingSupplierParty>
            """)
        #expect(invoice.notes.map { $0.subjectCode?.canonical } == ["AAK", nil])
        #expect(invoice.notes.map { $0.text?.canonical } == ["Delivered late", "Item # 5 of #6#"])
        #expect(invoice.seller?.identifiers.map(\.content.canonical) == ["8400000000000"])
        #expect(invoice.seller?.identifiers.first?.scheme?.canonical == "0088")
        #expect(invoice.terms["BT-31"] == "ESB00000000")
        #expect(invoice.terms["BT-32"] == "REG-1")
        #expect(invoice.terms["BT-90"] == "ES02000A00000000")
    }

    @Test func `VAT totals are told apart by currency`() throws {
        let (_, invoice) = try Self.invoice(
            """
            <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>
            <cac:TaxTotal><cbc:TaxAmount currencyID="SEK">115.00</cbc:TaxAmount></cac:TaxTotal>
            <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">10.00</cbc:TaxAmount><cac:TaxSubtotal>
              <cbc:TaxableAmount currencyID="EUR">40.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">10.00</cbc:TaxAmount>
              <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
            </cac:TaxSubtotal></cac:TaxTotal>
            <cac:LegalMonetaryTotal/>
            """)
        #expect(invoice.terms["BT-110"] == "10.00")
        #expect(invoice.terms["BT-111"] == "115.00")
        #expect(invoice.vatTotals.map(\.breakdown) == [[], [0]])
        #expect(invoice.vatBreakdown.first?.rate?.value == Amount("25"))
    }

    @Test(arguments: [
        "<Order/>", "<Invoice/>", "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>",
    ])
    func `another vocabulary is refused`(text: String) throws {
        let document = try XMLDocument(parsing: Array(text.utf8))
        #expect(UBLReader.kind(of: document) == nil)
        #expect(throws: UBLError.self) { try UBLReader.read(document) }
    }
}
