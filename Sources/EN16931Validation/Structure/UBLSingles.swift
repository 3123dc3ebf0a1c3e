extension UBLRestrictions {
    /// What the official rules take one value of, so that they end in an error where it is repeated. Keys are rules.
    static let singles = PathTable(
        """
        at /
          BR-01 cbc:CustomizationID  BR-02 cbc:ID  BR-03 cbc:IssueDate  BR-04 cbc:InvoiceTypeCode
          BR-04 cbc:CreditNoteTypeCode  BR-05 cbc:DocumentCurrencyCode
          BR-06 cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName
          BR-07 cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName
        at //cac:AdditionalDocumentReference
          BR-52 cbc:ID
        at //cac:AccountingSupplierParty/cac:Party/cac:PostalAddress
          BR-09 cac:Country/cbc:IdentificationCode
        at //cac:AccountingCustomerParty/cac:Party/cac:PostalAddress
          BR-11 cac:Country/cbc:IdentificationCode
        at //cac:TaxRepresentativeParty
          BR-18 cac:PartyName/cbc:Name
        at //cac:TaxRepresentativeParty/cac:PostalAddress
          BR-20 cac:Country/cbc:IdentificationCode
        at //cac:PartyTaxScheme
          BR-CO-09 cbc:CompanyID
        at //cac:TaxScheme
          BR-CO-09 cbc:ID
        at //cac:PartyTaxScheme //cac:ClassifiedTaxCategory
          BR-CO-04 cac:TaxScheme
        at //cac:TaxCategory //cac:ClassifiedTaxCategory
          BR-S-01 cbc:ID  BR-S-08 cbc:Percent
        at /
          BR-CO-15 cac:LegalMonetaryTotal
        at //cac:PaymentMeans
          BR-61 cbc:PaymentMeansCode
        at //cac:LegalMonetaryTotal
          BR-12 cbc:LineExtensionAmount  BR-13 cbc:TaxExclusiveAmount  BR-14 cbc:TaxInclusiveAmount
          BR-15 cbc:PayableAmount  BR-CO-11 cbc:AllowanceTotalAmount  BR-CO-12 cbc:ChargeTotalAmount
          BR-CO-16 cbc:PrepaidAmount  BR-CO-16 cbc:PayableRoundingAmount
        at /cac:TaxTotal
          BR-CO-14 cbc:TaxAmount
        at /cac:TaxTotal/cac:TaxSubtotal
          BR-CO-17 cbc:TaxableAmount  BR-CO-17 cbc:TaxAmount  BR-CO-17 cac:TaxCategory
        at /cac:AllowanceCharge
          BR-DEC-01 cbc:Amount  BR-DEC-02 cbc:BaseAmount
        at //cac:InvoiceLine|cac:CreditNoteLine
          BR-21 cbc:ID  BR-25 cac:Item/cbc:Name  BR-DEC-23 cbc:LineExtensionAmount
        at //cac:InvoiceLine|cac:CreditNoteLine/cac:AllowanceCharge
          BR-DEC-24 cbc:Amount  BR-DEC-25 cbc:BaseAmount
        """)
}
