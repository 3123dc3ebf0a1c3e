import ArchiveModel
import WorkerProtocol

extension Archive {
    /// What the signatures a PDF came with are worth at the moment it came: a finding each. They decide nothing about
    /// keeping it; a broken one is for whoever releases the invoice. Nothing is judged where the reader saw none.
    func judgeForeignSignatures(
        of order: SubmissionOrder, in report: ExaminationReport
    ) async -> [Finding] {
        guard let file = report.files.first, file.isSigned, file.mediaType == "application/pdf" else { return [] }
        let judged = await judge(
            .init(subject: .document, anchors: seals.anchors, time: order.submitted),
            for: .tenant(order.tenant, order.options.vault), [order.document.document])
        guard !judged.signatures.isEmpty else {
            let why = judged.reasons.isEmpty ? "" : ": " + judged.reasons.joined(separator: "; ")
            return [
                .signature(
                    .indeterminate, "\(file.name) says that it is signed, but no signature could be judged\(why)")
            ]
        }
        return judged.signatures.map { .signature($0.verdict, Self.words(about: $0, of: file.name)) }
    }

    private static func words(about signature: VerificationReport.Signature, of name: String) -> String {
        let outcome =
            switch signature.verdict {
            case .valid: "is good"
            case .invalid: "is broken"
            case .indeterminate: "could not be decided"
            }
        let kind = [signature.level, signature.indication, signature.subIndication].compactMap(\.self)
        let why = signature.reasons.isEmpty ? "" : ": " + signature.reasons.joined(separator: "; ")
        let signer = signature.signer.map { " of \($0)" } ?? ""
        return "The signature\(signer) in \(name) \(outcome) (\(kind.joined(separator: ", ")))\(why)"
    }
}

extension Finding {
    fileprivate static func signature(_ verdict: Verdict, _ message: String) -> Finding {
        let id =
            switch verdict {
            case .valid: "foreign-signature-valid"
            case .invalid: "foreign-signature-broken"
            case .indeterminate: "foreign-signature-undecided"
            }
        return Finding(
            artefact: "archive", id: id, flag: verdict == .valid ? .information : .warning,
            message: message.hasSuffix(".") ? message : message + ".")
    }
}
