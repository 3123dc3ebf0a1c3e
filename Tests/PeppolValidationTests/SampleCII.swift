/// The same invoice in CII.
enum SampleCII {
    static let invoice = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
            xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
            xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocumentContext>
            <ram:BusinessProcessSpecifiedDocumentContextParameter>
              <ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID>
            </ram:BusinessProcessSpecifiedDocumentContextParameter>
            <ram:GuidelineSpecifiedDocumentContextParameter>
              <ram:ID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</ram:ID>
            </ram:GuidelineSpecifiedDocumentContextParameter>
          </rsm:ExchangedDocumentContext>
          <rsm:ExchangedDocument>
            <ram:ID>2026-0042</ram:ID><ram:TypeCode>380</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">20261123</udt:DateTimeString></ram:IssueDateTime>
            <ram:IncludedNote><ram:Content>Thank you.</ram:Content></ram:IncludedNote>
          </rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem>
              <ram:SpecifiedTradeProduct><ram:Name>Thing</ram:Name></ram:SpecifiedTradeProduct>
              <ram:SpecifiedLineTradeAgreement>
                <ram:GrossPriceProductTradePrice><ram:ChargeAmount>40.00</ram:ChargeAmount>
                  <ram:AppliedTradeAllowanceCharge>
                    <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
                    <ram:ActualAmount>1.00</ram:ActualAmount>
                  </ram:AppliedTradeAllowanceCharge>
                </ram:GrossPriceProductTradePrice>
                <ram:NetPriceProductTradePrice><ram:ChargeAmount>39.00</ram:ChargeAmount>
                  <ram:BasisQuantity unitCode="C62">2</ram:BasisQuantity></ram:NetPriceProductTradePrice>
              </ram:SpecifiedLineTradeAgreement>
              <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">10</ram:BilledQuantity>
              </ram:SpecifiedLineTradeDelivery>
              <ram:SpecifiedLineTradeSettlement>
                <ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode>
                  <ram:RateApplicablePercent>25</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                <ram:BillingSpecifiedPeriod>
                  <ram:StartDateTime><udt:DateTimeString format="102">20261002</udt:DateTimeString></ram:StartDateTime>
                  <ram:EndDateTime><udt:DateTimeString format="102">20261030</udt:DateTimeString></ram:EndDateTime>
                </ram:BillingSpecifiedPeriod>
                <ram:SpecifiedTradeAllowanceCharge>
                  <ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator>
                  <ram:ActualAmount>10.00</ram:ActualAmount><ram:ReasonCode>FC</ram:ReasonCode>
                </ram:SpecifiedTradeAllowanceCharge>
                <ram:SpecifiedTradeAllowanceCharge>
                  <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
                  <ram:ActualAmount>5.00</ram:ActualAmount><ram:Reason>Loyal</ram:Reason>
                </ram:SpecifiedTradeAllowanceCharge>
                <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>200.00</ram:LineTotalAmount>
                </ram:SpecifiedTradeSettlementLineMonetarySummation>
                <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>O1</ram:IssuerAssignedID>
                  <ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument>
              </ram:SpecifiedLineTradeSettlement>
            </ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement>
              <ram:BuyerReference>PO-7</ram:BuyerReference>
              <ram:SellerTradeParty>
                <ram:GlobalID schemeID="0088">7312345000007</ram:GlobalID><ram:Name>Seller</ram:Name>
                <ram:SpecifiedLegalOrganization><ram:ID schemeID="0088">7312345000007</ram:ID></ram:SpecifiedLegalOrganization>
                <ram:PostalTradeAddress><ram:PostcodeCode>00100</ram:PostcodeCode><ram:LineOne>Street 1</ram:LineOne>
                  <ram:CityName>Town</ram:CityName><ram:CountryID>FI</ram:CountryID></ram:PostalTradeAddress>
                <ram:URIUniversalCommunication><ram:URIID schemeID="0088">7312345000007</ram:URIID>
                </ram:URIUniversalCommunication>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="VAT">FI12345678</ram:ID></ram:SpecifiedTaxRegistration>
              </ram:SellerTradeParty>
              <ram:BuyerTradeParty>
                <ram:Name>Buyer</ram:Name>
                <ram:SpecifiedLegalOrganization><ram:ID schemeID="0208">0123456749</ram:ID></ram:SpecifiedLegalOrganization>
                <ram:PostalTradeAddress><ram:PostcodeCode>1000</ram:PostcodeCode><ram:LineOne>Rue 2</ram:LineOne>
                  <ram:CityName>Ville</ram:CityName><ram:CountryID>BE</ram:CountryID></ram:PostalTradeAddress>
                <ram:URIUniversalCommunication><ram:URIID schemeID="0208">0123456749</ram:URIID>
                </ram:URIUniversalCommunication>
              </ram:BuyerTradeParty>
              <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode>
                <ram:AttachmentBinaryObject mimeCode="text/csv" filename="a.csv">QQ==</ram:AttachmentBinaryObject>
              </ram:AdditionalReferencedDocument>
            </ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement>
              <ram:PaymentReference>RF18</ram:PaymentReference>
              <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>
                <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FI2112345600000785</ram:IBANID>
                </ram:PayeePartyCreditorFinancialAccount>
              </ram:SpecifiedTradeSettlementPaymentMeans>
              <ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode>
                <ram:RateApplicablePercent>25</ram:RateApplicablePercent></ram:ApplicableTradeTax>
              <ram:BillingSpecifiedPeriod>
                <ram:StartDateTime><udt:DateTimeString format="102">20261001</udt:DateTimeString></ram:StartDateTime>
                <ram:EndDateTime><udt:DateTimeString format="102">20261031</udt:DateTimeString></ram:EndDateTime>
              </ram:BillingSpecifiedPeriod>
              <ram:SpecifiedTradeAllowanceCharge>
                <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
                <ram:CalculationPercent>10</ram:CalculationPercent><ram:BasisAmount>200.00</ram:BasisAmount>
                <ram:ActualAmount>20.00</ram:ActualAmount><ram:ReasonCode>95</ram:ReasonCode>
                <ram:CategoryTradeTax><ram:CategoryCode>S</ram:CategoryCode>
                  <ram:RateApplicablePercent>25</ram:RateApplicablePercent></ram:CategoryTradeTax>
              </ram:SpecifiedTradeAllowanceCharge>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:LineTotalAmount>200.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>180.00</ram:TaxBasisTotalAmount>
                <ram:TaxTotalAmount currencyID="EUR">45.00</ram:TaxTotalAmount>
                <ram:GrandTotalAmount>225.00</ram:GrandTotalAmount><ram:DuePayableAmount>225.00</ram:DuePayableAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """
}
