import EN16931
import XML

/// An element as the reader sees it: of a parsed document, or of one about to be written. The writer reads what it made
/// with the same code before it says what was lost.
struct FacturaeElement {
    private enum Storage {
        case parsed(XMLElement)
        case written(WrittenElement)
    }

    private let storage: Storage
    private let use: ElementUse?

    init(_ element: XMLElement, use: ElementUse?) {
        storage = .parsed(element)
        self.use = use
    }

    init(_ element: WrittenElement) {
        storage = .written(element)
        use = nil
    }

    var name: String {
        switch storage {
        case .parsed(let element): element.name
        case .written(let element): element.name
        }
    }

    var namespace: String {
        switch storage {
        case .parsed(let element): element.namespace
        case .written(let element): element.namespace
        }
    }

    /// All character data inside. Asking for it says that it was used.
    var text: String {
        switch storage {
        case .parsed(let element):
            use?.mark(element.node)
            return element.text
        case .written(let element): return element.text
        }
    }

    /// `text`, trimmed, without saying that it was used.
    var peek: String {
        switch storage {
        case .parsed(let element): element.text.trimmedOfXMLWhiteSpace
        case .written(let element): element.text.trimmedOfXMLWhiteSpace
        }
    }

    /// `peek` of each child.
    var peeks: [String] { children.map(\.peek) }

    /// Bytes of `text`, without making it.
    var textLength: Int {
        switch storage {
        case .parsed(let element):
            use?.mark(element.node)
            return element.textLength
        case .written(let element): return element.text.utf8.count
        }
    }

    var place: SourcePlace? {
        switch storage {
        case .parsed(let element): SourcePlace(node: element.node, line: element.line, column: element.column)
        case .written: nil
        }
    }

    var provenance: Provenance { Provenance(place) }

    var children: [FacturaeElement] {
        switch storage {
        case .parsed(let element): element.children.map { FacturaeElement($0, use: use) }
        case .written(let element): element.children.map { FacturaeElement($0) }
        }
    }

    /// Facturae's local elements have no namespace; documents that put them into the root's are read all the same.
    var isFacturae: Bool {
        let namespace = namespace
        return namespace.isEmpty || FacturaeVersion(namespace: namespace) != nil
    }

    /// The first child of that name.
    func first(_ name: String) -> FacturaeElement? {
        switch storage {
        case .parsed(let element):
            for child in element.children where child.name == name {
                let child = FacturaeElement(child, use: use)
                if child.isFacturae { return child }
            }
            return nil
        case .written(let element):
            return element.children.first { $0.name == name && $0.namespace.isEmpty }.map { FacturaeElement($0) }
        }
    }

    /// The first element at the end of that path.
    func first(_ name: String, _ next: String) -> FacturaeElement? { first(name)?.first(next) }

    /// All children of that name.
    func all(_ name: String) -> [FacturaeElement] { children.filter { $0.name == name && $0.isFacturae } }

    /// All children of that name in the first child of another.
    func all(_ list: String, _ name: String) -> [FacturaeElement] { first(list)?.all(name) ?? [] }

    /// The first child value of that name, read as the term's type; nil where it is missing or empty.
    func term<Value>(_ name: String) -> Term<Value>? {
        guard let child = first(name) else { return nil }
        let term: Term<Value> = child.content()
        return term.isEmpty ? nil : term
    }

    /// This element's text, read as the term's type.
    func content<Value>() -> Term<Value> { Term(reading: text, place: place) }

    /// Text of the first child value of that name, trimmed; nil where it is missing or empty.
    func code(_ name: String) -> String? {
        guard let text = first(name)?.text.trimmedOfXMLWhiteSpace, !text.isEmpty else { return nil }
        return text
    }

    /// The first child number of that name; nil where it is missing or no number.
    func amount(_ name: String) -> Amount? { code(name).flatMap { Amount($0) } }

    /// `TotalAmount` of the first child of that name.
    func total(_ name: String) -> Term<Amount>? { first(name)?.term("TotalAmount") }

    /// The first child number of that name, without saying that it was used.
    func peekedAmount(_ name: String) -> Amount? { first(name).flatMap { Amount($0.peek) } }

    /// Says that the element and all in it is accounted for elsewhere.
    func account() { visit { $0.mark($1) } }

    /// Says that nothing of the element is read, its attributes included: it is told of as one.
    func close() { visit { $0.close($1) } }

    /// Says that no term holds what the element and all in it say, or not as it stands there, and why.
    func tell(_ reason: String) { visit { $0.tell($1, reason) } }

    private func visit(_ use: (ElementUse, Int) -> Void) {
        guard case .parsed(let element) = storage, let known = self.use else { return }
        var open = [element]
        while let next = open.popLast() {
            use(known, next.node)
            open += next.children
        }
    }
}
