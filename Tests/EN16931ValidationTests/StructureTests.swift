import ArchiveModel
import EN16931
import EN16931Validation
import Testing
import XML

@Suite struct StructureTests {
    @Test(arguments: RuleSyntax.allCases)
    func `the sample documents break no rule`(syntax: RuleSyntax) throws {
        let judgement = try TreeSample.judgement(TreeSample.valid(syntax), syntax)
        #expect(judgement.findings.map(\.message) == [])
        #expect(!judgement.isUndecided)
    }

    @Test(arguments: treeCases + treeCodeCases)
    func `what does not belong is found`(treeCase: TreeCase) throws {
        #expect(treeCase.document != TreeSample.valid(treeCase.syntax))
        let broken = try TreeSample.broken(treeCase.document, treeCase.syntax)
        #expect(broken == treeCase.rules)
    }

    /// A document of nothing but the path breaks the rule; one with a neighbour of the same depth does not.
    @Test(arguments: RuleSyntax.allCases)
    func `every restriction of the tables fires at its path and nowhere else`(syntax: RuleSyntax) throws {
        let restrictions = EN16931Rules.restrictions(of: syntax)
        #expect(restrictions.count > (syntax == .ubl ? 700 : 500))
        for restriction in restrictions {
            let path = PathDocument(restriction)
            let there = try TreeSample.broken(TreeSample.bare(path.broken, syntax, attribute: path.ofRoot), syntax)
            #expect(there.contains(restriction.rule), "\(restriction.rule) at \(restriction.path)")
            let elsewhere = try TreeSample.broken(TreeSample.bare(path.kept, syntax), syntax)
            #expect(!elsewhere.contains(restriction.rule), "\(restriction.rule) beside \(restriction.path)")
        }
    }

    @Test func `a finding leads to the element and names its terms`() throws {
        let text = SyntaxTests.ubl.replacing("unitCode=\"C62\"", with: "unitCode=\"piece\"")
        let finding = try #require(try TreeSample.judgement(text, .ubl).findings.first)
        #expect(finding.id == "BR-CL-23")
        #expect(finding.artefact == "en16931-ubl")
        #expect(finding.terms == ["BT-129"] || finding.terms == ["BT-129", "BT-130"])
        #expect(finding.location?.xpath == "/ubl:Invoice/cac:InvoiceLine/cbc:InvoicedQuantity")
        let line = try #require(finding.location?.line)
        #expect(text.split(separator: "\n")[line - 1].contains("unitCode=\"piece\""))
        #expect(finding.message.contains("piece"))
    }

    @Test func `a warning stays a warning`() throws {
        let text = SyntaxTests.ubl.replacing("<cbc:IssueDate>", with: "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>")
        #expect(try TreeSample.judgement(text, .ubl).findings.map(\.flag) == [.warning])
    }

    @Test func `a rule broken everywhere is listed so often`() throws {
        let lines = String(repeating: "<cac:InvoiceLine/>", count: 300)
        let findings = try TreeSample.judgement(TreeSample.bare(lines, .ubl), .ubl).findings.filter {
            $0.id == "UBL-SR-48"
        }
        #expect(findings.count == 100)
        #expect(findings.last?.message.contains("200 more places") == true)
    }

    @Test(arguments: [
        "<cbc:ID>FA-9</cbc:ID>", "<cbc:IssueDate>2026-11-23</cbc:IssueDate>",
        "<cbc:PayableAmount currencyID=\"EUR\">121.00</cbc:PayableAmount>",
        "<cbc:RegistrationName>Talleres</cbc:RegistrationName>",
    ])
    func `what stands twice where one value is taken has no verdict`(element: String) throws {
        let judgement = try TreeSample.judgement(SyntaxTests.ubl.replacing(element, with: element + element), .ubl)
        #expect(judgement.isUndecided)
        #expect(judgement.findings.contains { $0.id == "undecidable" && $0.flag == .fatal })
    }

    @Test(arguments: [
        ("<ram:TaxTotalAmount currencyID=\"EUR\">21.00", "<ram:TaxTotalAmount currencyID=\"EUR\">"),
        ("<ram:CountryID>DE</ram:CountryID>", "<ram:CountryID>DE</ram:CountryID><ram:CountryID>DE</ram:CountryID>"),
        ("<ram:LineTotalAmount>100.00", "<ram:LineTotalAmount>100,00"),
    ])
    func `what cannot be computed has no verdict in CII`(old: String, new: String) throws {
        #expect(try TreeSample.judgement(SyntaxTests.cii.replacing(old, with: new), .cii).isUndecided)
    }
}

/// Text for the elements of a restriction's path.
private struct PathDocument {
    let broken: String
    /// The same depth, with the last step's name changed.
    let kept: String
    /// The attribute, where the path is the root's.
    let ofRoot: String

    init(_ restriction: Restriction) {
        var path = restriction.path
        var times = 1
        if restriction.isCardinality {
            path = String(path.prefix { $0 != "<" && $0 != "=" })
            times = 2
        }
        var attribute = ""
        if let sign = path.firstIndex(of: "@") {
            attribute = " \(path[path.index(after: sign)...])=\"x\""
            path = String(path[..<sign])
        }
        // `*Amount` is a name that ends so; `a|b` is one of them; `//*` anything.
        let steps = path.split(separator: "/").map { step -> String in
            let name = String(step.prefix { $0 != "|" })
            if name == "*" { return "cbc:Anything" }
            if name.hasPrefix("*") { return "ram:Some\(name.dropFirst())" }
            return name.replacing("*", with: "Some")
        }
        let last = steps.last ?? "cbc:Anything"
        ofRoot = steps.isEmpty ? attribute : ""
        func element(_ name: String, _ attribute: String) -> String { "<\(name)\(attribute)>x</\(name)>" }
        var broken = String(repeating: element(last, attribute), count: times)
        var kept = attribute.isEmpty ? element("\(last)Other", "") : element(last, "")
        if restriction.isCardinality { kept = element(last, "") }
        for step in steps.dropLast().reversed() {
            broken = "<\(step)>\(broken)</\(step)>"
            kept = "<\(step)>\(kept)</\(step)>"
        }
        self.broken = broken
        self.kept = kept
    }
}
