private let legal = "<cbc:CompanyID schemeID=\"0088\">7312345000007</cbc:CompanyID>"

// MARK: Greece

private func greek(number: String = "123456783|23/11/2026|0|1.1|A|42", buyer: String? = nil) -> [(String, String)] {
    country(.ubl, seller: "GR", vat: "EL123456783", buyer: buyer) + [
        ("<cbc:ID>2026-0042</cbc:ID>", "<cbc:ID>\(number)</cbc:ID>"),
        ("<cbc:EndpointID schemeID=\"0088\">7312345000007<", "<cbc:EndpointID schemeID=\"9933\">123456783<"),
        (
            "<cac:AccountingSupplierParty>",
            "<cac:AdditionalDocumentReference><cbc:ID>4000</cbc:ID><cbc:DocumentDescription>##M.AR.K##"
                + "</cbc:DocumentDescription></cac:AdditionalDocumentReference><cac:AdditionalDocumentReference>"
                + "<cbc:ID>1</cbc:ID><cbc:DocumentDescription>##INVOICE|URL##</cbc:DocumentDescription><cac:Attachment>"
                + "<cac:ExternalReference><cbc:URI>https://example.org</cbc:URI></cac:ExternalReference></cac:Attachment>"
                + "</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"
        ),
    ]
}

let greekCases: [RuleCase] = [
    RuleCase([], .ubl, all: greek()),
    RuleCase(["GR-R-001-1", "GR-R-001-7"], .ubl, all: greek(number: "123456783|23/11/2026|0|1.1|A")),
    RuleCase(["GR-R-001-2"], .ubl, all: greek(number: "098765430|23/11/2026|0|1.1|A|42")),
    RuleCase(["GR-R-001-3"], .ubl, all: greek(number: "123456783|11/23/2026|0|1.1|A|42")),
    RuleCase(["GR-R-001-4"], .ubl, all: greek(number: "123456783|23/11/2026|-1|1.1|A|42")),
    RuleCase(["GR-R-001-5"], .ubl, all: greek(number: "123456783|23/11/2026|0|9.9|A|42")),
    RuleCase(["GR-R-001-6"], .ubl, all: greek(number: "123456783|23/11/2026|0|1.1||42")),
    RuleCase(["GR-R-002"], .ubl, all: greek() + [("<cac:PartyName><cbc:Name>Seller</cbc:Name></cac:PartyName>", "")]),
    RuleCase(
        ["GR-R-001-2", "GR-R-003", "GR-S-011"], .ubl, all: greek() + [("EL123456783", "EL123456784")]),
    RuleCase(["GR-R-004-1"], .ubl, all: greek() + [("##M.AR.K##", "##MARK##")]),
    RuleCase(["GR-R-004-2"], .ubl, all: greek() + [("<cbc:ID>4000<", "<cbc:ID>04000<")]),
    RuleCase(["GR-S-008-1"], .ubl, all: greek() + [("##INVOICE|URL##", "URL")]),
    RuleCase(["GR-R-008-3"], .ubl, all: greek() + [("cbc:URI>", "cbc:Other>")]),
    RuleCase(["GR-R-005"], .ubl, all: greek() + [("<cac:PartyName><cbc:Name>Buyer</cbc:Name></cac:PartyName>", "")]),
    RuleCase(
        ["GR-R-009"], .ubl,
        all: greek() + [
            ("<cbc:EndpointID schemeID=\"9933\">123456783<", "<cbc:EndpointID schemeID=\"9933\">123456784<")
        ]),
    RuleCase(["GR-R-006", "GR-R-010"], .ubl, all: greek(buyer: "GR")),
]

// MARK: Iceland

private let icelandic =
    country(.ubl, seller: "IS") + [(legal, "<cbc:CompanyID schemeID=\"0196\">1234567890</cbc:CompanyID>")]

private func finalDue(_ day: String) -> [(String, String)] {
    icelandic + [
        ("<cbc:ID>A1</cbc:ID>", "<cbc:ID>\(day)</cbc:ID><cbc:DocumentDescription>EINDAGI</cbc:DocumentDescription>")
    ]
}

