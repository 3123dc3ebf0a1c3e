import CII
import EN16931
import LibXML2
import Testing
import XML

@Suite struct CIIReaderTests {
    static func invoice(header: String = "", transaction: String) throws -> (XMLDocument, Invoice) {
        let text = """
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
            xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" \
            xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
            <rsm:ExchangedDocument>\(header)</rsm:ExchangedDocument>
            <rsm:SupplyChainTradeTransaction>\(transaction)</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
            """
        let document = try XMLDocument(parsing: Array(text.utf8))
        return (document, try CIIReader.read(document))
    }

    @Test(
        arguments: [
            ("<udt:DateTimeString format='102'>20261123</udt:DateTimeString>", "2026-11-23"),
            ("<udt:DateTimeString> 20261123 </udt:DateTimeString>", "2026-11-23"),
            ("<udt:DateTimeString>2026-11-23T00:00:00</udt:DateTimeString>", "2026-11-23"),
            ("<udt:DateTimeString format='203'>202611231830</udt:DateTimeString>", "2026-11-23"),
            ("<udt:DateTimeString format='102'>20261323</udt:DateTimeString>", nil),
            ("<udt:DateTimeString format='616'>202647</udt:DateTimeString>", nil),
        ] as [(String, String?)])
    func `dates are read in the formats programs write`(element: String, day: String?) throws {
        let (_, invoice) = try Self.invoice(
            header: "<ram:IssueDateTime>\(element)</ram:IssueDateTime>", transaction: "")
        #expect(invoice.issueDate?.value?.description == day)
        #expect(invoice.issueDate?.text.isEmpty == false)
    }

    @Test func `references are told apart by type`() throws {
        func reference(_ id: String, _ type: String) -> String {
            "<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>\(id)</ram:IssuerAssignedID>"
                + "<ram:TypeCode>\(type)</ram:TypeCode><ram:ReferenceTypeCode>AWV</ram:ReferenceTypeCode>"
                + "</ram:AdditionalReferencedDocument>"
        }
        let (_, invoice) = try Self.invoice(
            transaction: "<ram:ApplicableHeaderTradeAgreement>"
                + reference("LOT-1", "50") + reference("METER-1", "130") + reference("DOC-1", "916")
                + "</ram:ApplicableHeaderTradeAgreement>")
        #expect(invoice.tenderOrLotReference?.canonical == "LOT-1")
        #expect(invoice.invoicedObject?.content.canonical == "METER-1")
        #expect(invoice.invoicedObject?.scheme?.canonical == "AWV")
        #expect(invoice.supportingDocuments.map { $0.reference?.canonical } == ["DOC-1"])
    }

    @Test func `payment terms, mandate and account come together`() throws {
        let (document, invoice) = try Self.invoice(
            transaction: """
                <ram:ApplicableHeaderTradeSettlement><ram:CreditorReferenceID>ES02</ram:CreditorReferenceID>
                <ram:PaymentReference>FA-1</ram:PaymentReference><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>59</ram:TypeCode>
                <ram:PayerPartyDebtorFinancialAccount><ram:IBANID>ES91</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>
                </ram:SpecifiedTradeSettlementPaymentMeans>
                <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261223</udt:DateTimeString>
                </ram:DueDateDateTime><ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>
                <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxTotalAmount currencyID="EUR">21.00</ram:TaxTotalAmount><ram:DuePayableAmount>121.0O</ram:DuePayableAmount>
                </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
                """)
        let terms = invoice.terms
        #expect(terms["BT-81"] == "59")
        #expect(terms["BT-83"] == "FA-1")
        #expect(terms["BT-89"] == "M-1")
        #expect(terms["BT-90"] == "ES02")
        #expect(terms["BT-91"] == "ES91")
        #expect(terms["BT-9"] == "2026-12-23")
        #expect(terms["BT-110"] == "21.00")
        #expect(invoice.unreadableTerms.map(\.text) == ["121.0O"])
        let place = try #require(invoice.totals?.payable?.place)
        #expect(
            document.xpath(place.node, prefixes: CIIReader.prefixes)
                == "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/"
                + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount")
    }

    @Test func `ZUGFeRD 1 is read through its own names`() throws {
        let text = """
            <rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" \
            xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12" \
            xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
            <rsm:HeaderExchangedDocument><ram:ID>R-1</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>
            <udt:DateTimeString format="102">20130305</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>
            <rsm:SpecifiedSupplyChainTradeTransaction>
            <ram:ApplicableSupplyChainTradeAgreement><ram:BuyerTradeParty><ram:Name>Kundin</ram:Name></ram:BuyerTradeParty>
            <ram:BuyerOrderReferencedDocument><ram:ID>B-9</ram:ID></ram:BuyerOrderReferencedDocument></ram:ApplicableSupplyChainTradeAgreement>
            <ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
            <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
            <ram:ApplicablePercent>19.00</ram:ApplicablePercent></ram:ApplicableTradeTax>
            <ram:SpecifiedTradeSettlementMonetarySummation><ram:DuePayableAmount currencyID="EUR">119.00</ram:DuePayableAmount>
            </ram:SpecifiedTradeSettlementMonetarySummation></ram:ApplicableSupplyChainTradeSettlement>
            <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeDelivery>
            <ram:BilledQuantity unitCode="C62">2.0000</ram:BilledQuantity></ram:SpecifiedSupplyChainTradeDelivery>
            <ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeSettlementMonetarySummation>
            <ram:LineTotalAmount currencyID="EUR">100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation>
            </ram:SpecifiedSupplyChainTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
            </rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>
            """
        let document = try XMLDocument(parsing: Array(text.utf8))
        #expect(CIIReader.kind(of: document) == .zugferd1)
        let invoice = try CIIReader.read(document)
        let terms = invoice.terms
        #expect(terms["BT-1"] == "R-1")
        #expect(terms["BT-2"] == "2013-03-05")
        #expect(terms["BT-13"] == "B-9")
        #expect(terms["BT-44"] == "Kundin")
        #expect(terms["BT-115"] == "119.00")
        #expect(invoice.vatBreakdown.first?.rate?.canonical == "19.00")
        #expect(invoice.lines.first?.terms["BT-129"] == "2.0000")
        #expect(invoice.lines.first?.terms["BT-131"] == "100.00")
    }

    @Test func `another vocabulary is refused`() throws {
        let document = try XMLDocument(parsing: Array("<CrossIndustryInvoice/>".utf8))
        #expect(CIIReader.kind(of: document) == nil)
        #expect(throws: CIIError.self) { try CIIReader.read(document) }
    }
}
