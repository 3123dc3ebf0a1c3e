package import EN16931

/// What became of every business term of a source when another document was made of it. JSON as
/// `Schemas/LossReport/loss-report-v1.json` describes it.
package struct LossReport: Hashable, Sendable, Codable {
    package var file: String
    /// Syntax of the source.
    package var from: String
    /// What was made.
    package var to: String
    /// How many terms of the source the document carries; nil for a view, which states all and is not read back.
    package var carried: Int?
    /// Terms of the source that the document does not carry.
    package var lost: [LostTerm]
    /// What stands in the source outside EN 16931.
    package var outside: [LostTerm]
    /// What the document states beyond the source.
    package var added: [AddedTerm]
    /// `valid`, `invalid` or `indeterminate`, each by the rules of its own syntax.
    package var sourceVerdict: String
    package var verdict: String
    /// Fatal rules the document breaks.
    package var rules: [String]

    package init(
        file: String, from: String, to: String, carried: Int?, lost: [LostTerm], outside: [LostTerm],
        added: [AddedTerm], sourceVerdict: String, verdict: String, rules: [String]
    ) {
        self.file = file
        self.from = from
        self.to = to
        self.carried = carried
        self.lost = lost
        self.outside = outside
        self.added = added
        self.sourceVerdict = sourceVerdict
        self.verdict = verdict
        self.rules = rules
    }

    /// Whether everything the source says is in the document.
    package var isComplete: Bool { lost.isEmpty && outside.isEmpty }

    /// For people, a line each; values are cut to 80 characters.
    package var lines: [String] {
        func short(_ value: String) -> String { value.count > 80 ? "\(value.prefix(79))…" : value }
        var lines = [
            "\(file): \(from) → \(to): \(carried.map(String.init) ?? "all") terms carried, \(lost.count) lost, "
                + "\(outside.count) outside EN 16931, \(added.count) added"
        ]
        lines += lost.map { "  lost: \($0.term ?? "") \($0.path) “\(short($0.value))”: \($0.reason)" }
        lines += outside.map { term in
            let reason = term.reason == LostTerm.noTerm ? "" : ": \(term.reason)"
            return "  outside EN 16931: \(term.path) “\(short(term.value))”\(reason)"
        }
        lines += added.map { "  added: \($0.term) \($0.path) “\(short($0.value))”: \($0.reason)" }
        if sourceVerdict == "valid", verdict == "invalid" {
            lines.append(
                "  the source was valid by the rules of its syntax, the document is not by those of its own: "
                    + rules.joined(separator: ", "))
        }
        return lines
    }
}