let icelandicCases: [RuleCase] = [
    RuleCase([], .ubl, all: icelandic),
    RuleCase(["IS-R-001"], .ubl, all: icelandic + [(">380</cbc:InvoiceTypeCode>", ">383</cbc:InvoiceTypeCode>")]),
    RuleCase(["IS-R-002"], .ubl, all: country(.ubl, seller: "IS")),
    RuleCase(["IS-R-003"], .ubl, all: icelandic + [("<cbc:StreetName>Street 1</cbc:StreetName>", "")]),
    RuleCase(["IS-R-004"], .ubl, all: icelandic + [("Code>BE<", "Code>IS<")]),
    RuleCase(["IS-R-006"], .ubl, all: icelandic + [("<cbc:PaymentMeansCode>30<", "<cbc:PaymentMeansCode>9<")]),
    RuleCase(["IS-R-007"], .ubl, all: icelandic + [("<cbc:PaymentMeansCode>30<", "<cbc:PaymentMeansCode>42<")]),
    RuleCase([], .ubl, all: finalDue("2026-12-23")),
    RuleCase(["IS-R-008"], .ubl, all: finalDue("2026-13-23")),
    RuleCase(["IS-R-010"], .ubl, all: finalDue("2026-12-22")),
    RuleCase(
        ["IS-R-009", "IS-R-010"], .ubl, all: finalDue("2026-12-23") + [("<cbc:DueDate>2026-12-23</cbc:DueDate>", "")]),
]

// MARK: Germany

private let contact = """
    <cac:Contact><cbc:Name>Anna</cbc:Name><cbc:Telephone>0123</cbc:Telephone>\
    <cbc:ElectronicMail>anna@example.org</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingSupplierParty>
    """

private let german =
    country(.ubl, seller: "DE", buyer: "DE") + [("</cac:Party></cac:AccountingSupplierParty>", contact)]

private func terms(_ text: String) -> [(String, String)] {
    german + [
        (
            "<cac:AllowanceCharge>\n    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>\n    <cbc:AllowanceChargeReasonCode>",
            "<cac:PaymentTerms><cbc:Note>\(text)</cbc:Note></cac:PaymentTerms><cac:AllowanceCharge>\n    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>\n    <cbc:AllowanceChargeReasonCode>"
        )
    ]
}

private func means(_ code: String, _ groups: String) -> [(String, String)] {
    german + [
        ("<cbc:PaymentMeansCode>30<", "<cbc:PaymentMeansCode>\(code)<"),
        ("<cac:PayeeFinancialAccount><cbc:ID>FI2112345600000785</cbc:ID></cac:PayeeFinancialAccount>", groups),
    ]
}

private let account =
    "<cac:PayeeFinancialAccount><cbc:ID>DE91 1000 0000 0123 4567 89</cbc:ID></cac:PayeeFinancialAccount>"
private let card = "<cac:CardAccount><cbc:NetworkID>N</cbc:NetworkID></cac:CardAccount>"
private func mandate(_ iban: String) -> String {
    "<cac:PaymentMandate><cbc:ID>M</cbc:ID><cac:PayerFinancialAccount><cbc:ID>\(iban)</cbc:ID></cac:PayerFinancialAccount>"
        + "</cac:PaymentMandate>"
}

private let creditor = (
    "<cac:PartyIdentification>",
    "<cac:PartyIdentification><cbc:ID schemeID=\"SEPA\">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification><cac:PartyIdentification>"
)

