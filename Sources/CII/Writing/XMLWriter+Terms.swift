import EN16931
import XML

/// How CII writes groups and terms. What says nothing is not written.
extension XMLWriter {
    mutating func term<Content>(_ name: String, _ term: Term<Content>?, _ attributes: [Attribute] = []) {
        guard let term, !term.isEmpty else { return }
        value(name, term.canonical, attributes)
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

    /// A date as UNTDID 2379 format 102; what is no date keeps its text.
    mutating func date(_ name: String, _ date: Term<InvoiceDate>?, as holder: String = "udt:DateTimeString") {
        guard let date, !date.isEmpty else { return }
        group(name) { xml in
            xml.value(holder, date.value?.format102 ?? date.canonical, [("format", "102")])
        }
    }
}

extension InvoiceDate {
    fileprivate var format102: String { String(description.filter { $0 != "-" }) }
}
