import EN16931
import EN16931Validation
import Testing

/// A change to a valid invoice, and the rules it breaks: these and no others.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rules: Set<String>
    let syntaxes: [RuleSyntax]
    let category: String?
    let change: @Sendable (inout Invoice) -> Void

    init(
        _ rules: Set<String>, in syntaxes: [RuleSyntax] = RuleSyntax.allCases, category: String? = nil,
        _ change: @escaping @Sendable (inout Invoice) -> Void
    ) {
        self.rules = rules
        self.syntaxes = syntaxes
        self.category = category
        self.change = change
    }

    var testDescription: String { rules.sorted().joined(separator: " ") + (category.map { " in \($0)" } ?? "") }

    var invoice: Invoice {
        var invoice = category.map { SampleInvoice.valid(category: $0) } ?? SampleInvoice.valid()
        change(&invoice)
        return invoice
    }
}
