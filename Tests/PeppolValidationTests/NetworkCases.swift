private func p(_ rule: String) -> String { "PEPPOL-EN16931-\(rule)" }

let networkCases: [RuleCase] = [
    RuleCase([]),
    RuleCase([], .ublCreditNote),
    RuleCase([], .cii),
    RuleCase(
        [p("R001"), p("R007")], .ubl, ("<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>", "")
    ),
    RuleCase([p("R007")], .ubl, ("billing:01:1.0", "billing:1:1.0")),
    RuleCase([p("R007")], .cii, ("billing:01:1.0", "billing:1:1.0")),
    RuleCase(
        [p("R001"), p("R007")], .cii,
        ("BusinessProcessSpecifiedDocumentContextParameter", "TransactionSpecifiedDocumentContextParameter")),
    RuleCase([p("R002")], .ubl, ("<cbc:Note>Thank you.</cbc:Note>", "<cbc:Note>1</cbc:Note><cbc:Note>2</cbc:Note>")),
    RuleCase([p("R002")], .cii, ("</ram:Content>", "</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>")),
    RuleCase([p("R003")], .ubl, ("<cbc:BuyerReference>PO-7</cbc:BuyerReference>", "")),
    RuleCase([p("R003")], .cii, ("<ram:BuyerReference>PO-7</ram:BuyerReference>", "")),
    RuleCase([p("R004")], .ubl, ("#compliant#", "#conformant#")),
    RuleCase([], .ubl, ("billing:3.0</cbc:CustomizationID>", "billing:3.0#own</cbc:CustomizationID>")),
    RuleCase([p("R004")], .cii, ("#compliant#", "#conformant#")),
    RuleCase(
        [p("R005"), p("R054")], .ubl,
        ("</cbc:DocumentCurrencyCode>", "</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>")),
    RuleCase(
        [p("R006")], .cii,
        ("<ram:TypeCode>916</ram:TypeCode>", "<ram:TypeCode>130</ram:TypeCode>"),
        (
            "</ram:ApplicableHeaderTradeAgreement>",
            "<ram:AdditionalReferencedDocument><ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument>"
                + "</ram:ApplicableHeaderTradeAgreement>"
        )),
    RuleCase([p("R008")], .ubl, ("Thank you.", " \n ")),
    RuleCase([], .cii, ("Thank you.", "")),
    RuleCase([p("R010")], .ubl, ("<cbc:EndpointID schemeID=\"0208\">0123456749</cbc:EndpointID>", "")),
    RuleCase([p("R010")], .cii, ("<ram:URIID schemeID=\"0208\">0123456749</ram:URIID>", "")),
    RuleCase([p("R020")], .ubl, ("<cbc:EndpointID schemeID=\"0088\">7312345000007</cbc:EndpointID>", "")),
    RuleCase([p("R020")], .cii, ("<ram:URIID schemeID=\"0088\">7312345000007</ram:URIID>", "")),
    // 0.02 of slack.
    RuleCase([], .ubl, (">20.00</cbc:Amount>", ">20.02</cbc:Amount>")),
    RuleCase([p("R040")], .ubl, (">20.00</cbc:Amount>", ">20.03</cbc:Amount>")),
    RuleCase([p("R040")], .cii, ("<ram:ActualAmount>20.00<", "<ram:ActualAmount>19.97<")),
    RuleCase([p("R040")], .ubl, (">10</cbc:MultiplierFactorNumeric>", ">ten</cbc:MultiplierFactorNumeric>")),
    RuleCase([p("R041")], .ubl, ("<cbc:BaseAmount currencyID=\"EUR\">200.00</cbc:BaseAmount>", "")),
    RuleCase([p("R041")], .cii, ("<ram:BasisAmount>200.00</ram:BasisAmount>", "")),
    RuleCase([p("R042")], .ubl, ("<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>", "")),
    RuleCase([p("R042")], .cii, ("<ram:CalculationPercent>10</ram:CalculationPercent>", "")),
    RuleCase(
        [p("R043")], .ubl,
        (
            "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>\n    <cbc:AllowanceChargeReasonCode>95",
            "<cbc:ChargeIndicator>no</cbc:ChargeIndicator>\n    <cbc:AllowanceChargeReasonCode>95"
        )),
    RuleCase(
        [p("R043")], .cii,
        (
            "<udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>\n            <ram:ActualAmount>1.00",
            "<udt:Indicator>0</udt:Indicator></ram:ChargeIndicator>\n            <ram:ActualAmount>1.00"
        )),
    RuleCase(
        [p("R044")], .ubl,
        (
            "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>\n        <cbc:Amount currencyID=\"EUR\">1.00",
            "<cbc:ChargeIndicator>true</cbc:ChargeIndicator>\n        <cbc:Amount currencyID=\"EUR\">1.00"
        )),
    RuleCase([p("R046")], .ubl, (">40.00</cbc:BaseAmount>", ">41.00</cbc:BaseAmount>")),
    RuleCase([p("R051")], .ubl, ("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"SEK\">")),
    RuleCase(
        [p("R051"), p("CL007")], .ubl,
        ("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"EURO\">")),
    RuleCase(
        [p("R053")], .ubl, ("</cac:TaxTotal>", "</cac:TaxTotal><cac:TaxTotal><cac:TaxSubtotal/></cac:TaxTotal>"),
        ("<cac:TaxSubtotal/>", "<cac:TaxSubtotal><cbc:Note>x</cbc:Note></cac:TaxSubtotal>")),
    RuleCase(
        [p("R053"), p("R054")], .cii,
        ("<ram:TaxTotalAmount currencyID=\"EUR\">", "<ram:TaxTotalAmount currencyID=\"SEK\">")),
    RuleCase(
        [p("R054")], .ubl,
        (
            "</cac:TaxTotal>",
            "</cac:TaxTotal><cac:TaxTotal><cbc:TaxAmount currencyID=\"SEK\">1</cbc:TaxAmount></cac:TaxTotal>"
        )),
    // The same with an accounting currency is right, and the other sign wrong.
    RuleCase([], .ubl, all: accounting("495.00")),
    RuleCase([p("R055")], .ubl, all: accounting("-495.00")),
    RuleCase(
        [p("R055")], .cii,
        ("</ram:InvoiceCurrencyCode>", "</ram:InvoiceCurrencyCode><ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>"),
        ("</ram:TaxTotalAmount>", "</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID=\"SEK\">-1</ram:TaxTotalAmount>")
    ),
    RuleCase([p("R061")], .ubl, (">30</cbc:PaymentMeansCode>", ">59</cbc:PaymentMeansCode>")),
    RuleCase([p("R061")], .cii, ("<ram:TypeCode>30<", "<ram:TypeCode>49<")),
    RuleCase(
        [], .cii, ("<ram:TypeCode>30<", "<ram:TypeCode>49<"),
        (
            "</ram:PaymentReference>",
            "</ram:PaymentReference><ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>M</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>"
        )),
    RuleCase(
        [p("R080")], .ublCreditNote,
        ("<cbc:ID>A1</cbc:ID>", "<cbc:ID>A1</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>"),
        ("<cbc:ID>A2</cbc:ID>", "<cbc:ID>A2</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>")),
    RuleCase(
        [p("R100")], .ubl,
        (
            "</cac:DocumentReference>",
            "</cac:DocumentReference><cac:DocumentReference><cbc:ID>2</cbc:ID></cac:DocumentReference>"
        )),
    RuleCase([p("R101")], .ubl, (">130</cbc:DocumentTypeCode>", ">916</cbc:DocumentTypeCode>")),
    RuleCase([p("R101")], .cii, ("<ram:TypeCode>130<", "<ram:TypeCode>916<")),
    RuleCase([p("R110")], .ubl, ("2026-10-02", "2026-09-30")),
    RuleCase([p("R110")], .cii, ("20261002", "20260930")),
    RuleCase([p("R111")], .ubl, ("2026-10-30", "2026-11-01")),
    RuleCase([p("R111")], .cii, ("20261030", "20261101")),
    RuleCase([], .ubl, (">10.00</cbc:Amount>", ">10.02</cbc:Amount>")),
    RuleCase([p("R120")], .ubl, (">10.00</cbc:Amount>", ">10.03</cbc:Amount>")),
    RuleCase(
        [p("R120")], .cii,
        (
            "<ram:LineTotalAmount>200.00</ram:LineTotalAmount>\n        </ram:Spec",
            "<ram:LineTotalAmount>200.03</ram:LineTotalAmount>\n        </ram:Spec"
        )),
    RuleCase([p("R120")], .ubl, (">10</cbc:InvoicedQuantity>", ">1O</cbc:InvoicedQuantity>")),
    RuleCase([p("R120"), p("R121")], .ubl, (">2</cbc:BaseQuantity>", ">-2</cbc:BaseQuantity>")),
    RuleCase([p("R120"), p("R121")], .cii, (">2</ram:BasisQuantity>", ">0</ram:BasisQuantity>")),
    RuleCase([p("R130")], .ubl, ("<cbc:BaseQuantity unitCode=\"C62\">", "<cbc:BaseQuantity unitCode=\"KGM\">")),
    RuleCase([p("R130")], .cii, ("<ram:BasisQuantity unitCode=\"C62\">", "<ram:BasisQuantity unitCode=\"KGM\">")),
    RuleCase([p("CL001")], .ubl, ("text/csv", "text/html")),
    RuleCase([p("CL001")], .cii, ("text/csv", "text/html")),
    RuleCase([p("CL002")], .ubl, (">95</cbc:AllowanceChargeReasonCode>", ">96</cbc:AllowanceChargeReasonCode>")),
    RuleCase([p("CL002")], .cii, (">95</ram:ReasonCode>", ">96</ram:ReasonCode>")),
    RuleCase([p("CL003")], .ubl, (">FC</cbc:AllowanceChargeReasonCode>", ">FCC</cbc:AllowanceChargeReasonCode>")),
    RuleCase([p("CL003")], .cii, (">FC</ram:ReasonCode>", ">FCC</ram:ReasonCode>")),
    RuleCase([p("CL006")], .ubl, (">35</cbc:DescriptionCode>", ">29</cbc:DescriptionCode>")),
    RuleCase(
        [p("CL007"), p("R053"), p("R054")], .cii,
        ("<ram:TaxTotalAmount currencyID=\"EUR\">", "<ram:TaxTotalAmount currencyID=\"EURO\">")),
    RuleCase(
        [p("CL008")], .ubl,
        ("schemeID=\"0208\">0123456749</cbc:EndpointID>", "schemeID=\"9906\">0123456749</cbc:EndpointID>")),
    RuleCase([p("CL008")], .cii, ("<ram:URIID schemeID=\"0208\">", "<ram:URIID>")),
    RuleCase([p("F001")], .ubl, ("<cbc:DueDate>2026-12-23<", "<cbc:DueDate>2026-02-30<")),
    RuleCase([p("F001")], .ubl, ("<cbc:DueDate>2026-12-23<", "<cbc:DueDate>2026-12-23Z<")),
    RuleCase([p("F001")], .cii, ("format=\"102\">20261123<", "format=\"203\">20261123<")),
    RuleCase([p("P0100")], .ubl, (">380</cbc:InvoiceTypeCode>", ">389</cbc:InvoiceTypeCode>")),
    RuleCase(
        [], .ubl, (">380</cbc:InvoiceTypeCode>", ">389</cbc:InvoiceTypeCode>"), ("billing:01:1.0", "billing:02:1.0")),
    RuleCase([], .cii, ("<ram:TypeCode>380<", "<ram:TypeCode>389<")),
    RuleCase([p("P0101")], .ublCreditNote, (">381</cbc:CreditNoteTypeCode>", ">380</cbc:CreditNoteTypeCode>")),
    RuleCase([p("P0112")], .ubl, (">380</cbc:InvoiceTypeCode>", ">384</cbc:InvoiceTypeCode>")),
]

let exemptionCases: [RuleCase] = [
    ("G", "P0104", "G"), ("O", "P0105", "O"), ("IC", "P0106", "K"), ("AE", "P0107", "AE"), ("D", "P0108", "E"),
    ("F", "P0109", "E"), ("I", "P0110", "E"), ("J", "P0111", "E"),
].flatMap { reason, rule, category in
    let edit = { (stated: String) in
        (
            "</cac:TaxSubtotal>",
            "<cac:TaxCategory><cbc:ID>\(stated)</cbc:ID><cbc:TaxExemptionReasonCode>vatex-eu-\(reason.lowercased())"
                + "</cbc:TaxExemptionReasonCode></cac:TaxCategory></cac:TaxSubtotal>"
        )
    }
    return [RuleCase([p(rule)], .ubl, edit("Z")), RuleCase([], .ubl, edit(category))]
}

private func accounting(_ amount: String) -> [(String, String)] {
    [
        ("</cbc:DocumentCurrencyCode>", "</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>"),
        (
            "</cac:TaxTotal>",
            "</cac:TaxTotal><cac:TaxTotal><cbc:TaxAmount currencyID=\"SEK\">\(amount)</cbc:TaxAmount></cac:TaxTotal>"
        ),
    ]
}
