private let legal = (
    ubl: "<cbc:CompanyID schemeID=\"0088\">7312345000007</cbc:CompanyID>",
    cii: "<ram:ID schemeID=\"0088\">7312345000007</ram:ID>"
)

private func organisation(_ base: RuleCase.Base, _ scheme: String, _ number: String) -> (String, String) {
    base == .cii
        ? (legal.cii, "<ram:ID schemeID=\"\(scheme)\">\(number)</ram:ID>")
        : (legal.ubl, "<cbc:CompanyID schemeID=\"\(scheme)\">\(number)</cbc:CompanyID>")
}

private let code = (ubl: "<cbc:PaymentMeansCode>30<", cii: "<ram:TypeCode>30<")
private let iban = "FI2112345600000785"

// MARK: Norway

private let registered = (
    "</cac:PartyTaxScheme>",
    "</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>Foretaksregisteret</cbc:CompanyID>"
        + "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
)

let norwegianCases: [RuleCase] = [
    RuleCase([], .ubl, all: country(.ubl, seller: "NO", vat: "NO987654325MVA") + [registered]),
    RuleCase(["NO-R-002"], .ubl, all: country(.ubl, seller: "NO", vat: "NO987654325MVA")),
    RuleCase(["NO-R-001"], .ubl, all: country(.ubl, seller: "NO", vat: "NO987654326MVA") + [registered]),
    RuleCase(["NO-R-001"], .ubl, all: country(.ubl, seller: "NO", vat: "NO987654325") + [registered]),
    RuleCase(["NO-R-002"], .cii, all: country(.cii, seller: "NO", vat: "NO987654325MVA")),
    RuleCase(["NO-R-001", "NO-R-002"], .cii, all: country(.cii, seller: "NO", vat: "NO987654326MVA")),
]

// MARK: Denmark

private func danish(_ base: RuleCase.Base = .ubl, buyer: String = "DK") -> [(String, String)] {
    country(base, seller: "DK", buyer: buyer)
        + [
            organisation(base, "0184", "DK12345678"),
            base == .cii ? (code.cii, "<ram:TypeCode>58<") : (code.ubl, "<cbc:PaymentMeansCode>58<"),
        ]
}

private func danishPayment(_ code: String, reference: String, account: String) -> [(String, String)] {
    danish() + [
        ("<cbc:PaymentMeansCode>58<", "<cbc:PaymentMeansCode>\(code)<"), ("RF18", reference), (iban, account),
    ]
}

let danishCases: [RuleCase] = [
    RuleCase([], .ubl, all: danish()),
    RuleCase([], .cii, all: danish(.cii)),
    RuleCase(["DK-R-014"], .ubl, all: country(.ubl, seller: "DK")),
    RuleCase(["DK-R-014"], .cii, all: country(.cii, seller: "DK")),
    RuleCase(["DK-R-002"], .ubl, all: country(.ubl, seller: "DK") + [(legal.ubl, "")]),
    RuleCase(["DK-R-002"], .cii, all: country(.cii, seller: "DK") + [(legal.cii, "")]),
    RuleCase(["DK-R-005"], .ubl, all: danishPayment("30", reference: "1", account: iban)),
    RuleCase([], .ubl, all: danish(buyer: "SE") + [("<cbc:PaymentMeansCode>58<", "<cbc:PaymentMeansCode>30<")]),
    RuleCase(["DK-R-006"], .ubl, all: danishPayment("42", reference: "1", account: "1")),
    RuleCase(["DK-R-007", "PEPPOL-EN16931-R061"], .ubl, all: danishPayment("49", reference: "1", account: "1")),
    RuleCase([], .ubl, all: danishPayment("50", reference: "01#", account: "1234567")),
    RuleCase(["DK-R-008"], .ubl, all: danishPayment("50", reference: "02#", account: "1234567")),
    RuleCase(["DK-R-008"], .ubl, all: danishPayment("50", reference: "01#", account: "123456")),
    RuleCase([], .ubl, all: danishPayment("50", reference: "04#1234567890123456", account: "12345678")),
    RuleCase(["DK-R-009"], .ubl, all: danishPayment("50", reference: "04#123456789012345", account: "12345678")),
    RuleCase([], .ubl, all: danishPayment("93", reference: "71#123456789012345", account: "12345678")),
    RuleCase(["DK-R-010"], .ubl, all: danishPayment("93", reference: "71#123456789012345", account: "1234567")),
    RuleCase(["DK-R-011"], .ubl, all: danishPayment("93", reference: "71#12345678901234", account: "12345678")),
    RuleCase(
        ["DK-R-003"], .ubl,
        all: danish() + [
            (
                "<cac:ClassifiedTaxCategory>",
                "<cac:CommodityClassification><cbc:ItemClassificationCode listID=\"TST\" listVersionID=\"18\">1"
                    + "</cbc:ItemClassificationCode></cac:CommodityClassification><cac:ClassifiedTaxCategory>"
            )
        ]),
    RuleCase(["DK-R-004", "PEPPOL-EN16931-CL002"], .ubl, all: danishDuty("12")),
    RuleCase(["PEPPOL-EN16931-CL002"], .ubl, all: danishDuty("1234")),
    RuleCase(["PEPPOL-EN16931-CL002"], .ubl, all: danishDuty("a#b")),
    RuleCase(["DK-R-004", "PEPPOL-EN16931-CL002"], .ubl, all: danishDuty("#b")),
    RuleCase(
        ["DK-R-013"], .ubl,
        all: danish() + [
            ("<cac:PartyIdentification><cbc:ID schemeID=\"0088\">", "<cac:PartyIdentification><cbc:ID>")
        ]),
    RuleCase(["DK-R-013"], .cii, all: danish(.cii) + [("<ram:GlobalID schemeID=\"0088\">", "<ram:GlobalID>")]),
    RuleCase(
        ["DK-R-016"], .ublCreditNote,
        all: danish() + [("<cbc:PayableAmount currencyID=\"EUR\">225.00", "<cbc:PayableAmount currencyID=\"EUR\">-1")]),
]

