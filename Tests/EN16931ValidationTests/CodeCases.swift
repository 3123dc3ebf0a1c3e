import EN16931Validation

/// Codes where the artefacts look for them, with blanks, case and editions.
let treeCodeCases: [TreeCase] = [
    TreeCase(["BR-CL-01"], .ubl, "InvoiceTypeCode>380<", "InvoiceTypeCode>381<"),
    TreeCase([], .cii, "<ram:TypeCode>380", "<ram:TypeCode> 381 "),
    TreeCase(["BR-CL-03"], .ubl, "<cbc:PriceAmount currencyID=\"EUR\">", "<cbc:PriceAmount currencyID=\"ECU\">"),
    TreeCase(["BR-CL-03"], .ubl, "<cbc:PriceAmount currencyID=\"EUR\">", "<cbc:PriceAmount>"),
    TreeCase(["BR-CL-08"], .ubl, "<cbc:DueDate>", "<cbc:Note>see #QQQ#text</cbc:Note><cbc:DueDate>"),
    TreeCase([], .ubl, "<cbc:DueDate>", "<cbc:Note>#AAK#text</cbc:Note><cbc:DueDate>"),
    // In the CII edition only.
    TreeCase(["BR-CL-08"], .ubl, "<cbc:DueDate>", "<cbc:Note>#BAT#text</cbc:Note><cbc:DueDate>"),
    TreeCase([], .cii, "<ram:TypeCode>380</ram:TypeCode>", "<ram:TypeCode>380</ram:TypeCode>" + subject("BAT")),
    TreeCase(
        ["BR-CL-08"], .cii, "<ram:TypeCode>380</ram:TypeCode>", "<ram:TypeCode>380</ram:TypeCode>" + subject("QQQ")),
    TreeCase(["BR-CL-14"], .ubl, "IdentificationCode>DE", "IdentificationCode>AN"),
    TreeCase([], .cii, "CountryID>DE", "CountryID>AN"),
    TreeCase(["BR-CL-14"], .cii, "CountryID>DE", "CountryID>SS"),
    TreeCase(
        ["BR-CL-22", "BR-S-10"], .ubl, "<cbc:Percent>21</cbc:Percent>",
        "<cbc:Percent>21</cbc:Percent>" + reason("VATEX-EU")),
    TreeCase(
        ["BR-S-10"], .ubl, "<cbc:Percent>21</cbc:Percent>", "<cbc:Percent>21</cbc:Percent>" + reason("vatex-eu-132")),
    TreeCase(["BR-CL-23"], .ubl, "unitCode=\"C62\"", "unitCode=\"c62\""),
    TreeCase([], .cii, "unitCode=\"C62\"", "unitCode=\"XPK\""),
    TreeCase(["BR-CL-25"], .ubl, "schemeID=\"EM\"", "schemeID=\"XX\""),
    TreeCase(["BR-CL-25"], .cii, "schemeID=\"EM\"", "schemeID=\"XX\""),
    TreeCase(
        ["BR-CL-26"], .ubl, "<cac:PaymentMeans>",
        "<cac:Delivery><cac:DeliveryLocation><cbc:ID schemeID=\"0181\">1</cbc:ID></cac:DeliveryLocation></cac:Delivery><cac:PaymentMeans>"
    ),
    TreeCase(
        ["BR-CL-26"], .cii, "<ram:ApplicableHeaderTradeDelivery/>",
        "<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:GlobalID schemeID=\"0181\">1</ram:GlobalID>"
            + "</ram:ShipToTradeParty></ram:ApplicableHeaderTradeDelivery>"),
]

private func subject(_ code: String) -> String {
    "<ram:IncludedNote><ram:Content>x</ram:Content><ram:SubjectCode>\(code)</ram:SubjectCode></ram:IncludedNote>"
}

private func reason(_ code: String) -> String { "<cbc:TaxExemptionReasonCode>\(code)</cbc:TaxExemptionReasonCode>" }
