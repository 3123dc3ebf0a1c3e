/// Where UBL holds the terms and groups of EN 16931 (CEN/TS 16931-3-2).
enum UBLTerms {
    static let paths = TermPaths(
        """
        at /
          BT-1 cbc:ID  BT-2 cbc:IssueDate  BT-3 cbc:InvoiceTypeCode  BT-5 cbc:DocumentCurrencyCode
          BT-6 cbc:TaxCurrencyCode  BT-7 cbc:TaxPointDate  BT-9 cbc:DueDate  BT-10 cbc:BuyerReference
          BT-19 cbc:AccountingCost  BG-1 cbc:Note  BT-22 cbc:Note  BT-23 cbc:ProfileID
          BT-24 cbc:CustomizationID  BG-4 cac:AccountingSupplierParty  BG-7 cac:AccountingCustomerParty
          BG-10 cac:PayeeParty  BG-11 cac:TaxRepresentativeParty  BG-13 cac:Delivery  BG-14 cac:InvoicePeriod
          BG-16 cac:PaymentMeans  BG-20 cac:AllowanceCharge  BG-21 cac:AllowanceCharge
          BG-22 cac:LegalMonetaryTotal  BG-24 cac:AdditionalDocumentReference  BG-25 cac:InvoiceLine
        at /cac:InvoicePeriod
          BT-8 cbc:DescriptionCode  BT-73 cbc:StartDate  BT-74 cbc:EndDate
        at /cac:ProjectReference
          BT-11 cbc:ID
        at /cac:ContractDocumentReference
          BT-12 cbc:ID
        at /cac:OrderReference
          BT-13 cbc:ID  BT-14 cbc:SalesOrderID
        at /cac:ReceiptDocumentReference
          BT-15 cbc:ID
        at /cac:DespatchDocumentReference
          BT-16 cbc:ID
        at /cac:OriginatorDocumentReference
          BT-17 cbc:ID
        at /cac:AdditionalDocumentReference
          BT-18 cbc:ID  BT-122 cbc:ID  BT-123 cbc:DocumentDescription
        at /cac:PaymentTerms
          BT-20 cbc:Note
        at /cac:BillingReference
          BG-3 cac:InvoiceDocumentReference
        at /cac:BillingReference/cac:InvoiceDocumentReference
          BT-25 cbc:ID  BT-26 cbc:IssueDate
        at /cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity
          BT-27 cbc:RegistrationName  BT-30 cbc:CompanyID  BT-33 cbc:CompanyLegalForm
        at /cac:AccountingSupplierParty/cac:Party/cac:PartyName
          BT-28 cbc:Name
        at /cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification
          BT-29 cbc:ID  BT-90 cbc:ID
        at /cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme
          BT-31 cbc:CompanyID  BT-32 cbc:CompanyID
        at /cac:AccountingSupplierParty/cac:Party
          BT-34 cbc:EndpointID  BG-5 cac:PostalAddress  BG-6 cac:Contact
        at /cac:AccountingSupplierParty/cac:Party/cac:PostalAddress
          BT-35 cbc:StreetName  BT-36 cbc:AdditionalStreetName  BT-37 cbc:CityName  BT-38 cbc:PostalZone
          BT-39 cbc:CountrySubentity
        at /cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:AddressLine
          BT-162 cbc:Line
        at /cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country
          BT-40 cbc:IdentificationCode
        at /cac:AccountingSupplierParty/cac:Party/cac:Contact
          BT-41 cbc:Name  BT-42 cbc:Telephone  BT-43 cbc:ElectronicMail
        at /cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity
          BT-44 cbc:RegistrationName  BT-47 cbc:CompanyID
        at /cac:AccountingCustomerParty/cac:Party/cac:PartyName
          BT-45 cbc:Name
        at /cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification
          BT-46 cbc:ID
        at /cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme
          BT-48 cbc:CompanyID
        at /cac:AccountingCustomerParty/cac:Party
          BT-49 cbc:EndpointID  BG-8 cac:PostalAddress  BG-9 cac:Contact
        at /cac:AccountingCustomerParty/cac:Party/cac:PostalAddress
          BT-50 cbc:StreetName  BT-51 cbc:AdditionalStreetName  BT-52 cbc:CityName  BT-53 cbc:PostalZone
          BT-54 cbc:CountrySubentity
        at /cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:AddressLine
          BT-163 cbc:Line
        at /cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country
          BT-55 cbc:IdentificationCode
        at /cac:AccountingCustomerParty/cac:Party/cac:Contact
          BT-56 cbc:Name  BT-57 cbc:Telephone  BT-58 cbc:ElectronicMail
        at /cac:PayeeParty/cac:PartyName
          BT-59 cbc:Name
        at /cac:PayeeParty/cac:PartyIdentification
          BT-60 cbc:ID  BT-90 cbc:ID
        at /cac:PayeeParty/cac:PartyLegalEntity
          BT-61 cbc:CompanyID
        at /cac:TaxRepresentativeParty/cac:PartyName
          BT-62 cbc:Name
        at /cac:TaxRepresentativeParty/cac:PartyTaxScheme
          BT-63 cbc:CompanyID
        at /cac:TaxRepresentativeParty
          BG-12 cac:PostalAddress
        at /cac:TaxRepresentativeParty/cac:PostalAddress
          BT-64 cbc:StreetName  BT-65 cbc:AdditionalStreetName  BT-66 cbc:CityName  BT-67 cbc:PostalZone
          BT-68 cbc:CountrySubentity
        at /cac:TaxRepresentativeParty/cac:PostalAddress/cac:AddressLine
          BT-164 cbc:Line
        at /cac:TaxRepresentativeParty/cac:PostalAddress/cac:Country
          BT-69 cbc:IdentificationCode
        at /cac:Delivery/cac:DeliveryParty/cac:PartyName
          BT-70 cbc:Name
        at /cac:Delivery/cac:DeliveryLocation
          BT-71 cbc:ID  BG-15 cac:Address
        at /cac:Delivery
          BT-72 cbc:ActualDeliveryDate
        at /cac:Delivery/cac:DeliveryLocation/cac:Address
          BT-75 cbc:StreetName  BT-76 cbc:AdditionalStreetName  BT-77 cbc:CityName  BT-78 cbc:PostalZone
          BT-79 cbc:CountrySubentity
        at /cac:Delivery/cac:DeliveryLocation/cac:Address/cac:AddressLine
          BT-165 cbc:Line
        at /cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country
          BT-80 cbc:IdentificationCode
        at /cac:PaymentMeans
          BT-81 cbc:PaymentMeansCode  BT-83 cbc:PaymentID  BG-17 cac:PayeeFinancialAccount
          BG-18 cac:CardAccount  BG-19 cac:PaymentMandate
        at /cac:PaymentMeans/cac:PayeeFinancialAccount
          BT-84 cbc:ID  BT-85 cbc:Name
        at /cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch
          BT-86 cbc:ID
        at /cac:PaymentMeans/cac:CardAccount
          BT-87 cbc:PrimaryAccountNumberID  BT-88 cbc:HolderName
        at /cac:PaymentMeans/cac:PaymentMandate
          BT-89 cbc:ID
        at /cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount
          BT-91 cbc:ID
        at /cac:AllowanceCharge
          BT-92 cbc:Amount  BT-93 cbc:BaseAmount  BT-94 cbc:MultiplierFactorNumeric
          BT-97 cbc:AllowanceChargeReason  BT-98 cbc:AllowanceChargeReasonCode  BT-99 cbc:Amount
          BT-100 cbc:BaseAmount  BT-101 cbc:MultiplierFactorNumeric  BT-104 cbc:AllowanceChargeReason
          BT-105 cbc:AllowanceChargeReasonCode
        at /cac:AllowanceCharge/cac:TaxCategory
          BT-95 cbc:ID  BT-96 cbc:Percent  BT-102 cbc:ID  BT-103 cbc:Percent
        at /cac:LegalMonetaryTotal
          BT-106 cbc:LineExtensionAmount  BT-107 cbc:AllowanceTotalAmount  BT-108 cbc:ChargeTotalAmount
          BT-109 cbc:TaxExclusiveAmount  BT-112 cbc:TaxInclusiveAmount  BT-113 cbc:PrepaidAmount
          BT-114 cbc:PayableRoundingAmount  BT-115 cbc:PayableAmount
        at /cac:TaxTotal
          BT-110 cbc:TaxAmount  BT-111 cbc:TaxAmount  BG-23 cac:TaxSubtotal
        at /cac:TaxTotal/cac:TaxSubtotal
          BT-116 cbc:TaxableAmount  BT-117 cbc:TaxAmount
        at /cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory
          BT-118 cbc:ID  BT-119 cbc:Percent  BT-120 cbc:TaxExemptionReason  BT-121 cbc:TaxExemptionReasonCode
        at /cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference
          BT-124 cbc:URI
        at /cac:AdditionalDocumentReference/cac:Attachment
          BT-125 cbc:EmbeddedDocumentBinaryObject
        at /cac:InvoiceLine
          BT-126 cbc:ID  BT-127 cbc:Note  BT-129 cbc:InvoicedQuantity  BT-131 cbc:LineExtensionAmount
          BT-133 cbc:AccountingCost  BG-26 cac:InvoicePeriod  BG-27 cac:AllowanceCharge
          BG-28 cac:AllowanceCharge  BG-29 cac:Price  BG-31 cac:Item
        at /cac:InvoiceLine/cac:DocumentReference
          BT-128 cbc:ID
        at /cac:InvoiceLine/cac:OrderLineReference
          BT-132 cbc:LineID
        at /cac:InvoiceLine/cac:InvoicePeriod
          BT-134 cbc:StartDate  BT-135 cbc:EndDate
        at /cac:InvoiceLine/cac:AllowanceCharge
          BT-136 cbc:Amount  BT-137 cbc:BaseAmount  BT-138 cbc:MultiplierFactorNumeric
          BT-139 cbc:AllowanceChargeReason  BT-140 cbc:AllowanceChargeReasonCode  BT-141 cbc:Amount
          BT-142 cbc:BaseAmount  BT-143 cbc:MultiplierFactorNumeric  BT-144 cbc:AllowanceChargeReason
          BT-145 cbc:AllowanceChargeReasonCode
        at /cac:InvoiceLine/cac:Price
          BT-146 cbc:PriceAmount  BT-149 cbc:BaseQuantity
        at /cac:InvoiceLine/cac:Price/cac:AllowanceCharge
          BT-147 cbc:Amount  BT-148 cbc:BaseAmount
        at /cac:InvoiceLine/cac:Item
          BG-30 cac:ClassifiedTaxCategory  BT-153 cbc:Name  BT-154 cbc:Description
          BG-32 cac:AdditionalItemProperty
        at /cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory
          BT-151 cbc:ID  BT-152 cbc:Percent
        at /cac:InvoiceLine/cac:Item/cac:SellersItemIdentification
          BT-155 cbc:ID
        at /cac:InvoiceLine/cac:Item/cac:BuyersItemIdentification
          BT-156 cbc:ID
        at /cac:InvoiceLine/cac:Item/cac:StandardItemIdentification
          BT-157 cbc:ID
        at /cac:InvoiceLine/cac:Item/cac:CommodityClassification
          BT-158 cbc:ItemClassificationCode
        at /cac:InvoiceLine/cac:Item/cac:OriginCountry
          BT-159 cbc:IdentificationCode
        at /cac:InvoiceLine/cac:Item/cac:AdditionalItemProperty
          BT-160 cbc:Name  BT-161 cbc:Value
        """)
}
