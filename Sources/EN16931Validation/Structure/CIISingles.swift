extension CIIRestrictions {
    /// What the official rules take one value of, so that they end in an error where it is repeated. Keys are rules.
    static let singles = PathTable(
        """
        at /
          BR-01 rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID
          BR-02 rsm:ExchangedDocument/ram:ID  BR-04 rsm:ExchangedDocument/ram:TypeCode
          BR-03 rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString
        at SETTLEMENT
          BR-05 ram:InvoiceCurrencyCode
        at AGREEMENT
          BR-06 ram:SellerTradeParty/ram:Name  BR-07 ram:BuyerTradeParty/ram:Name
          BR-09 ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID
          BR-11 ram:BuyerTradeParty/ram:PostalTradeAddress/ram:CountryID
        at DELIVERY
          BR-57 ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID
        at SETTLEMENT/ram:InvoiceReferencedDocument
          BR-55 ram:IssuerAssignedID
        at //ram:AdditionalReferencedDocument
          BR-52 ram:IssuerAssignedID
        at //ram:ApplicableTradeSettlementFinancialCard
          BR-51 ram:ID
        at //ram:DesignatedProductClassification
          BR-65 ram:ClassCode
        at //ram:SpecifiedTradeSettlementHeaderMonetarySummation
          BR-12 ram:LineTotalAmount  BR-13 ram:TaxBasisTotalAmount  BR-14 ram:GrandTotalAmount  BR-15 ram:DuePayableAmount
          BR-CO-13 ram:AllowanceTotalAmount  BR-CO-13 ram:ChargeTotalAmount  BR-CO-16 ram:TotalPrepaidAmount
          BR-CO-16 ram:RoundingAmount
        at //ram:IncludedSupplyChainTradeLineItem
          BR-21 ram:AssociatedDocumentLineDocument/ram:LineID  BR-25 ram:SpecifiedTradeProduct/ram:Name
          BR-64 ram:SpecifiedTradeProduct/ram:GlobalID
        at //ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement
          BR-DEC-23 ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount
        at //ram:SpecifiedTradeAllowanceCharge
          BR-DEC-01 ram:ActualAmount  BR-DEC-02 ram:BasisAmount
        at SETTLEMENT/ram:ApplicableTradeTax
          BR-CO-17 ram:BasisAmount  BR-CO-17 ram:CalculatedAmount  BR-CO-17 ram:RateApplicablePercent
        """, names: names)
}
