import ArchiveModel
import EN16931

/// One pass of the rules over an invoice.
struct RuleRun {
    let invoice: Invoice
    let syntax: RuleSyntax
    private var broken: [(finding: Finding, place: SourcePlace?)] = []
    /// How often each rule was broken.
    private var counts: [String: Int] = [:]

    /// At most that many findings of a rule are listed: a long invoice can break one at every line.
    static let findingsPerRule = 100

    init(invoice: Invoice, syntax: RuleSyntax) {
        self.invoice = invoice
        self.syntax = syntax
    }

    /// Records a finding unless the rule holds.
    ///
    /// - Parameter place: Of the element the artefact reports for the rule, its context.
    mutating func require(
        _ holds: Bool, _ id: String, _ terms: [String], at place: Provenance, flag: Finding.Flag = .fatal,
        suggestion: Amount? = nil, _ message: @autoclosure () -> String
    ) {
        guard !holds else { return }
        counts[id, default: 0] += 1
        guard counts[id, default: 0] <= Self.findingsPerRule else { return }
        let finding = Finding(
            artefact: syntax.artefact, id: id, flag: flag, terms: terms, message: message(),
            suggestion: suggestion?.description)
        broken.append((finding, place.place))
    }

    /// Records a finding about a term that is wrong by itself.
    mutating func require(
        _ holds: Bool, _ id: String, _ terms: [String], at place: SourcePlace?, flag: Finding.Flag = .fatal,
        _ message: @autoclosure () -> String
    ) {
        require(holds, id, terms, at: Provenance(place), flag: flag, message())
    }

    /// A finding that is no rule of the standard.
    mutating func note(_ finding: Finding, at place: SourcePlace?) {
        counts[finding.id, default: 0] += 1
        guard counts[finding.id, default: 0] <= Self.findingsPerRule else { return }
        broken.append((finding, place))
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

extension Optional {
    /// The term is there and says something.
    func isStated<Content>() -> Bool where Wrapped == Term<Content> {
        switch self {
        case .some(let term): !term.isEmpty
        case .none: false
        }
    }

    /// The identifier is there and says something.
    func isStated() -> Bool where Wrapped == Identifier {
        switch self {
        case .some(let identifier): !identifier.content.isEmpty
        case .none: false
        }
    }

    /// The term's code, nil where it says nothing.
    func code() -> String? where Wrapped == Term<String> {
        switch self {
        case .some(let term) where !term.isEmpty: term.canonical
        default: nil
        }
    }

    /// The number, nil where there is none or it cannot be read.
    func amount() -> Amount? where Wrapped == Term<Amount> {
        switch self {
        case .some(let term): term.value
        case .none: nil
        }
    }
}
