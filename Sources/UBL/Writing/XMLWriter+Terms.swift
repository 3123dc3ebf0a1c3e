import EN16931
import XML

/// How UBL writes groups and terms. What says nothing is not written.
extension XMLWriter {
    mutating func term<Content>(_ name: String, _ term: Term<Content>?, _ attributes: [Attribute] = []) {
        guard let term, !term.isEmpty else { return }
        value(name, term.canonical, attributes)
    }

    /// An amount in a currency; every UBL amount names its own.
    mutating func amount(_ name: String, _ amount: Term<Amount>?, _ currency: String?) {
        term(name, amount, [("currencyID", currency)])
    }

    mutating func identifier(_ name: String, _ identifier: Identifier?) {
        term(name, identifier?.content, [("schemeID", identifier?.scheme?.canonical)])
    }

    mutating func quantity(_ name: String, _ quantity: Quantity?) {
        guard let quantity, !quantity.value.isEmpty || quantity.unit?.isEmpty == false else { return }
        value(name, quantity.value.canonical, [("unitCode", quantity.unit?.canonical)])
    }

    /// A group that holds one term.
    mutating func group<Content>(_ group: String, _ name: String, _ content: Term<Content>?) {
        self.group(group) { $0.term(name, content) }
    }
}
