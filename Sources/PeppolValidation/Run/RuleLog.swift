import ArchiveModel
import EN16931
import XML

/// What the rules of one run say.
struct RuleLog {
    /// At most that many findings of a rule are listed: a long invoice can break one at every line.
    static let findingsPerRule = 100

    private let artefact: String
    private var broken: [(finding: Finding, place: SourcePlace)] = []
    private var counts: [String: Int] = [:]

    init(artefact: String) { self.artefact = artefact }

    /// Records a finding unless the rule holds.
    ///
    /// - Parameter element: The rule's context, as the artefact reports it.
    mutating func require(
        _ holds: Bool, _ id: String, _ terms: [String] = [], at element: XMLElement, flag: Finding.Flag = .fatal,
        suggestion: Amount? = nil, _ message: @autoclosure () -> String
    ) {
        guard !holds else { return }
        let count = counts[id, default: 0] + 1
        counts[id] = count
        guard count <= Self.findingsPerRule else { return }
        let finding = Finding(
            artefact: artefact, id: id, flag: flag, terms: terms, message: message(),
            suggestion: suggestion?.description)
        broken.append((finding, element.place))
    }

    /// Says, once, that a document has more of an element than rules were asked for.
    mutating func leaveOut(_ element: XMLElement) {
        guard counts["repetitions", default: 0] == 0 else { return }
        require(
            false, "repetitions", at: element,
            "There are so many elements beside this “\(element.name)” that it and those after it were not judged by every "
                + "rule. Leave out what is repeated.")
    }

    /// All findings; where some of a rule are not listed, its last listed one says how many.
    func findings(locate: (SourcePlace) -> Finding.Location) -> [Finding] {
        var listed: [String: Int] = [:]
        return broken.map { entry in
            var finding = entry.finding
            finding.location = locate(entry.place)
            listed[finding.id, default: 0] += 1
            let more = counts[finding.id, default: 0] - Self.findingsPerRule
            if more > 0, listed[finding.id] == Self.findingsPerRule {
                finding.message += " The same is wrong in \(more) more places, which are not listed."
            }
            return finding
        }
    }
}
