import XML

/// Where UBL holds codes, and of which lists.
enum UBLCodes {
    private static let amounts = [
        "Amount", "BaseAmount", "PriceAmount", "TaxAmount", "TaxableAmount", "LineExtensionAmount",
        "TaxExclusiveAmount",
        "TaxInclusiveAmount", "AllowanceTotalAmount", "ChargeTotalAmount", "PrepaidAmount", "PayableRoundingAmount",
        "PayableAmount",
    ]

    static let checks = [
        CodeCheck("BR-CL-01", UNTDIDCodes.invoiceName, at: ["//cbc:InvoiceTypeCode"]),
        CodeCheck("BR-CL-01", UNTDIDCodes.creditNoteName, at: ["//cbc:CreditNoteTypeCode"]),
        CodeCheck(
            "BR-CL-03", CurrencyCodes.list, .requiredAttribute("currencyID"), at: amounts.map { "//cbc:\($0)" }),
        CodeCheck("BR-CL-04", CurrencyCodes.list, at: ["//cbc:DocumentCurrencyCode"]),
        CodeCheck("BR-CL-05", CurrencyCodes.list, at: ["//cbc:TaxCurrencyCode"]),
        CodeCheck("BR-CL-06", UNTDIDCodes.vatPointUBL, at: ["//cac:InvoicePeriod/cbc:DescriptionCode"]),
        CodeCheck(
            "BR-CL-07", SchemeCodes.reference, .attribute("schemeID"), when: .invoicedObject,
            at: ["//cac:AdditionalDocumentReference/cbc:ID", "//cac:DocumentReference/cbc:ID"]),
        CodeCheck(
            "BR-CL-10", SchemeCodes.icd, .attribute("schemeID"), when: .party, at: ["//cac:PartyIdentification/cbc:ID"]),
        CodeCheck(
            "BR-CL-10", SchemeCodes.icdOrSEPA, .attribute("schemeID"), when: .creditor,
            at: ["//cac:PartyIdentification/cbc:ID"]),
        CodeCheck("BR-CL-11", SchemeCodes.icd, .attribute("schemeID"), at: ["//cac:PartyLegalEntity/cbc:CompanyID"]),
        CodeCheck(
            "BR-CL-13", SchemeCodes.itemType, .attribute("listID"),
            at: ["//cac:CommodityClassification/cbc:ItemClassificationCode"]),
        CodeCheck("BR-CL-14", CountryCodes.list, at: ["//cac:Country/cbc:IdentificationCode"]),
        CodeCheck("BR-CL-15", CountryCodes.list, at: ["//cac:OriginCountry/cbc:IdentificationCode"]),
        CodeCheck("BR-CL-16", UNTDIDCodes.paymentMeans, at: ["//cac:PaymentMeans/cbc:PaymentMeansCode"]),
        CodeCheck("BR-CL-17", UNTDIDCodes.vatCategory, at: ["//cac:TaxCategory/cbc:ID"]),
        CodeCheck("BR-CL-18", UNTDIDCodes.vatCategory, at: ["//cac:ClassifiedTaxCategory/cbc:ID"]),
        CodeCheck(
            "BR-CL-19", UNTDIDCodes.allowanceReason, when: .allowance,
            at: ["//cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"]),
        CodeCheck(
            "BR-CL-20", UNTDIDCodes.chargeReason, when: .charge,
            at: ["//cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"]),
        CodeCheck("BR-CL-21", SchemeCodes.icd, .attribute("schemeID"), at: ["//cac:StandardItemIdentification/cbc:ID"]),
        CodeCheck("BR-CL-22", ExemptionReasonCodes.vatex, at: ["//cbc:TaxExemptionReasonCode"]),
        CodeCheck(
            "BR-CL-23", UnitCodes.list, .attribute("unitCode"),
            at: ["//cbc:InvoicedQuantity", "//cbc:BaseQuantity", "//cbc:CreditedQuantity"]),
        CodeCheck(
            "BR-CL-24", MediaTypes.attachments, .attribute("mimeCode"), at: ["//cbc:EmbeddedDocumentBinaryObject"]),
        CodeCheck("BR-CL-25", SchemeCodes.electronicAddress, .attribute("schemeID"), at: ["//cbc:EndpointID"]),
        CodeCheck("BR-CL-26", SchemeCodes.icd, .attribute("schemeID"), at: ["//cac:DeliveryLocation/cbc:ID"]),
    ]
}
