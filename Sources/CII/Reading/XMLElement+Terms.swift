import EN16931
import XML

/// How CII writes groups and terms.
extension XMLElement {
    /// Whether it is of the reusable entities' namespace, of either version.
    private func isRAM(_ name: String) -> Bool { self.is(name, in: .ram) || self.is(name, in: .ferdRAM) }

    /// The first child of that name.
    func ram(_ name: String) -> XMLElement? {
        for child in children where child.isRAM(name) { return child }
        return nil
    }

    /// The first element at the end of that path.
    func ram(_ name: String, _ next: String) -> XMLElement? { ram(name)?.ram(next) }

    /// All children of that name.
    func groups(_ name: String) -> [XMLElement] { children.filter { $0.isRAM(name) } }

    /// The first child value of that name, read as the term's type.
    func term<Value>(_ name: String) -> Term<Value>? { ram(name)?.content() }

    /// The first child value of that name with its scheme.
    func identifier(_ name: String) -> Identifier? { ram(name)?.identifier() }

    /// This element's text, read as the term's type.
    func content<Value>() -> Term<Value> { Term(reading: text, place: place) }

    /// This element's text with its scheme.
    func identifier() -> Identifier { Identifier(content(), scheme: term(attribute: "schemeID")) }

    func term(attribute name: String) -> Term<String>? { attribute(name).map { Term(reading: $0, place: place) } }

    /// The first child number of that name with its unit.
    func quantity(_ name: String) -> Quantity? {
        ram(name).map { Quantity($0.content(), unit: $0.term(attribute: "unitCode")) }
    }

    /// Text of the first child of that name, trimmed.
    func code(_ name: String) -> String? { ram(name)?.text.trimmedOfXMLWhiteSpace }

    /// The date in the first child of that name: `DateTimeString` (or `DateString`, `DateTime`) of any data type
    /// namespace, format 102 (UNTDID 2379). Without format, `xs:date` is read too, as some programs write it.
    func date(_ name: String) -> Term<InvoiceDate>? {
        guard let child = ram(name) else { return nil }
        let holder = child.children.first { element in
            element.name == "DateTimeString" || element.name == "DateString" || element.name == "DateTime"
        }
        let element = holder ?? child
        let written = element.text.trimmedOfXMLWhiteSpace
        let value =
            switch element.attribute("format") {
            case "102": InvoiceDate(format102: written)
            case nil, "": InvoiceDate(format102: written) ?? InvoiceDate(written.prefix(10))
            // 203 and 204 append hours and minutes, which no EN 16931 term has.
            case "203", "204": InvoiceDate(format102: written.prefix(8))
            default: nil as InvoiceDate?
            }
        return Term(text: element.text, value: value, place: element.place)
    }

    /// True for a charge, false for an allowance, nil where the document does not say.
    var isCharge: Bool? {
        guard let indicator = ram("ChargeIndicator") else { return nil }
        let value = indicator.children.first { $0.name == "Indicator" } ?? indicator
        switch value.text.trimmedOfXMLWhiteSpace {
        case "true", "1": return true
        case "false", "0": return false
        default: return nil
        }
    }

    var place: SourcePlace { SourcePlace(node: node, line: line, column: column) }
    var provenance: Provenance { Provenance(place) }
}