let germanCases: [RuleCase] = [
    RuleCase([], .ubl, all: german),
    RuleCase(
        [], .ubl, all: german + [("<cbc:Note>Thank you.</cbc:Note>", "<cbc:Note>1</cbc:Note><cbc:Note>2</cbc:Note>")]),
    RuleCase(["DE-R-001"], .ubl, all: german + [("cac:PaymentMeans>", "cac:OtherMeans>")]),
    RuleCase(["DE-R-002"], .ubl, all: country(.ubl, seller: "DE", buyer: "DE")),
    RuleCase(["DE-R-003"], .ubl, all: german + [("<cbc:CityName>Town</cbc:CityName>", "")]),
    RuleCase(["DE-R-004"], .ubl, all: german + [("<cbc:PostalZone>00100</cbc:PostalZone>", "")]),
    RuleCase(["DE-R-005"], .ubl, all: german + [("<cbc:Name>Anna</cbc:Name>", "")]),
    RuleCase(["DE-R-006", "DE-R-027"], .ubl, all: german + [("<cbc:Telephone>0123</cbc:Telephone>", "")]),
    RuleCase(["DE-R-027"], .ubl, all: german + [(">0123<", ">12<")]),
    RuleCase(["DE-R-028"], .ubl, all: german + [("anna@example.org", "anna@example")]),
    RuleCase(["DE-R-028"], .ubl, all: german + [("anna@example.org", "anna.@example.org")]),
    RuleCase(["DE-R-008"], .ubl, all: german + [("<cbc:CityName>Ville</cbc:CityName>", "")]),
    RuleCase(["DE-R-009"], .ubl, all: german + [("<cbc:PostalZone>1000</cbc:PostalZone>", "")]),
    RuleCase(
        ["DE-R-010", "DE-R-011"], .ubl,
        all: german + [
            (
                "</cac:AccountingCustomerParty>",
                "</cac:AccountingCustomerParty><cac:Delivery><cac:DeliveryLocation><cac:Address><cbc:StreetName>S</cbc:StreetName>"
                    + "</cac:Address></cac:DeliveryLocation></cac:Delivery>"
            )
        ]),
    RuleCase(
        ["DE-R-014"], .ubl,
        all: german + [
            ("<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>", "<cac:TaxCategory><cbc:ID>S</cbc:ID>")
        ]),
    RuleCase(
        ["DE-R-015", "PEPPOL-EN16931-R003"], .ubl, all: german + [("<cbc:BuyerReference>PO-7</cbc:BuyerReference>", "")]
    ),
    RuleCase(["DE-R-016"], .ubl, all: german + [("<cbc:CompanyID>DE12345678</cbc:CompanyID>", "")]),
    RuleCase(["DE-R-017"], .ubl, all: german + [(">380</cbc:InvoiceTypeCode>", ">383</cbc:InvoiceTypeCode>")]),
    RuleCase([], .ubl, all: terms("#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=10.00#\n")),
    RuleCase(["DE-R-018"], .ubl, all: terms("#SKONTO#TAGE=14#PROZENT=2.00#")),
    RuleCase(["DE-R-018"], .ubl, all: terms("#SKONTO#TAGE=14#PROZENT=2.0#\n")),
    RuleCase([], .ubl, all: terms("14 days")),
    RuleCase(
        ["DE-R-019"], .ubl,
        all: german + [
            ("<cbc:PaymentMeansCode>30<", "<cbc:PaymentMeansCode>58<"), ("FI2112345600000785", "FI2112345600000786"),
        ]),
    RuleCase([], .ubl, all: means("58", account)),
    RuleCase(["DE-R-023-1", "DE-R-023-2"], .ubl, all: means("30", card)),
    RuleCase(["DE-R-024-1", "DE-R-024-2"], .ubl, all: means("48", account)),
    RuleCase([], .ubl, all: means("48", card)),
    RuleCase([], .ubl, all: means("59", mandate("DE91100000000123456789")) + [creditor]),
    RuleCase(["DE-R-030"], .ubl, all: means("59", mandate("DE91100000000123456789"))),
    RuleCase(["DE-R-020"], .ubl, all: means("59", mandate("DE92100000000123456789")) + [creditor]),
    RuleCase(["DE-R-025-1", "DE-R-025-2", "DE-R-020", "PEPPOL-EN16931-R061"], .ubl, all: means("59", account)),
    RuleCase(["DE-R-022"], .ubl, all: german + [("b.png", "a.csv")]),
    RuleCase(["DE-R-026"], .ubl, all: german + [(">380</cbc:InvoiceTypeCode>", ">384</cbc:InvoiceTypeCode>")]),
]
