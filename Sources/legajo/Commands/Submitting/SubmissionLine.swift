import ArchiveAPI
import ArchiveModel

/// What became of one file: a line of `submit`, `approve`, `reject` and `correct`. In JSON every member is always
/// there, null where nothing is known.
struct SubmissionLine: Encodable, Sendable {
    /// Nil for decisions, which concern no local file.
    var file: String?
    var outcome: Result<SubmissionAnswer, CommandFailure>
    /// The sender wanted the bytes kept, whatever they are.
    var isWantedAsIs = false

    /// A pending submission is done, and not good; a rehearsal never is pending. Nor is a file good that was kept as
    /// it is in spite of a fatal finding; where a person let it through, the decision is the result.
    var status: ExitStatus {
        switch outcome {
        case .failure(let failure): failure.status
        case .success(let answer):
            switch answer.state {
            case .archived where file != nil && !isWantedAsIs && answer.findings.contains { $0.flag == .fatal }: .bad
            case .archived, .disposing, .approved, .pendingSignature, .submitted: .good
            case .pendingValidation, .rejected, .superseded, .disposed: .bad
            }
        }
    }

    /// Whether the next file would fail the same way.
    var stops: Bool {
        guard case .failure(let failure) = outcome else { return false }
        return [.unavailable, .tryAgain].contains(failure.status) || failure.problem?.kind == .unauthorized
            || failure.problem?.kind == .forbidden
    }

    func print(_ format: Format) throws(CommandFailure) {
        if let complaint { Terminal.complain(file.map { "\($0): \(complaint)" } ?? complaint) }
        switch format {
        case .json: try Lines.json(self)
        case .text:
            guard case .success(let answer) = outcome else { return }
            Terminal.say(
                Lines.columns([
                    answer.id?.description, answer.state.rawValue, answer.outcome == .known ? "already known" : nil,
                    answer.outcome == .rehearsed ? "rehearsed, nothing kept" : nil, answer.number,
                    answer.issueDate?.description, answer.customer, Lines.money(answer.total, answer.currency), file,
                ]))
            if let other = answer.duplicateOf { Terminal.say("  duplicate of \(other)") }
            Lines.findings(answer.findings)
        }
    }

    /// What is wrong and what to do about it; nil where all is good.
    private var complaint: String? {
        switch outcome {
        case .failure(let failure): return failure.description
        case .success(let answer):
            let fatal = answer.findings.first { $0.flag == .fatal }?.message
            switch answer.state {
            case .pendingValidation:
                let why = fatal ?? "see its findings."
                guard let id = answer.id else { return "would wait for a person: \(why)" }
                return "waits for a person: \(why) See legajo show \(id), then approve, correct or reject it."
            case .archived where status == .bad: return fatal.map { "kept as it is, byte for byte, but: \($0)" }
            default: return nil
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case file, id, state, outcome, number, issueDate, customer, currency, total, digest, duplicateOf, trust,
            findings
        case problem
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        let answer = try? outcome.get()
        if let file { try values.encode(file, forKey: .file) }
        try values.encode(answer?.id, forKey: .id)
        try values.encode(answer?.state, forKey: .state)
        try values.encode(answer?.outcome, forKey: .outcome)
        try values.encode(answer?.number, forKey: .number)
        try values.encode(answer?.issueDate, forKey: .issueDate)
        try values.encode(answer?.customer, forKey: .customer)
        try values.encode(answer?.currency, forKey: .currency)
        try values.encode(answer?.total, forKey: .total)
        try values.encode(answer?.digest, forKey: .digest)
        try values.encode(answer?.duplicateOf, forKey: .duplicateOf)
        try values.encode(answer?.trust, forKey: .trust)
        guard case .failure(let failure) = outcome else {
            try values.encode(answer?.findings ?? [], forKey: .findings)
            return
        }
        try values.encode(failure.problem?.findings ?? [], forKey: .findings)
        let told =
            failure.problem ?? Problem(failure.status == .undecided ? .unreadable : .internal, failure.description)
        try values.encode(told, forKey: .problem)
    }
}
