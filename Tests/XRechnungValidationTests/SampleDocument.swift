import ArchiveModel
import EN16931Validation
import LibXML2
import Testing
import XML
import XRechnungValidation

/// An invoice of two kilograms at 50.00 each that no rule has anything to say of, as text to change.
struct SampleDocument: Sendable, CustomTestStringConvertible {
    let name: String
    let syntax: RuleSyntax
    let text: String

    var testDescription: String { name }

    static let ubl = SampleDocument(name: "UBL", syntax: .ubl, text: ublText(line: "", more: ""))
    static let cii = SampleDocument(name: "CII", syntax: .cii, text: ciiText(line: "", product: ""))
    static let creditNote = SampleDocument(
        name: "UBL credit note", syntax: .ubl,
        text: ubl.text.replacing("Invoice-2", with: "CreditNote-2").replacing("<Invoice ", with: "<CreditNote ")
            .replacing("</Invoice>", with: "</CreditNote>").replacing(
                "InvoiceTypeCode>380", with: "CreditNoteTypeCode>381"
            )
            .replacing("</cbc:InvoiceTypeCode>", with: "</cbc:CreditNoteTypeCode>")
            .replacing("cac:InvoiceLine>", with: "cac:CreditNoteLine>")
            .replacing("cbc:InvoicedQuantity", with: "cbc:CreditedQuantity"))

    static let all = [ubl, creditNote, cii]

    /// With another specification in BT-24.
    func claiming(_ specification: XRechnungSpecification) -> SampleDocument {
        changed(XRechnungSpecification.cius.identifier, specification.identifier)
    }

    /// With the first such text replaced, or with each.
    func changed(_ old: String, _ new: String, everywhere: Bool = false) -> SampleDocument {
        SampleDocument(
            name: name, syntax: syntax, text: text.replacing(old, with: new, maxReplacements: everywhere ? .max : 1))
    }

    /// What all rules have to say of it.
    func findings() throws -> [Finding] {
        XRechnungRules.validate(try XMLDocument(parsing: Array(text.utf8)), syntax: syntax)
    }

    func broken() throws -> Set<String> { Set(try findings().map(\.id)) }

    static func ublText(line: String, more: String) -> String {
        """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
        <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
        <cbc:ID>R-7</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
        <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>
        <cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate></cac:InvoicePeriod>
        <cac:AdditionalDocumentReference><cbc:ID>a</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject \
        mimeCode="text/csv" filename="a.csv">QQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
        <cac:AdditionalDocumentReference><cbc:ID>b</cbc:ID><cac:Attachment><cac:ExternalReference>\
        <cbc:URI>https://werft.example/b</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>
        <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="EM">post@werft.example</cbc:EndpointID>
        <cac:PartyIdentification><cbc:ID schemeID="0088">4000001000005</cbc:ID></cac:PartyIdentification>
        <cac:PostalAddress><cbc:CityName>Rostock</cbc:CityName><cbc:PostalZone>18055</cbc:PostalZone></cac:PostalAddress>
        <cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
        </cac:PartyTaxScheme>
        <cac:PartyLegalEntity><cbc:CompanyID schemeID="0204">HRB 7</cbc:CompanyID></cac:PartyLegalEntity>
        <cac:Contact><cbc:Name>Kontor</cbc:Name><cbc:Telephone>+49 381 1</cbc:Telephone>
        <cbc:ElectronicMail>kontor@werft.example</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0204">04011000-12345-03</cbc:EndpointID>
        <cac:PostalAddress><cbc:CityName>Bremen</cbc:CityName><cbc:PostalZone>28195</cbc:PostalZone></cac:PostalAddress>
        </cac:Party></cac:AccountingCustomerParty>
        <cac:Delivery><cac:DeliveryLocation><cbc:ID schemeID="0088">4000001000012</cbc:ID><cac:Address>\
        <cbc:CityName>Emden</cbc:CityName><cbc:PostalZone>26721</cbc:PostalZone></cac:Address></cac:DeliveryLocation></cac:Delivery>
        <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>\
        <cbc:ID>DE75512108001245126199</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
        <cac:PaymentTerms><cbc:Note>#SKONTO#TAGE=14#PROZENT=2.00#
        </cbc:Note></cac:PaymentTerms>
        <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>\
        <cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">10.00</cbc:Amount>\
        <cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID></cac:TaxCategory></cac:AllowanceCharge>
        <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">17.10</cbc:TaxAmount><cac:TaxSubtotal><cac:TaxCategory><cbc:ID>S</cbc:ID>\
        <cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount>107.10</cbc:TaxInclusiveAmount>\
        <cbc:PayableAmount>107.10</cbc:PayableAmount></cac:LegalMonetaryTotal>
        <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="KGM">2</cbc:InvoicedQuantity>
        <cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount><cac:InvoicePeriod><cbc:StartDate>2026-11-02</cbc:StartDate>\
        <cbc:EndDate>2026-11-29</cbc:EndDate></cac:InvoicePeriod>\(line)<cac:Item><cbc:Name>Farbe</cbc:Name>\
        <cac:StandardItemIdentification><cbc:ID schemeID="0160">4000001000029</cbc:ID></cac:StandardItemIdentification>\(more)\
        <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory></cac:Item>
        <cac:Price><cbc:PriceAmount>50.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity>\
        <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00</cbc:Amount>\
        <cbc:BaseAmount>55.00</cbc:BaseAmount></cac:AllowanceCharge></cac:Price></cac:InvoiceLine>
        </Invoice>
        """
    }

