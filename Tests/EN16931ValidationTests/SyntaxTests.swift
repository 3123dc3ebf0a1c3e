import ArchiveModel
import CII
import EN16931
import EN16931Validation
import FoundationEssentials
import LibXML2
import Testing
import UBL
import XML

/// The same facts in two syntaxes are the same invoice.
@Suite struct SyntaxTests {
    static let ubl = """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>FA-9</cbc:ID>
        <cbc:IssueDate>2026-11-23</cbc:IssueDate><cbc:DueDate>2026-12-23</cbc:DueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cbc:BuyerReference>REF-1</cbc:BuyerReference>
        <cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate></cac:InvoicePeriod>
        <cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>
        <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="EM">f@ejemplo.es</cbc:EndpointID>
        <cac:PostalAddress><cbc:StreetName>Calle Mayor 1</cbc:StreetName><cbc:CityName>Burgos</cbc:CityName>
        <cbc:PostalZone>09003</cbc:PostalZone><cac:Country><cbc:IdentificationCode>ES</cbc:IdentificationCode></cac:Country>
        </cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>ESB00000000</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Talleres</cbc:RegistrationName>
        </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cbc:CityName>Hamburg</cbc:CityName>
        <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
        <cac:PartyLegalEntity><cbc:RegistrationName>Muster GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>
        </cac:AccountingCustomerParty>
        <cac:PaymentMeans><cbc:PaymentMeansCode name="SEPA">58</cbc:PaymentMeansCode><cbc:PaymentID>FA-9</cbc:PaymentID>
        <cac:PayeeFinancialAccount><cbc:ID>ES9121000418450200051332</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
        <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount><cac:TaxSubtotal>
        <cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount>
        <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
        </cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
        <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
        <cbc:TaxInclusiveAmount currencyID="EUR">121.00</cbc:TaxInclusiveAmount>
        <cbc:PayableAmount currencyID="EUR">121.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
        <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
        <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Part</cbc:Name>
        <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">50.00</cbc:PriceAmount>
        </cac:Price></cac:InvoiceLine>
        </Invoice>
        """

    static let cii = """
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
        xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" \
        xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
        <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID>
        </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
        <rsm:ExchangedDocument><ram:ID>FA-9</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>
        <udt:DateTimeString format="102">20261123</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
        <rsm:SupplyChainTradeTransaction>
        <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>
        </ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Part</ram:Name></ram:SpecifiedTradeProduct>
        <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount>
        </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>
        <ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
        <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>
        <ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>21</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
        </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
        </ram:IncludedSupplyChainTradeLineItem>
        <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>REF-1</ram:BuyerReference>
        <ram:SellerTradeParty><ram:Name>Talleres</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>09003</ram:PostcodeCode>
        <ram:LineOne>Calle Mayor 1</ram:LineOne><ram:CityName>Burgos</ram:CityName><ram:CountryID>ES</ram:CountryID>
        </ram:PostalTradeAddress><ram:URIUniversalCommunication><ram:URIID schemeID="EM">f@ejemplo.es</ram:URIID>
        </ram:URIUniversalCommunication><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">ESB00000000</ram:ID>
        </ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
        <ram:BuyerTradeParty><ram:Name>Muster GmbH</ram:Name><ram:PostalTradeAddress><ram:CityName>Hamburg</ram:CityName>
        <ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>
        <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-1</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
        </ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/>
        <ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>FA-9</ram:PaymentReference>
        <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>58</ram:TypeCode><ram:Information>SEPA</ram:Information><ram:PayeePartyCreditorFinancialAccount>
        <ram:IBANID>ES9121000418450200051332</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
        </ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:ApplicableTradeTax><ram:CalculatedAmount>21.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
        <ram:RateApplicablePercent>21</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString>
        </ram:StartDateTime><ram:EndDateTime><udt:DateTimeString format="102">20261130</udt:DateTimeString></ram:EndDateTime>
        </ram:BillingSpecifiedPeriod><ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
        <udt:DateTimeString format="102">20261223</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
        <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">21.00</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>121.00</ram:GrandTotalAmount><ram:DuePayableAmount>121.00</ram:DuePayableAmount>
        </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
        </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
        """

    static func read() throws -> (ubl: Invoice, cii: Invoice) {
        (
            try UBLReader.read(try XMLDocument(parsing: Array(ubl.utf8))),
            try CIIReader.read(try XMLDocument(parsing: Array(cii.utf8)))
        )
    }

    @Test func `both syntaxes give the same invoice`() throws {
        var (ubl, cii) = try Self.read()
        #expect(ubl.terms == cii.terms)
        #expect(ubl.terms.count > 25)
        #expect(ubl.lines.map(\.terms) == cii.lines.map(\.terms))
        // What only UBL says: which document it is, and which VAT total encloses the breakdown.
        ubl.isCreditNote = nil
        ubl.vatTotals[0].breakdown = []
        #expect(ubl == cii)
        cii.lines[0].netAmount = Term(reading: "100.01")
        #expect(ubl != cii)
    }

    @Test func `both are valid, and stay so through JSON`() throws {
        let (ubl, cii) = try Self.read()
        #expect(EN16931Rules.validate(ubl, syntax: .ubl).map(\.id) == [])
        #expect(EN16931Rules.validate(cii, syntax: .cii).map(\.id) == [])
        let copy = try JSONDecoder().decode(Invoice.self, from: JSONEncoder().encode(ubl))
        #expect(EN16931Rules.validate(copy, syntax: .ubl).map(\.id) == [])
    }

    @Test func `findings lead to the element`() throws {
        let text = Self.ubl.replacing(
            "<cbc:LineExtensionAmount currencyID=\"EUR\">100.00</cbc:LineExtensionAmount>\n",
            with: "<cbc:LineExtensionAmount currencyID=\"EUR\">90.00</cbc:LineExtensionAmount>\n", maxReplacements: 1)
        let document = try XMLDocument(parsing: Array(text.utf8))
        let findings = EN16931Rules.validate(try UBLReader.read(document), syntax: .ubl) { place in
            Finding.Location(
                xpath: document.xpath(place.node, prefixes: UBLReader.prefixes), line: place.line, column: place.column)
        }
        #expect(findings.map(\.id) == ["BR-CO-10", "BR-CO-13"])
        #expect(findings.first?.location?.xpath == "/ubl:Invoice/cac:LegalMonetaryTotal")
        #expect(findings.first?.suggestion == "100.00")
        let line = try #require(findings.first?.location?.line)
        #expect(text.split(separator: "\n")[line - 1].contains("<cac:LegalMonetaryTotal>"))
    }

    @Test(arguments: ["en/harbour-ubl.xml", "es/almazara-ubl.xml", "es/almazara-credit-note.xml"])
    func `our own UBL fixtures are valid`(name: String) throws {
        let invoice = try UBLReader.read(try Self.fixture(name))
        #expect(EN16931Rules.validate(invoice, syntax: .ubl).map(\.message) == [])
    }

    @Test(arguments: ["de/nordwind-cii.xml", "es/talleres-cii.xml"])
    func `our own CII fixtures are valid`(name: String) throws {
        let invoice = try CIIReader.read(try Self.fixture(name))
        #expect(EN16931Rules.validate(invoice, syntax: .cii).map(\.message) == [])
    }

    static func fixture(_ name: String) throws -> XMLDocument {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try XMLDocument(
            parsing: Array(try Data(contentsOf: URL(filePath: "/\(root)/Fixtures/Invoices/\(name)"))))
    }
}
