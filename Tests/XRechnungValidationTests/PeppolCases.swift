import EN16931Validation

private let accounting =
    "<cac:TaxTotal><cbc:TaxAmount currencyID=\"DKK\">-127</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>"

let peppolCases: [RuleCase] =
    both(
        "PEPPOL-EN16931-R005", "</cbc:DocumentCurrencyCode>",
        "</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>"
    )
    .map {
        $0.adding("<cac:LegalMonetaryTotal>", accounting.replacing("DKK", with: "EUR").replacing("-127", with: "127"))
    }
    + both("PEPPOL-EN16931-R040", ">10.00</cbc:Amount>", ">10.03</cbc:Amount>")
    + both("PEPPOL-EN16931-R041", "<cbc:BaseAmount currencyID=\"EUR\">100.00</cbc:BaseAmount>")
    + both("PEPPOL-EN16931-R042", "<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>")
    + both("PEPPOL-EN16931-R043", ">false<", ">0<")
    + both(
        "PEPPOL-EN16931-R044", "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00",
        "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount>5.00")
    + both("PEPPOL-EN16931-R046", ">55.00<", ">56.00<")
    + both(
        "PEPPOL-EN16931-R053", "<cac:TaxTotal>",
        "<cac:TaxTotal><cac:TaxSubtotal><cac:TaxCategory><cbc:Percent>0</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:TaxTotal>"
    )
    + both("PEPPOL-EN16931-R054", "<cac:LegalMonetaryTotal>", accounting)
    + both(
        "PEPPOL-EN16931-R055", "</cbc:DocumentCurrencyCode>",
        "</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>DKK</cbc:TaxCurrencyCode>"
    )
    .map { $0.adding("<cac:LegalMonetaryTotal>", accounting) }
    + both(
        "PEPPOL-EN16931-R101", "<cac:Item><cbc:Name>Farbe",
        "<cac:DocumentReference><cbc:ID>7</cbc:ID></cac:DocumentReference><cac:Item><cbc:Name>Farbe")
    + both("PEPPOL-EN16931-R110", "2026-11-02", "2026-10-31") + both("PEPPOL-EN16931-R111", "2026-11-29", "2026-12-01")
    + both("PEPPOL-EN16931-R120", "<cbc:LineExtensionAmount>100.00", "<cbc:LineExtensionAmount>100.03")
    + both("PEPPOL-EN16931-R121", "<cbc:BaseQuantity unitCode=\"KGM\">1", "<cbc:BaseQuantity unitCode=\"KGM\">0")
    + both("PEPPOL-EN16931-R130", "<cbc:BaseQuantity unitCode=\"KGM\">1", "<cbc:BaseQuantity unitCode=\"TNE\">1")
    + [
        RuleCase(
            "PEPPOL-EN16931-R005", .cii, "</ram:InvoiceCurrencyCode>",
            "</ram:InvoiceCurrencyCode><ram:TaxCurrencyCode>EUR </ram:TaxCurrencyCode>"
        )
        .adding(
            "<ram:TaxTotalAmount ", "<ram:TaxTotalAmount currencyID=\"EUR \">1</ram:TaxTotalAmount><ram:TaxTotalAmount "
        ),
        RuleCase("PEPPOL-EN16931-R040", .cii, "<ram:ActualAmount>10.00", "<ram:ActualAmount>9.97"),
        RuleCase("PEPPOL-EN16931-R041", .cii, "<ram:BasisAmount>100.00</ram:BasisAmount>"),
        RuleCase("PEPPOL-EN16931-R042", .cii, "<ram:CalculationPercent>10</ram:CalculationPercent>"),
        RuleCase(
            "PEPPOL-EN16931-R043-1", .cii,
            "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false",
            "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>no"),
        RuleCase("PEPPOL-EN16931-R044", .cii, "<udt:Indicator>false", "<udt:Indicator>true"),
        RuleCase("PEPPOL-EN16931-R046", .cii, "<ram:ChargeAmount>55.00", "<ram:ChargeAmount>54.00"),
        RuleCase(
            "PEPPOL-EN16931-R053", .cii, "<ram:TaxTotalAmount ",
            "<ram:TaxTotalAmount currencyID=\"EUR\">1</ram:TaxTotalAmount><ram:TaxTotalAmount "),
        RuleCase(
            "PEPPOL-EN16931-R054", .cii, "<ram:TaxTotalAmount ",
            "<ram:TaxTotalAmount currencyID=\"DKK\">1</ram:TaxTotalAmount><ram:TaxTotalAmount "),
        RuleCase(
            "PEPPOL-EN16931-R055", .cii, "</ram:InvoiceCurrencyCode>",
            "</ram:InvoiceCurrencyCode><ram:TaxCurrencyCode>DKK</ram:TaxCurrencyCode>"
        )
        .adding(
            "<ram:TaxTotalAmount ", "<ram:TaxTotalAmount currencyID=\"DKK\">-1</ram:TaxTotalAmount><ram:TaxTotalAmount "
        ),
        RuleCase(
            "PEPPOL-EN16931-R101", .cii, "<ram:SpecifiedTradeSettlementLineMonetarySummation>",
            "<ram:AdditionalReferencedDocument><ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument><ram:SpecifiedTradeSettlementLineMonetarySummation>"
        ),
        RuleCase("PEPPOL-EN16931-R110", .cii, "20261102", "20261031"),
        RuleCase("PEPPOL-EN16931-R111", .cii, "20261129", "20261201"),
        RuleCase("PEPPOL-EN16931-R120", .cii, "<ram:LineTotalAmount>100.00", "<ram:LineTotalAmount>99.97"),
        RuleCase("PEPPOL-EN16931-R121", .cii, ">1</ram:BasisQuantity>", ">-1</ram:BasisQuantity>", everywhere: true)
            .adding("<ram:LineTotalAmount>100.00", "<ram:LineTotalAmount>-100.00"),
        RuleCase(
            "PEPPOL-EN16931-R130", .cii, "<ram:BilledQuantity unitCode=\"KGM\">",
            "<ram:BilledQuantity unitCode=\"TNE\">"),
    ]

extension RuleCase {
    /// A further change that the case needs to break that rule alone.
    fileprivate func adding(_ old: String, _ new: String) -> RuleCase { RuleCase(rule, document, old, new) }
}
