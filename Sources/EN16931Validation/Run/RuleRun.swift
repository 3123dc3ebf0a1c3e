import ArchiveModel
import EN16931

/// One pass of the rules over an invoice.
struct RuleRun {
    let invoice: Invoice
    let syntax: RuleSyntax
    /// What only the document's tree tells; nil where the invoice alone is judged.
    let tree: TreeFacts?
    let uses: VATCategoryUses
    private(set) var list = FindingList()

    init(invoice: Invoice, syntax: RuleSyntax, tree: TreeFacts? = nil) {
        self.invoice = invoice
        self.syntax = syntax
        self.tree = tree
        uses = VATCategoryUses(of: invoice)
    }

    /// Records a finding unless the rule holds.
    ///
    /// - Parameter place: Of the element the artefact reports for the rule, its context.
    mutating func require(
        _ holds: Bool, _ id: String, _ terms: [String], at place: Provenance, flag: Finding.Flag = .fatal,
        suggestion: Amount? = nil, _ message: @autoclosure () -> String
    ) {
        guard !holds else { return }
        list.add(id, at: place.place) {
            Finding(
                artefact: syntax.artefact, id: id, flag: flag, terms: terms, message: message(),
                suggestion: suggestion?.description)
        }
    }

    /// Records a finding about a term that is wrong by itself.
    mutating func require(
        _ holds: Bool, _ id: String, _ terms: [String], at place: SourcePlace?, flag: Finding.Flag = .fatal,
        _ message: @autoclosure () -> String
    ) {
        require(holds, id, terms, at: Provenance(place), flag: flag, message())
    }

    /// A finding that is no rule of the standard.
    mutating func note(_ finding: Finding, at place: SourcePlace?) { list.add(finding.id, at: place) { finding } }
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
