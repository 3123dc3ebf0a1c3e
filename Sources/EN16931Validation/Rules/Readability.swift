import ArchiveModel
import EN16931

extension RuleRun {
    /// Values that are no number or no date. The official rules end in an error there and have no verdict; here each
    /// gets a finding of its own, and the rules that need the value do not hold.
    mutating func checkReadability() {
        for entry in invoice.unreadableTerms {
            note(
                Finding(
                    artefact: Self.readabilityArtefact, id: "unreadable-value", flag: .fatal, terms: [entry.term],
                    message: "\(entry.term) “\(entry.text.prefix(80))” is not \(entry.expected). Write it so."),
                at: entry.place)
        }
    }

    static var readabilityArtefact: String { "model" }
}
