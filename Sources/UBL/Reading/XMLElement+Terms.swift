import EN16931
import XML

/// How UBL writes groups and terms.
extension XMLElement {
    /// The first child group of that name.
    func cac(_ name: String) -> XMLElement? { first(name, in: .cac) }

    /// The first group at the end of that path.
    func cac(_ name: String, _ next: String) -> XMLElement? { cac(name)?.cac(next) }

    /// All child groups of that name.
    func groups(_ name: String) -> [XMLElement] { all(name, in: .cac) }

    /// The first child value of that name.
    func cbc(_ name: String) -> XMLElement? { first(name, in: .cbc) }

    /// The first child value of that name, read as the term's type.
    func term<Value>(_ name: String) -> Term<Value>? { cbc(name)?.content() }

    /// The first child value of that name with its scheme.
    func identifier(_ name: String) -> Identifier? { cbc(name)?.identifier() }

    /// This element's text, read as the term's type.
    func content<Value>() -> Term<Value> { Term(reading: text, place: place) }

    /// This element's text with its scheme.
    func identifier() -> Identifier { Identifier(content(), scheme: term(attribute: "schemeID")) }

    func term(attribute name: String) -> Term<String>? { attribute(name).map { Term(reading: $0, place: place) } }

    /// The first child number of that name with its unit.
    func quantity(_ name: String) -> Quantity? {
        cbc(name).map { Quantity($0.content(), unit: $0.term(attribute: "unitCode")) }
    }

    /// Text of the first child value of that name, trimmed.
    func code(_ name: String) -> String? { cbc(name)?.text.trimmedOfXMLWhiteSpace }

    /// Whether a tax category or a party's tax registration is about VAT.
    var isVAT: Bool { cac("TaxScheme")?.code("ID")?.uppercased() == "VAT" }

    /// The first tax category of VAT, or the first of any tax where there is none.
    func vatCategory(_ name: String) -> XMLElement? {
        let categories = groups(name)
        return categories.first { $0.isVAT } ?? categories.first
    }

    /// True for a charge, false for an allowance, nil where the document does not say.
    var isCharge: Bool? {
        switch code("ChargeIndicator") {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    var place: SourcePlace { SourcePlace(node: node, line: line, column: column) }
    var provenance: Provenance { Provenance(place) }
}
