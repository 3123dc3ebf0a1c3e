import ArchiveModel
import EN16931Validation
import LibXML2
import PeppolValidation
import Testing
import XML

@Suite("Peppol BIS Billing rules")
struct RuleTests {
    @Test("rules of the network", arguments: networkCases)
    func network(_ case: RuleCase) throws { try `case`.check() }

    @Test("VAT category and exemption reason", arguments: exemptionCases)
    func exemptions(_ case: RuleCase) throws { try `case`.check() }

    @Test("identifiers have the form of their scheme", arguments: identifierCases + identifierSyntaxCases)
    func identifiers(_ case: RuleCase) throws { try `case`.check() }

    @Test("rules of the countries", arguments: countryCases)
    func countries(_ case: RuleCase) throws { try `case`.check() }

    static let countryCases =
        norwegianCases + danishCases + italianCases + swedishCases + dutchCases + greekCases + icelandicCases
        + germanCases

    @Test func `a finding names place, terms and what would be right`() throws {
        let finding = try #require(
            try RuleCase(["PEPPOL-EN16931-R120"], .ubl, (">10.00</cbc:Amount>", ">11.00</cbc:Amount>")).findings().first
        )
        #expect(finding.artefact == "peppol-ubl")
        #expect(finding.flag == .fatal)
        #expect(finding.terms.contains("BT-131"))
        #expect(finding.suggestion == "201.00")
        #expect(finding.location?.line == 75)
    }

    @Test func `flags are those of the artefact`() throws {
        let warnings = try Self.countryCases.flatMap { try $0.findings() }.filter { $0.flag == .warning }.map(\.id)
        #expect(
            Set(warnings) == [
                "DE-R-017", "DE-R-019", "DE-R-020", "DE-R-026", "DE-R-027", "DE-R-028", "DK-R-003", "GR-S-008-1",
                "GR-S-011", "IS-R-001", "NO-R-002", "SE-R-007", "SE-R-008", "SE-R-009", "SE-R-010", "SE-R-011",
                "SE-R-012",
            ])
    }

    /// Time would grow with the square of a party's identifiers.
    @Test func `what is repeated without end is said, not judged`() throws {
        let identifier = "<cbc:CompanyID schemeID=\"0088\">1</cbc:CompanyID>"
        let findings = try RuleCase(
            [], .ubl,
            (
                "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>",
                String(repeating: identifier, count: 1_000)
                    + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            )
        ).findings()
        #expect(findings.count { $0.id == "repetitions" } == 1)
        #expect(findings.count { $0.id == "PEPPOL-COMMON-R040" } == 100)
    }

    @Test func `a rule broken at every line is listed a hundred times and counted`() throws {
        let start = try #require(SampleUBL.invoice.firstRange(of: "  <cac:InvoiceLine>"))
        let end = try #require(SampleUBL.invoice.firstRange(of: "</Invoice>"))
        let line = String(SampleUBL.invoice[start.lowerBound..<end.lowerBound]).replacing(">10.00<", with: ">99.00<")
        let text = SampleUBL.invoice[..<start.lowerBound] + String(repeating: line, count: 300) + "</Invoice>"
        let findings = PeppolRules.validate(try XMLDocument(parsing: Array(text.utf8)), syntax: .ubl)
        #expect(findings.count == 100)
        #expect(findings.last?.message.contains("200 more") == true)
    }
}
