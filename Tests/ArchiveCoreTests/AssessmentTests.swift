import ArchiveCore
import ArchiveModel
import Testing
import WorkerProtocol

@Suite struct AssessmentTests {
    private func assess(_ findings: Finding...) throws -> Assessment {
        var fields: Fields = [:]
        for (term, value) in ["BT-1": "F-1", "BT-2": "2026-11-20", "BT-5": "EUR", "BT-115": "121.00"] {
            fields[term] = FieldClaim(value: value, confidence: 1, how: .embedded)
        }
        let report = ExaminationReport(
            files: [.init(name: "a.xml", kind: .cii, mediaType: "application/xml")], syntax: "cii", fields: fields,
            findings: findings, verdict: findings.contains { $0.flag == .fatal } ? .invalid : .valid)
        return try Assessment.of(report, options: SubmissionOptions())
    }

    private func fatal(_ artefact: String, _ id: String) -> Finding {
        Finding(artefact: artefact, id: id, flag: .fatal, message: "as it is")
    }

    @Test(
        arguments: [
            ("en16931-cii", "CII-DT-001", false), ("en16931-cii", "CII-DT-031", false),
            ("en16931-cii", "CII-DT-104", false), ("en16931-cii", "CII-DT-005", true),
            ("en16931-cii", "CII-DT-015", true),
            ("en16931-cii", "CII-DT-033", true), ("en16931-cii", "CII-DT-088", true),
            ("en16931-cii", "CII-SR-046", true),
            ("en16931-ubl", "UBL-DT-01", true), ("en16931-ubl", "UBL-CR-666", true), ("en16931-ubl", "BR-CO-14", true),
            ("xsd", "cvc-complex-type.2.4", true), ("peppol-cii", "CII-DT-001", true),
            ("archive", "term-missing", true),
        ])
    func `Only what is about nothing but an attribute without meaning makes no draft wait`(
        artefact: String, id: String, waits: Bool
    ) throws {
        let assessment = try assess(fatal(artefact, id))
        #expect(assessment.mustWait == waits)
        // It is told all the same, and the verdict is that of the rules.
        #expect(assessment.verdict == .invalid && assessment.findings.map(\.id) == [id])
        #expect(try assess(fatal(artefact, id), fatal("en16931-cii", "BR-02")).mustWait)
        #expect(try !assess().mustWait)
    }

    @Test func `An amount in another currency waits, whatever the verdict`() throws {
        let contradiction = Finding(
            artefact: "extraction", id: Finding.currencyContradicts, flag: .warning, message: "as it is")
        let assessment = try assess(contradiction)
        #expect(assessment.mustWait && assessment.verdict == .valid)
    }
}
