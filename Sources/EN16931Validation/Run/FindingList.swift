import ArchiveModel
import EN16931

/// The findings of a run, with a bound on how many of a rule are listed.
struct FindingList {
    private var broken: [(finding: Finding, place: SourcePlace?)] = []
    /// How often each rule was broken.
    private var counts: [String: Int] = [:]

    /// At most that many findings of a rule are listed: a long invoice can break one at every line.
    static let findingsPerRule = 100

    /// Whether another finding of the rule would be listed.
    func lists(_ id: String) -> Bool { counts[id, default: 0] < Self.findingsPerRule }

    /// - Parameter finding: Made only where it is listed.
    mutating func add(_ id: String, at place: SourcePlace?, _ finding: () -> Finding) {
        let isListed = lists(id)
        counts[id, default: 0] += 1
        if isListed { broken.append((finding(), place)) }
    }

    /// All findings; where some of a rule are not listed, its last listed one says how many.
    func findings(locate: (SourcePlace) -> Finding.Location) -> [Finding] {
        var listed: [String: Int] = [:]
        return broken.map { entry in
            var finding = entry.finding
            finding.location = entry.place.map(locate)
            listed[finding.id, default: 0] += 1
            let more = counts[finding.id, default: 0] - Self.findingsPerRule
            if more > 0, listed[finding.id] == Self.findingsPerRule {
                finding.message += " The same is wrong in \(more) more places, which are not listed."
            }
            return finding
        }
    }
}
