import EN16931
import EN16931Validation
import Testing

/// Which versions speak.
@Suite struct RuleRegistryTests {
    private static func ruleSet(
        _ family: RuleSet.Family, _ version: String, from: String? = nil, until: String? = nil, claim: String = ""
    ) -> RuleSet {
        RuleSet(
            family: family, syntax: .ubl, id: "\(family.rawValue)-ubl", version: version,
            inForceFrom: from.flatMap { InvoiceDate($0) }, inForceUntil: until.flatMap { InvoiceDate($0) },
            isClaimed: { $0.hasPrefix(claim) }, judge: { _ in Judgement([]) })
    }

    private static let registry = RuleRegistry([
        ruleSet(.en16931, "1.3.16"),
        ruleSet(.peppol, "2025-11", from: "2025-11-15", until: "2026-05-14", claim: "urn:peppol"),
        ruleSet(.peppol, "2026-05", from: "2026-05-15", claim: "urn:peppol"),
        ruleSet(.peppol, "2025-05", from: "2025-05-15", until: "2025-11-14", claim: "urn:peppol"),
    ])

    private static func subject(_ specification: String, _ date: String) throws -> RuleSubject {
        try TreeSample.subject(
            SyntaxTests.ubl.replacing("urn:cen.eu:en16931:2017", with: specification)
                .replacing("<cbc:IssueDate>2026-11-23", with: "<cbc:IssueDate>\(date)"), .ubl)
    }

    @Test(arguments: [
        ("2025-05-14", "2025-05"), ("2025-05-15", "2025-05"), ("2025-11-15", "2025-11"), ("2026-05-14", "2025-11"),
        ("2026-05-15", "2026-05"), ("2030-01-01", "2026-05"), ("tomorrow", "2026-05"),
    ])
    func `of versions the one in force at the issue date speaks`(date: String, version: String) throws {
        let sets = Self.registry.claimed(by: try Self.subject("urn:peppol:3", date))
        #expect(sets.map(\.version) == ["1.3.16", version])
    }

    @Test func `what an invoice does not claim is not applied, unless asked`() throws {
        let subject = try Self.subject("urn:cen.eu:en16931:2017", "2026-11-23")
        #expect(Self.registry.claimed(by: subject).map(\.id) == ["en16931-ubl"])
        #expect(Self.registry.asked([.peppol, .xrechnung], for: subject).map(\.version) == ["2026-05"])
    }

    @Test(arguments: RuleSyntax.allCases)
    func `the core speaks of every invoice of its syntax`(syntax: RuleSyntax) throws {
        let subject = try TreeSample.subject(TreeSample.valid(syntax), syntax)
        let sets = RuleRegistry(EN16931Rules.ruleSets).claimed(by: subject)
        #expect(sets.map(\.id) == ["en16931-\(syntax.rawValue)"])
        #expect(sets.map(\.version) == ["1.3.16"])
    }

    @Test(arguments: [
        ("2025-05-14", "2025-05", true), ("2025-05-15", "2025-05", false), ("2026-05-14", "2025-11", false),
        ("2030-01-01", "2026-05", false), ("tomorrow", "2026-05", false),
    ])
    func `a version that was not in force says so`(date: String, version: String, isTold: Bool) throws {
        let subject = try Self.subject("urn:peppol:3", date)
        let peppol = try #require(Self.registry.claimed(by: subject).last)
        #expect(peppol.version == version)
        let told = peppol.anachronism(on: subject.issueDate)
        #expect((told != nil) == isTold)
        if let told { #expect(told.contains(date) && told.contains(version) && told.contains("from 2025-05-15")) }
    }

    @Test func `after its last day a version without successor says so too`() {
        let set = Self.ruleSet(.peppol, "3", from: "2025-08-25", until: "2026-02-22")
        #expect(set.anachronism(on: InvoiceDate("2025-08-24")) != nil)
        #expect(set.anachronism(on: InvoiceDate("2025-08-25")) == nil)
        #expect(set.anachronism(on: InvoiceDate("2026-02-22")) == nil)
        #expect(set.anachronism(on: InvoiceDate("2026-02-23"))?.contains("to 2026-02-22") == true)
        #expect(set.anachronism(on: nil) == nil)
    }
}
