import ArchiveModel
import EN16931Validation
import WorkerProtocol

/// The rule sets that apply to a structured invoice, and what they say.
struct Ruling {
    private(set) var artefacts: [String] = []
    private(set) var findings: [Finding] = []

    init(_ structured: StructuredInvoice, rules: ExaminationRequest.Rules) {
    }

    /// Valid only where a rule set ran and found nothing fatal.
    var verdict: Verdict {
        if artefacts.isEmpty { return .indeterminate }
        return findings.contains { $0.flag == .fatal } ? .invalid : .valid
    }
}