private func danishDuty(_ reason: String) -> [(String, String)] {
    danish() + [
        (
            ">95</cbc:AllowanceChargeReasonCode>",
            ">ZZZ</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>\(reason)</cbc:AllowanceChargeReason>"
        )
    ]
}

// MARK: Italy

let italianCases: [RuleCase] = [
    RuleCase([], .ubl, all: country(.ubl, seller: "IT")),
    RuleCase([], .cii, all: country(.cii, seller: "IT")),
    RuleCase(
        ["IT-R-002"], .ubl, all: country(.ubl, seller: "IT") + [("<cbc:StreetName>Street 1</cbc:StreetName>", "")]),
    RuleCase(["IT-R-003"], .cii, all: country(.cii, seller: "IT") + [("<ram:CityName>Town</ram:CityName>", "")]),
    RuleCase(["IT-R-004"], .ubl, all: country(.ubl, seller: "IT") + [("<cbc:PostalZone>00100</cbc:PostalZone>", "")]),
    RuleCase(
        ["IT-R-001"], .ubl,
        all: country(.ubl, seller: "IT") + [
            (
                "</cac:PartyTaxScheme>",
                "</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>1234567890</cbc:CompanyID>"
                    + "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            )
        ]),
    RuleCase(
        ["IT-R-001"], .cii,
        all: country(.cii, seller: "IT") + [
            (
                "</ram:SpecifiedTaxRegistration>",
                "</ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID=\"FC\">12345</ram:ID>"
                    + "</ram:SpecifiedTaxRegistration>"
            )
        ]),
]

// MARK: Sweden

private func swedish(
    _ base: RuleCase.Base = .ubl, vat: String = "SE556677889901", number: String = "5566778899", buyer: String? = nil
) -> [(String, String)] {
    country(base, seller: "SE", vat: vat, buyer: buyer) + [organisation(base, "0007", number)]
}

private func giro(_ name: String, _ account: String) -> [(String, String)] {
    swedish() + [
        (
            "<cbc:ID>\(iban)</cbc:ID>",
            "<cbc:ID>\(account)</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:\(name)</cbc:ID>"
                + "</cac:FinancialInstitutionBranch>"
        )
    ]
}

let swedishCases: [RuleCase] = [
    RuleCase([], .ubl, all: swedish()),
    RuleCase([], .cii, all: swedish(.cii)),
    RuleCase(["SE-R-001"], .ubl, all: swedish(vat: "SE5566778899")),
    RuleCase(["SE-R-002"], .ubl, all: swedish(vat: "SE5566778899AB")),
    RuleCase(["SE-R-001"], .cii, all: swedish(.cii, vat: "SE5566778899")),
    RuleCase(
        ["PEPPOL-COMMON-R049", "SE-R-003", "SE-R-004", "SE-R-013"], .ubl, all: swedish(number: "556677-8899")),
    RuleCase(["PEPPOL-COMMON-R049", "SE-R-013"], .cii, all: swedish(.cii, number: "5566778898")),
    RuleCase(
        ["SE-R-005"], .ubl,
        all: swedish() + [
            (
                "</cac:PartyTaxScheme>",
                "</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>F-skatt</cbc:CompanyID>"
                    + "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            )
        ]),
    RuleCase(
        [], .ubl,
        all: swedish() + [
            (
                "</cac:PartyTaxScheme>",
                "</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>Godkänd för F-skatt</cbc:CompanyID>"
                    + "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            )
        ]),
    RuleCase(["SE-R-006", "SE-R-006", "SE-R-006"], .ubl, all: swedish() + [("<cbc:Percent>25<", "<cbc:Percent>24<")]),
    RuleCase(["SE-R-006", "SE-R-006", "SE-R-006"], .cii, all: swedish(.cii) + [("Percent>25<", "Percent>24<")]),
    RuleCase(["SE-R-007"], .ubl, all: giro("PLUSGIRO", "12-34")),
    RuleCase(["SE-R-010"], .ubl, all: giro("PLUSGIRO", "1")),
    RuleCase(["SE-R-008"], .ubl, all: giro("BANKGIRO", "123-4567")),
    RuleCase(["SE-R-009"], .ubl, all: giro("BANKGIRO", "123456")),
    RuleCase(["SE-R-011"], .ubl, all: swedish() + [(code.ubl, "<cbc:PaymentMeansCode>56<")]),
    RuleCase([], .ubl, all: swedish() + [(code.ubl, "<cbc:PaymentMeansCode>31<")]),
    RuleCase(["SE-R-012"], .ubl, all: swedish(buyer: "SE") + [(code.ubl, "<cbc:PaymentMeansCode>31<")]),
    RuleCase(["SE-R-012"], .cii, all: swedish(.cii, buyer: "SE") + [(code.cii, "<ram:TypeCode>31<")]),
]

// MARK: The Netherlands

private func dutch(_ base: RuleCase.Base = .ubl, buyer: String? = nil) -> [(String, String)] {
    country(base, seller: "NL", buyer: buyer) + [organisation(base, "0106", "12345678")]
}

let dutchCases: [RuleCase] = [
    RuleCase([], .ubl, all: dutch()),
    RuleCase([], .cii, all: dutch(.cii)),
    RuleCase(["NL-R-001"], .ublCreditNote, all: dutch()),
    RuleCase(["NL-R-001"], .cii, all: dutch(.cii) + [("<ram:TypeCode>380<", "<ram:TypeCode>381<")]),
    RuleCase(["NL-R-002"], .ubl, all: dutch() + [("<cbc:CityName>Town</cbc:CityName>", "")]),
    RuleCase(["NL-R-002"], .cii, all: dutch(.cii) + [("<ram:CityName>Town</ram:CityName>", "")]),
    RuleCase(["NL-R-003"], .ubl, all: country(.ubl, seller: "NL")),
    RuleCase(["NL-R-003"], .cii, all: country(.cii, seller: "NL")),
    RuleCase(["NL-R-004", "NL-R-005"], .ubl, all: dutch(buyer: "NL") + [("<cbc:CityName>Ville</cbc:CityName>", "")]),
    RuleCase(
        ["NL-R-004", "NL-R-005"], .cii, all: dutch(.cii, buyer: "NL") + [("<ram:CityName>Ville</ram:CityName>", "")]),
    RuleCase(
        ["NL-R-006"], .ubl,
        all: dutch() + [
            (
                "</cac:AccountingCustomerParty>",
                "</cac:AccountingCustomerParty><cac:TaxRepresentativeParty><cac:PostalAddress><cac:Country>"
                    + "<cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
                    + "</cac:TaxRepresentativeParty>"
            )
        ]),
    RuleCase(["NL-R-007"], .ubl, all: dutch() + [("cac:PaymentMeans>", "cac:OtherMeans>")]),
    RuleCase(["NL-R-007"], .cii, all: dutch(.cii) + [("SettlementPaymentMeans>", "SettlementOtherMeans>")]),
    RuleCase([], .cii, all: dutch(.cii) + [(code.cii, "<ram:TypeCode>10<")]),
    RuleCase(["NL-R-005", "NL-R-008"], .cii, all: dutch(.cii, buyer: "NL") + [(code.cii, "<ram:TypeCode>10<")]),
    RuleCase([], .ubl, all: dutch() + [(code.ubl, "<cbc:PaymentMeansCode>10<")]),
    RuleCase(["NL-R-005", "NL-R-008"], .ubl, all: dutch(buyer: "NL") + [(code.ubl, "<cbc:PaymentMeansCode>10<")]),
    RuleCase(
        ["NL-R-009"], .ubl,
        all: dutch() + [
            (
                "<cac:DocumentReference>",
                "<cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference><cac:DocumentReference>"
            )
        ]),
]
