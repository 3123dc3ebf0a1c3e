package import ArchiveModel

extension VerificationReport.Signature {
    /// A signature about which nothing more can be said.
    package static func failed(
        _ subIndication: SubIndication, _ reason: String, format: String, coverage: String = "whole-file"
    ) -> VerificationReport.Signature {
        .init(
            level: format, verdict: subIndication.indication.verdict, indication: subIndication.indication.rawValue,
            subIndication: subIndication.rawValue, coverage: coverage, reasons: [reason])
    }

    /// Adds something that stands against the signature; the gravest decides.
    package mutating func add(_ problem: SubIndication, _ reason: String) {
        reasons.append(reason)
        let current = subIndication.flatMap(SubIndication.init(rawValue:))
        guard current.map({ problem.gravity < $0.gravity }) ?? true else { return }
        subIndication = problem.rawValue
        indication = problem.indication.rawValue
        verdict = problem.indication.verdict
    }
}

extension Verdict {
    /// The verdict of several: one bad part spoils the whole; of nothing, nothing can be said.
    package static func of(_ parts: [Verdict]) -> Verdict {
        if parts.contains(.invalid) { return .invalid }
        return parts.isEmpty || parts.contains(.indeterminate) ? .indeterminate : .valid
    }
}
