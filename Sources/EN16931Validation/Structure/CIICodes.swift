/// Where the Cross Industry Invoice holds codes, and of which lists.
enum CIICodes {
    static let checks = [
        CodeCheck("BR-CL-01", UNTDIDCodes.documentName, at: ["//rsm:ExchangedDocument/ram:TypeCode"]),
        CodeCheck("BR-CL-03", CurrencyCodes.list, .attribute("currencyID"), at: ["//ram:TaxTotalAmount"]),
        CodeCheck("BR-CL-04", CurrencyCodes.list, at: ["//ram:InvoiceCurrencyCode"]),
        CodeCheck("BR-CL-05", CurrencyCodes.list, at: ["//ram:TaxCurrencyCode"]),
        CodeCheck("BR-CL-06", UNTDIDCodes.vatPointCII, at: ["//ram:DueDateTypeCode"]),
        CodeCheck("BR-CL-07", SchemeCodes.reference, at: ["//ram:ReferenceTypeCode"]),
        CodeCheck("BR-CL-08", SubjectCodes.cii, at: ["//ram:SubjectCode"]),
        CodeCheck("BR-CL-10", SchemeCodes.icd, .attribute("schemeID"), when: .globalParty, at: ["//ram:GlobalID"]),
        CodeCheck("BR-CL-11", SchemeCodes.icd, .attribute("schemeID"), when: .noTaxRegistration, at: ["//ram:ID"]),
        CodeCheck("BR-CL-13", SchemeCodes.itemType, .attribute("listID"), at: ["//ram:ClassCode"]),
        CodeCheck("BR-CL-14", CountryCodes.older, at: ["//ram:CountryID"]),
        CodeCheck("BR-CL-15", CountryCodes.older, when: .withoutScheme, at: ["//ram:OriginTradeCountry/ram:ID"]),
        CodeCheck(
            "BR-CL-16", UNTDIDCodes.paymentMeans, at: ["//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode"]),
        CodeCheck("BR-CL-17", UNTDIDCodes.vatCategory, at: ["//ram:CategoryTradeTax/ram:CategoryCode"]),
        CodeCheck("BR-CL-18", UNTDIDCodes.vatCategory, at: ["//ram:ApplicableTradeTax/ram:CategoryCode"]),
        CodeCheck(
            "BR-CL-19", UNTDIDCodes.allowanceReason, when: .allowance,
            at: ["//ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode"]),
        CodeCheck(
            "BR-CL-20", UNTDIDCodes.chargeReason, when: .charge,
            at: ["//ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode"]),
        CodeCheck(
            "BR-CL-21", SchemeCodes.icd, .attribute("schemeID"), at: ["//ram:SpecifiedTradeProduct/ram:GlobalID"]),
        CodeCheck("BR-CL-22", ExemptionReasonCodes.vatex, at: ["//ram:ExemptionReasonCode"]),
        CodeCheck(
            "BR-CL-23", UnitCodes.list, .attribute("unitCode"), at: ["//ram:BasisQuantity", "//ram:BilledQuantity"]),
        CodeCheck("BR-CL-24", MediaTypes.attachments, .attribute("mimeCode"), at: ["//ram:AttachmentBinaryObject"]),
        CodeCheck(
            "BR-CL-25", SchemeCodes.electronicAddress, .attribute("schemeID"),
            at: ["//ram:URIUniversalCommunication/ram:URIID"]),
        CodeCheck(
            "BR-CL-26", SchemeCodes.icd, .attribute("schemeID"),
            at: ["//ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID"]),
    ]
}