    static func ciiText(line: String, product: String) -> String {
        """
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
        xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" \
        xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
        <rsm:ExchangedDocumentContext><ram:BusinessProcessSpecifiedDocumentContextParameter>\
        <ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
        <ram:GuidelineSpecifiedDocumentContextParameter>\
        <ram:ID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</ram:ID>\
        </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
        <rsm:ExchangedDocument><ram:ID>R-7</ram:ID><ram:TypeCode>380</ram:TypeCode></rsm:ExchangedDocument>
        <rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem>\
        <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>\(line)</ram:AssociatedDocumentLineDocument>
        <ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4000001000029</ram:GlobalID><ram:Name>Farbe</ram:Name>\(product)\
        </ram:SpecifiedTradeProduct>
        <ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice><ram:ChargeAmount>55.00</ram:ChargeAmount>\
        <ram:BasisQuantity unitCode="KGM">1</ram:BasisQuantity><ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator>\
        <udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>5.00</ram:ActualAmount>\
        </ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice><ram:NetPriceProductTradePrice>\
        <ram:ChargeAmount>50.00</ram:ChargeAmount><ram:BasisQuantity unitCode="KGM">1</ram:BasisQuantity>\
        </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
        <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="KGM">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
        <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>\
        <ram:CategoryCode>S</ram:CategoryCode></ram:ApplicableTradeTax><ram:BillingSpecifiedPeriod><ram:StartDateTime>\
        <udt:DateTimeString format="102">20261102</udt:DateTimeString></ram:StartDateTime><ram:EndDateTime>\
        <udt:DateTimeString format="102">20261129</udt:DateTimeString></ram:EndDateTime></ram:BillingSpecifiedPeriod>\
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>\
        </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
        </ram:IncludedSupplyChainTradeLineItem>
        <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>04011000-12345-03</ram:BuyerReference>
        <ram:SellerTradeParty><ram:GlobalID schemeID="0088">4000001000005</ram:GlobalID><ram:SpecifiedLegalOrganization>\
        <ram:ID schemeID="0204">HRB 7</ram:ID></ram:SpecifiedLegalOrganization><ram:DefinedTradeContact>\
        <ram:PersonName>Kontor</ram:PersonName><ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 381 1</ram:CompleteNumber>\
        </ram:TelephoneUniversalCommunication><ram:EmailURIUniversalCommunication><ram:URIID>kontor@werft.example</ram:URIID>\
        </ram:EmailURIUniversalCommunication></ram:DefinedTradeContact><ram:PostalTradeAddress>\
        <ram:PostcodeCode>18055</ram:PostcodeCode><ram:CityName>Rostock</ram:CityName></ram:PostalTradeAddress>\
        <ram:URIUniversalCommunication><ram:URIID schemeID="EM">post@werft.example</ram:URIID></ram:URIUniversalCommunication>\
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
        <ram:BuyerTradeParty><ram:PostalTradeAddress><ram:PostcodeCode>28195</ram:PostcodeCode>\
        <ram:CityName>Bremen</ram:CityName></ram:PostalTradeAddress><ram:URIUniversalCommunication>\
        <ram:URIID schemeID="0204">04011000-12345-03</ram:URIID></ram:URIUniversalCommunication></ram:BuyerTradeParty>
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>a</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode>\
        <ram:AttachmentBinaryObject mimeCode="text/csv" filename="a.csv">QQ==</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>b</ram:IssuerAssignedID>\
        <ram:URIID>https://werft.example/b</ram:URIID><ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument>
        </ram:ApplicableHeaderTradeAgreement>
        <ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:GlobalID schemeID="0088">4000001000012</ram:GlobalID>\
        <ram:PostalTradeAddress><ram:PostcodeCode>26721</ram:PostcodeCode><ram:CityName>Emden</ram:CityName></ram:PostalTradeAddress>\
        </ram:ShipToTradeParty></ram:ApplicableHeaderTradeDelivery>
        <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
        <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>\
        <ram:IBANID>DE75512108001245126199</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:ApplicableTradeTax><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString>\
        </ram:StartDateTime><ram:EndDateTime><udt:DateTimeString format="102">20261130</udt:DateTimeString></ram:EndDateTime>\
        </ram:BillingSpecifiedPeriod>
        <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>\
        <ram:CalculationPercent>10</ram:CalculationPercent><ram:BasisAmount>100.00</ram:BasisAmount>\
        <ram:ActualAmount>10.00</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>
        <ram:SpecifiedTradePaymentTerms><ram:Description>#SKONTO#TAGE=14#PROZENT=2.00#
        </ram:Description></ram:SpecifiedTradePaymentTerms>
        <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxTotalAmount currencyID="EUR">17.10</ram:TaxTotalAmount>\
        </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
        </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
        """
    }
}
