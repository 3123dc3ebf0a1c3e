/// Where CII holds the terms and groups of EN 16931 (CEN/TS 16931-3-3).
enum CIITerms {
    static let paths = TermPaths(
        """
        at /rsm:ExchangedDocument
          BT-1 ram:ID  BT-3 ram:TypeCode  BG-1 ram:IncludedNote
        at /rsm:ExchangedDocument/ram:IssueDateTime
          BT-2 udt:DateTimeString
        at SETTLEMENT
          BT-5 ram:InvoiceCurrencyCode  BT-6 ram:TaxCurrencyCode  BG-3 ram:InvoiceReferencedDocument
          BG-10 ram:PayeeTradeParty  BG-14 ram:BillingSpecifiedPeriod
          BG-16 ram:SpecifiedTradeSettlementPaymentMeans  BT-83 ram:PaymentReference
          BT-90 ram:CreditorReferenceID  BG-20 ram:SpecifiedTradeAllowanceCharge
          BG-21 ram:SpecifiedTradeAllowanceCharge  BG-22 ram:SpecifiedTradeSettlementHeaderMonetarySummation
          BG-23 ram:ApplicableTradeTax
        at SETTLEMENT/ram:ApplicableTradeTax/ram:TaxPointDate
          BT-7 udt:DateString
        at SETTLEMENT/ram:ApplicableTradeTax
          BT-8 ram:DueDateTypeCode  BT-116 ram:BasisAmount  BT-117 ram:CalculatedAmount
          BT-118 ram:CategoryCode  BT-119 ram:RateApplicablePercent  BT-120 ram:ExemptionReason
          BT-121 ram:ExemptionReasonCode
        at SETTLEMENT/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime
          BT-9 udt:DateTimeString
        at SETTLEMENT/ram:SpecifiedTradePaymentTerms
          BT-9 ram:DueDateDateTime  BT-20 ram:Description  BT-89 ram:DirectDebitMandateID
        at AGREEMENT
          BT-10 ram:BuyerReference  BG-4 ram:SellerTradeParty  BG-7 ram:BuyerTradeParty
          BG-11 ram:SellerTaxRepresentativeTradeParty  BG-24 ram:AdditionalReferencedDocument
        at AGREEMENT/ram:SpecifiedProcuringProject
          BT-11 ram:ID
        at AGREEMENT/ram:ContractReferencedDocument
          BT-12 ram:IssuerAssignedID
        at AGREEMENT/ram:BuyerOrderReferencedDocument
          BT-13 ram:IssuerAssignedID
        at AGREEMENT/ram:SellerOrderReferencedDocument
          BT-14 ram:IssuerAssignedID
        at DELIVERY/ram:ReceivingAdviceReferencedDocument
          BT-15 ram:IssuerAssignedID
        at DELIVERY/ram:DespatchAdviceReferencedDocument
          BT-16 ram:IssuerAssignedID
        at AGREEMENT/ram:AdditionalReferencedDocument
          BT-17 ram:IssuerAssignedID  BT-18 ram:IssuerAssignedID  BT-122 ram:IssuerAssignedID  BT-123 ram:Name
          BT-124 ram:URIID  BT-125 ram:AttachmentBinaryObject
        at SETTLEMENT/ram:ReceivableSpecifiedTradeAccountingAccount
          BT-19 ram:ID
        at /rsm:ExchangedDocument/ram:IncludedNote
          BT-21 ram:SubjectCode  BT-22 ram:Content
        at /
          BG-2 rsm:ExchangedDocumentContext
        at /rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter
          BT-23 ram:ID
        at /rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter
          BT-24 ram:ID
        at SETTLEMENT/ram:InvoiceReferencedDocument
          BT-25 ram:IssuerAssignedID
        at SETTLEMENT/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime
          BT-26 qdt:DateTimeString
        at AGREEMENT/ram:SellerTradeParty
          BT-27 ram:Name  BT-29 ram:ID  BT-29 ram:GlobalID  BT-33 ram:Description  BG-5 ram:PostalTradeAddress
          BG-6 ram:DefinedTradeContact
        at AGREEMENT/ram:SellerTradeParty/ram:SpecifiedLegalOrganization
          BT-28 ram:TradingBusinessName  BT-30 ram:ID
        at AGREEMENT/ram:SellerTradeParty/ram:SpecifiedTaxRegistration
          BT-31 ram:ID  BT-32 ram:ID
        at AGREEMENT/ram:SellerTradeParty/ram:URIUniversalCommunication
          BT-34 ram:URIID
        at AGREEMENT/ram:SellerTradeParty/ram:PostalTradeAddress
          BT-35 ram:LineOne  BT-36 ram:LineTwo  BT-162 ram:LineThree  BT-37 ram:CityName
          BT-38 ram:PostcodeCode  BT-39 ram:CountrySubDivisionName  BT-40 ram:CountryID
        at AGREEMENT/ram:SellerTradeParty/ram:DefinedTradeContact
          BT-41 ram:DepartmentName  BT-41 ram:PersonName
        at AGREEMENT/ram:SellerTradeParty/ram:DefinedTradeContact/ram:TelephoneUniversalCommunication
          BT-42 ram:CompleteNumber
        at AGREEMENT/ram:SellerTradeParty/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication
          BT-43 ram:URIID
        at AGREEMENT/ram:BuyerTradeParty
          BT-44 ram:Name  BT-46 ram:ID  BT-46 ram:GlobalID  BG-8 ram:PostalTradeAddress
          BG-9 ram:DefinedTradeContact
        at AGREEMENT/ram:BuyerTradeParty/ram:SpecifiedLegalOrganization
          BT-45 ram:TradingBusinessName  BT-47 ram:ID
        at AGREEMENT/ram:BuyerTradeParty/ram:SpecifiedTaxRegistration
          BT-48 ram:ID
        at AGREEMENT/ram:BuyerTradeParty/ram:URIUniversalCommunication
          BT-49 ram:URIID
        at AGREEMENT/ram:BuyerTradeParty/ram:PostalTradeAddress
          BT-50 ram:LineOne  BT-51 ram:LineTwo  BT-163 ram:LineThree  BT-52 ram:CityName
          BT-53 ram:PostcodeCode  BT-54 ram:CountrySubDivisionName  BT-55 ram:CountryID
        at AGREEMENT/ram:BuyerTradeParty/ram:DefinedTradeContact
          BT-56 ram:DepartmentName  BT-56 ram:PersonName
        at AGREEMENT/ram:BuyerTradeParty/ram:DefinedTradeContact/ram:TelephoneUniversalCommunication
          BT-57 ram:CompleteNumber
        at AGREEMENT/ram:BuyerTradeParty/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication
          BT-58 ram:URIID
        at SETTLEMENT/ram:PayeeTradeParty
          BT-59 ram:Name  BT-60 ram:GlobalID  BT-60 ram:ID
        at SETTLEMENT/ram:PayeeTradeParty/ram:SpecifiedLegalOrganization
          BT-61 ram:ID
        at AGREEMENT/ram:SellerTaxRepresentativeTradeParty
          BT-62 ram:Name  BG-12 ram:PostalTradeAddress
        at AGREEMENT/ram:SellerTaxRepresentativeTradeParty/ram:SpecifiedTaxRegistration
          BT-63 ram:ID
        at AGREEMENT/ram:SellerTaxRepresentativeTradeParty/ram:PostalTradeAddress
          BT-64 ram:LineOne  BT-65 ram:LineTwo  BT-164 ram:LineThree  BT-66 ram:CityName
          BT-67 ram:PostcodeCode  BT-68 ram:CountrySubDivisionName  BT-69 ram:CountryID
        at /rsm:SupplyChainTradeTransaction
          BG-13 ram:ApplicableHeaderTradeDelivery  BG-25 ram:IncludedSupplyChainTradeLineItem
        at DELIVERY/ram:ShipToTradeParty
          BT-70 ram:Name  BT-71 ram:ID  BT-71 ram:GlobalID  BG-15 ram:PostalTradeAddress
        at DELIVERY/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime
          BT-72 udt:DateTimeString
        at SETTLEMENT/ram:BillingSpecifiedPeriod/ram:StartDateTime
          BT-73 udt:DateTimeString
        at SETTLEMENT/ram:BillingSpecifiedPeriod/ram:EndDateTime
          BT-74 udt:DateTimeString
        at DELIVERY/ram:ShipToTradeParty/ram:PostalTradeAddress
          BT-75 ram:LineOne  BT-76 ram:LineTwo  BT-165 ram:LineThree  BT-77 ram:CityName
          BT-78 ram:PostcodeCode  BT-79 ram:CountrySubDivisionName  BT-80 ram:CountryID
        at SETTLEMENT/ram:SpecifiedTradeSettlementPaymentMeans
          BT-81 ram:TypeCode  BT-82 ram:Information  BG-17 ram:PayeePartyCreditorFinancialAccount
          BG-18 ram:ApplicableTradeSettlementFinancialCard  BG-19 ram:PayerPartyDebtorFinancialAccount
        at SETTLEMENT/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount
          BT-84 ram:ProprietaryID  BT-84 ram:IBANID  BT-85 ram:AccountName
        at SETTLEMENT/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeeSpecifiedCreditorFinancialInstitution
          BT-86 ram:BICID
        at SETTLEMENT/ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard
          BT-87 ram:ID  BT-88 ram:CardholderName
        at SETTLEMENT/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerPartyDebtorFinancialAccount
          BT-91 ram:IBANID
        at SETTLEMENT/ram:SpecifiedTradeAllowanceCharge
          BT-92 ram:ActualAmount  BT-93 ram:BasisAmount  BT-94 ram:CalculationPercent  BT-97 ram:Reason
          BT-98 ram:ReasonCode  BT-99 ram:ActualAmount  BT-100 ram:BasisAmount  BT-101 ram:CalculationPercent
          BT-104 ram:Reason  BT-105 ram:ReasonCode
        at SETTLEMENT/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax
          BT-95 ram:CategoryCode  BT-96 ram:RateApplicablePercent  BT-102 ram:CategoryCode
          BT-103 ram:RateApplicablePercent
        at SETTLEMENT/ram:SpecifiedTradeSettlementHeaderMonetarySummation
          BT-106 ram:LineTotalAmount  BT-107 ram:AllowanceTotalAmount  BT-108 ram:ChargeTotalAmount
          BT-109 ram:TaxBasisTotalAmount  BT-110 ram:TaxTotalAmount  BT-111 ram:TaxTotalAmount
          BT-112 ram:GrandTotalAmount  BT-113 ram:TotalPrepaidAmount  BT-114 ram:RoundingAmount
          BT-115 ram:DuePayableAmount
        at LINE/ram:AssociatedDocumentLineDocument
          BT-126 ram:LineID
        at LINE/ram:AssociatedDocumentLineDocument/ram:IncludedNote
          BT-127 ram:Content
        at LINE/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument
          BT-128 ram:IssuerAssignedID
        at LINE/ram:SpecifiedLineTradeDelivery
          BT-129 ram:BilledQuantity
        at LINE/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation
          BT-131 ram:LineTotalAmount
        at LINE/ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument
          BT-132 ram:LineID
        at LINE/ram:SpecifiedLineTradeSettlement/ram:ReceivableSpecifiedTradeAccountingAccount
          BT-133 ram:ID
        at LINE/ram:SpecifiedLineTradeSettlement
          BG-26 ram:BillingSpecifiedPeriod  BG-27 ram:SpecifiedTradeAllowanceCharge
          BG-28 ram:SpecifiedTradeAllowanceCharge  BG-30 ram:ApplicableTradeTax
        at LINE/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod/ram:StartDateTime
          BT-134 udt:DateTimeString
        at LINE/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod/ram:EndDateTime
          BT-135 udt:DateTimeString
        at LINE/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge
          BT-136 ram:ActualAmount  BT-137 ram:BasisAmount  BT-138 ram:CalculationPercent  BT-139 ram:Reason
          BT-140 ram:ReasonCode  BT-141 ram:ActualAmount  BT-142 ram:BasisAmount
          BT-143 ram:CalculationPercent  BT-144 ram:Reason  BT-145 ram:ReasonCode
        at LINE
          BG-29 ram:SpecifiedLineTradeAgreement  BG-31 ram:SpecifiedTradeProduct
        at LINE/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice
          BT-146 ram:ChargeAmount  BT-149 ram:BasisQuantity
        at LINE/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge
          BT-147 ram:ActualAmount
        at LINE/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice
          BT-148 ram:ChargeAmount  BT-149 ram:BasisQuantity
        at LINE/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax
          BT-151 ram:CategoryCode  BT-152 ram:RateApplicablePercent
        at LINE/ram:SpecifiedTradeProduct
          BT-153 ram:Name  BT-154 ram:Description  BT-155 ram:SellerAssignedID  BT-156 ram:BuyerAssignedID
          BT-157 ram:GlobalID  BG-32 ram:ApplicableProductCharacteristic
        at LINE/ram:SpecifiedTradeProduct/ram:DesignatedProductClassification
          BT-158 ram:ClassCode
        at LINE/ram:SpecifiedTradeProduct/ram:OriginTradeCountry
          BT-159 ram:ID
        at LINE/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic
          BT-160 ram:Description  BT-161 ram:Value
        """, names: CIIRestrictions.names)
}
