import XML

/// UBL's names as the rules need them.
enum UBLNames {
    static let namespaces = [
        "ubl": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
        "cn": "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
        "cac": XMLNamespace.cac.uri, "cbc": XMLNamespace.cbc.uri,
        "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    ]
}

extension XMLNamespace {
    static let cac = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
    static let cbc = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
}

extension XMLElement {
    /// The elements at the end of a path of groups (`cac`) to a value (`cbc`) or group.
    func path(_ steps: String...) -> [XMLElement] {
        var found = [self]
        for (index, step) in steps.enumerated() {
            found = found.flatMap { element in
                index < steps.count - 1
                    ? element.all(step, in: .cac)
                    : element.children.filter { $0.is(step, in: .cbc) || $0.is(step, in: .cac) }
            }
        }
        return found
    }

    /// Whether a child value of that name has exactly that text.
    func says(_ name: String, _ text: String) -> Bool { all(name, in: .cbc).contains { $0.text == text } }
}
