/// One identifier of a scheme, and the rule it breaks.
let identifierCases: [RuleCase] = [
    ("0088", "7312345000008", ["R040"]), ("0088", "731234500000A", ["R040"]),
    ("0192", "987654325", []), ("0192", "987654326", ["R041"]), ("0192", "98765432", ["R041"]),
    ("0184", "12345678", []), ("0184", "DK12345678", []), ("0184", "DK1234567", ["R042"]),
    ("0184", " 12345678", ["R042"]),
    ("0208", "0123456748", ["R043"]), ("0208", "012345674", ["R043"]),
    ("0201", "UF1A2b", []), ("0201", "UF1A2", ["R044"]),
    ("0210", "RSSMRA85T10A562S", []), ("0210", "01234567890", []), ("0210", "RSSMRA85T10A56", ["R045"]),
    ("0210", "RSSMRAX5T10A562S", ["R045"]),
    ("0211", "IT01234567897", []), ("0211", "IT01234567898", ["R047"]), ("0211", "FR1", []),
    ("0007", "5566778899", []), ("0007", "5566778898", ["R049"]), ("0007", "55667788991", ["R049"]),
    ("0151", "51824753281", []), ("0151", "51824753282", ["R050"]),
].map { scheme, number, broken in
    RuleCase(
        broken.map { "PEPPOL-COMMON-\($0)" }, .ubl,
        all: [
            (
                "<cac:PartyIdentification><cbc:ID schemeID=\"0088\">7312345000007<",
                "<cac:PartyIdentification><cbc:ID schemeID=\"\(scheme)\">\(number)<"
            )
        ])
}

/// Where the two artefacts differ about identifiers.
let identifierSyntaxCases: [RuleCase] = [
    RuleCase(
        ["PEPPOL-COMMON-R042"], .cii,
        ("<ram:GlobalID schemeID=\"0088\">7312345000007", "<ram:GlobalID schemeID=\"0184\">1234567")),
    // The CII artefact reads eleven characters and no more.
    RuleCase(
        [], .cii, ("<ram:GlobalID schemeID=\"0088\">7312345000007", "<ram:GlobalID schemeID=\"0151\">518247532819")),
    RuleCase([], .cii, ("<ram:GlobalID schemeID=\"0088\">7312345000007", "<ram:GlobalID schemeID=\"0184\">DK12345678")),
    RuleCase(
        ["PEPPOL-COMMON-R048", "PEPPOL-EN16931-CL008"], .cii,
        ("<ram:URIID schemeID=\"0088\">7312345000007", "<ram:URIID schemeID=\"9906\">IT01234567898")),
    RuleCase(
        ["PEPPOL-EN16931-CL008"], .ubl,
        ("<cbc:EndpointID schemeID=\"0088\">7312345000007", "<cbc:EndpointID schemeID=\"9906\">IT01234567898")),
    RuleCase(
        ["PEPPOL-COMMON-R046", "PEPPOL-EN16931-CL008"], .ubl,
        ("<cbc:EndpointID schemeID=\"0088\">7312345000007", "<cbc:EndpointID schemeID=\"9907\">123")),
]
