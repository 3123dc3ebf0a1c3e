import EN16931Validation
import Testing

/// One change to a sample and the rule it breaks, alone.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let document: SampleDocument

    /// - Parameter everywhere: Each such text is replaced, not only the first.
    init(_ rule: String, _ document: SampleDocument, _ old: String, _ new: String = "", everywhere: Bool = false) {
        self.rule = rule
        self.document = document.changed(old, new, everywhere: everywhere)
    }

    var testDescription: String { "\(rule) \(document.name)" }
}

/// Cases whose text is the same in both documents of UBL.
func both(_ rule: String, _ old: String, _ new: String = "", everywhere: Bool = false) -> [RuleCase] {
    [SampleDocument.ubl, .creditNote].map { RuleCase(rule, $0, old, new, everywhere: everywhere) }
}

let partyCases: [RuleCase] =
    both("BR-DE-3", "<cbc:CityName>Rostock</cbc:CityName>")
    + both("BR-DE-4", "<cbc:PostalZone>18055</cbc:PostalZone>") + both("BR-DE-5", "<cbc:Name>Kontor</cbc:Name>")
    + both("BR-DE-27", "+49 381 1", "49") + both("BR-DE-28", "kontor@werft.example", "kontor@werft")
    + both("BR-DE-8", "<cbc:CityName>Bremen</cbc:CityName>") + both("BR-DE-9", "<cbc:PostalZone>28195</cbc:PostalZone>")
    + both("BR-DE-10", "<cbc:CityName>Emden</cbc:CityName>")
    + both("BR-DE-11", "<cbc:PostalZone>26721</cbc:PostalZone>")
    + both("PEPPOL-EN16931-R010", "<cbc:EndpointID schemeID=\"0204\">04011000-12345-03</cbc:EndpointID>")
    + both("PEPPOL-EN16931-R020", "<cbc:EndpointID schemeID=\"EM\">post@werft.example</cbc:EndpointID>")
    + [
        RuleCase("BR-DE-3", .cii, "<ram:CityName>Rostock</ram:CityName>"),
        RuleCase("BR-DE-4", .cii, "<ram:PostcodeCode>18055</ram:PostcodeCode>"),
        RuleCase("BR-DE-5", .cii, "<ram:PersonName>Kontor</ram:PersonName>"),
        RuleCase("BR-DE-27", .cii, "+49 381 1", "+49"),
        RuleCase("BR-DE-28", .cii, "kontor@werft.example", "kontor@werft..example"),
        RuleCase("BR-DE-8", .cii, "<ram:CityName>Bremen</ram:CityName>"),
        RuleCase("BR-DE-9", .cii, "<ram:PostcodeCode>28195</ram:PostcodeCode>"),
        RuleCase("BR-DE-10", .cii, "<ram:CityName>Emden</ram:CityName>"),
        RuleCase("BR-DE-11", .cii, "<ram:PostcodeCode>26721</ram:PostcodeCode>"),
        RuleCase(
            "PEPPOL-EN16931-R010", .cii, "<ram:URIID schemeID=\"0204\">04011000-12345-03</ram:URIID>",
            "<ram:CompleteNumber>7</ram:CompleteNumber>"),
        RuleCase(
            "PEPPOL-EN16931-R020", .cii, "<ram:URIID schemeID=\"EM\">post@werft.example</ram:URIID>",
            "<ram:CompleteNumber>7</ram:CompleteNumber>"),
    ]

let documentCases: [RuleCase] =
    both("BR-DE-14", "<cbc:Percent>19</cbc:Percent>", "<cbc:Name>x</cbc:Name>")
    + both("BR-DE-15", "<cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>")
    + both("BR-DE-16", "<cbc:CompanyID>DE123456789</cbc:CompanyID>")
    + both("BR-DE-18", "PROZENT=2.00", "PROZENT=2") + both("BR-DE-21", "xrechnung_3.0<", "xrechnung_2.3<")
    + both("BR-DE-22", "<cbc:ID>b</cbc:ID><cac:Attachment>", sameName)
    + both("BR-DE-TMP-32", "cac:InvoicePeriod>", "cac:Other>", everywhere: true)
    + both("BR-TMP-2", "https://werft.example/b", "werft.example/b")
    + both("PEPPOL-EN16931-R001", "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>")
    + both("PEPPOL-EN16931-R008", "<cbc:IssueDate>2026-11-20", "<cbc:Note>\n </cbc:Note><cbc:IssueDate>2026-11-20")
    + both("leitweg-id-check-digits", "<cbc:BuyerReference>04011000-12345-03", "<cbc:BuyerReference>04011000-12345-04")
    + [
        RuleCase("BR-DE-17", .ubl, ">380<", ">325<"), RuleCase("BR-DE-17", .creditNote, ">381<", ">261<"),
        RuleCase("BR-DE-26", .ubl, ">380<", ">384<"), RuleCase("BR-DE-26", .creditNote, ">381<", "> 384 <"),
        RuleCase("BR-DE-14", .cii, "<ram:RateApplicablePercent>19</ram:RateApplicablePercent>", "<ram:X>x</ram:X>"),
        RuleCase("BR-DE-15", .cii, "<ram:BuyerReference>04011000-12345-03</ram:BuyerReference>"),
        RuleCase("BR-DE-16", .cii, "schemeID=\"VA\"", "schemeID=\"VAT\""),
        RuleCase("BR-DE-17", .cii, ">380<", ">325<"), RuleCase("BR-DE-26", .cii, ">380<", ">384<"),
        RuleCase("BR-DE-18", .cii, "#SKONTO", "#VERZUG"),
        RuleCase("BR-DE-21", .cii, "xrechnung_3.0<", "xrechnung_3.0 <"),
        RuleCase(
            "BR-DE-22", .cii, "<ram:IssuerAssignedID>b</ram:IssuerAssignedID>",
            "<ram:AttachmentBinaryObject filename=\"a.csv\">QQ==</ram:AttachmentBinaryObject>"),
        RuleCase("BR-DE-TMP-32", .cii, "ram:BillingSpecifiedPeriod>", "ram:Other>", everywhere: true),
        RuleCase("BR-TMP-2", .cii, "https://werft.example/b", "//werft.example/b"),
        RuleCase(
            "BR-TMP-3", .cii, "<ram:BasisQuantity unitCode=\"KGM\">1</ram:BasisQuantity><ram:Applied",
            "<ram:BasisQuantity unitCode=\"KGM\">1.0</ram:BasisQuantity><ram:Applied"),
        RuleCase("PEPPOL-EN16931-R001", .cii, "BusinessProcessSpecified", "OtherSpecified", everywhere: true),
        RuleCase("PEPPOL-EN16931-R008", .cii, "<ram:ID>R-7", "<ram:Name/><ram:ID>R-7"),
    ]

private let sameName = """
    <cbc:ID>b</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="a.csv">QQ==\
    </cbc:EmbeddedDocumentBinaryObject>
    """
