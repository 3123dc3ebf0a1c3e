/// A UBL invoice that keeps every rule: Finnish seller, Belgian buyer, one line.
enum SampleUBL {
    static let invoice = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
          <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
          <cbc:ID>2026-0042</cbc:ID>
          <cbc:IssueDate>2026-11-23</cbc:IssueDate>
          <cbc:DueDate>2026-12-23</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
          <cbc:Note>Thank you.</cbc:Note>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cbc:BuyerReference>PO-7</cbc:BuyerReference>
          <cac:InvoicePeriod>
            <cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate>
            <cbc:DescriptionCode>35</cbc:DescriptionCode>
          </cac:InvoicePeriod>
          <cac:AdditionalDocumentReference><cbc:ID>A1</cbc:ID><cac:Attachment>
            <cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="a.csv">QQ==</cbc:EmbeddedDocumentBinaryObject>
          </cac:Attachment></cac:AdditionalDocumentReference>
          <cac:AdditionalDocumentReference><cbc:ID>A2</cbc:ID><cac:Attachment>
            <cbc:EmbeddedDocumentBinaryObject mimeCode="image/png" filename="b.png">QQ==</cbc:EmbeddedDocumentBinaryObject>
          </cac:Attachment></cac:AdditionalDocumentReference>
          <cac:AccountingSupplierParty><cac:Party>
            <cbc:EndpointID schemeID="0088">7312345000007</cbc:EndpointID>
            <cac:PartyIdentification><cbc:ID schemeID="0088">7312345000007</cbc:ID></cac:PartyIdentification>
            <cac:PartyName><cbc:Name>Seller</cbc:Name></cac:PartyName>
            <cac:PostalAddress>
              <cbc:StreetName>Street 1</cbc:StreetName><cbc:CityName>Town</cbc:CityName><cbc:PostalZone>00100</cbc:PostalZone>
              <cac:Country><cbc:IdentificationCode>FI</cbc:IdentificationCode></cac:Country>
            </cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>FI12345678</cbc:CompanyID>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>Seller Oy</cbc:RegistrationName>
              <cbc:CompanyID schemeID="0088">7312345000007</cbc:CompanyID></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party>
            <cbc:EndpointID schemeID="0208">0123456749</cbc:EndpointID>
            <cac:PartyName><cbc:Name>Buyer</cbc:Name></cac:PartyName>
            <cac:PostalAddress>
              <cbc:StreetName>Rue 2</cbc:StreetName><cbc:CityName>Ville</cbc:CityName><cbc:PostalZone>1000</cbc:PostalZone>
              <cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country>
            </cac:PostalAddress>
            <cac:PartyLegalEntity><cbc:RegistrationName>Buyer NV</cbc:RegistrationName>
              <cbc:CompanyID schemeID="0208">0123456749</cbc:CompanyID></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingCustomerParty>
          <cac:PaymentMeans>
            <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
            <cbc:PaymentID>RF18</cbc:PaymentID>
            <cac:PayeeFinancialAccount><cbc:ID>FI2112345600000785</cbc:ID></cac:PayeeFinancialAccount>
          </cac:PaymentMeans>
          <cac:AllowanceCharge>
            <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
            <cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
            <cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>
            <cbc:Amount currencyID="EUR">20.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">200.00</cbc:BaseAmount>
            <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
          </cac:AllowanceCharge>
          <cac:TaxTotal>
            <cbc:TaxAmount currencyID="EUR">45.00</cbc:TaxAmount>
            <cac:TaxSubtotal>
              <cbc:TaxableAmount currencyID="EUR">180.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">45.00</cbc:TaxAmount>
              <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>
                <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
            </cac:TaxSubtotal>
          </cac:TaxTotal>
          <cac:LegalMonetaryTotal>
            <cbc:LineExtensionAmount currencyID="EUR">200.00</cbc:LineExtensionAmount>
            <cbc:TaxExclusiveAmount currencyID="EUR">180.00</cbc:TaxExclusiveAmount>
            <cbc:TaxInclusiveAmount currencyID="EUR">225.00</cbc:TaxInclusiveAmount>
            <cbc:AllowanceTotalAmount currencyID="EUR">20.00</cbc:AllowanceTotalAmount>
            <cbc:PayableAmount currencyID="EUR">225.00</cbc:PayableAmount>
          </cac:LegalMonetaryTotal>
          <cac:InvoiceLine>
            <cbc:ID>1</cbc:ID>
            <cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>
            <cbc:LineExtensionAmount currencyID="EUR">200.00</cbc:LineExtensionAmount>
            <cac:InvoicePeriod>
              <cbc:StartDate>2026-10-02</cbc:StartDate><cbc:EndDate>2026-10-30</cbc:EndDate>
            </cac:InvoicePeriod>
            <cac:DocumentReference><cbc:ID>O1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
            <cac:AllowanceCharge>
              <cbc:ChargeIndicator>true</cbc:ChargeIndicator>
              <cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>
              <cbc:Amount currencyID="EUR">10.00</cbc:Amount>
            </cac:AllowanceCharge>
            <cac:AllowanceCharge>
              <cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Loyal</cbc:AllowanceChargeReason>
              <cbc:Amount currencyID="EUR">5.00</cbc:Amount>
            </cac:AllowanceCharge>
            <cac:Item><cbc:Name>Thing</cbc:Name>
              <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>
                <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>
            </cac:Item>
            <cac:Price>
              <cbc:PriceAmount currencyID="EUR">39.00</cbc:PriceAmount>
              <cbc:BaseQuantity unitCode="C62">2</cbc:BaseQuantity>
              <cac:AllowanceCharge>
                <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
                <cbc:Amount currencyID="EUR">1.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">40.00</cbc:BaseAmount>
              </cac:AllowanceCharge>
            </cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """

    /// The same as a credit note.
    static let creditNote =
        invoice
        .replacing("<Invoice ", with: "<CreditNote ").replacing("</Invoice>", with: "</CreditNote>")
        .replacing("xsd:Invoice-2", with: "xsd:CreditNote-2")
        .replacing("InvoiceLine>", with: "CreditNoteLine>").replacing("InvoicedQuantity", with: "CreditedQuantity")
        .replacing(
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
            with: "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
        )
        .replacing("          <cbc:DueDate>2026-12-23</cbc:DueDate>\n", with: "")
}
