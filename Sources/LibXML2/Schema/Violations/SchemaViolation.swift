internal import XML

/// One way in which a document breaks its schema.
package struct SchemaViolation: Hashable, Sendable {
    /// The validation rule's name in XML Schema 1.0 part 1 or 2, e.g. `cvc-complex-type.2.4`.
    package var rule: String
    /// The element's number in the document.
    package var node: Int
    package var xpath: String
    /// Of the element's start tag, from 1.
    package var line: Int
    /// In characters, from 1.
    package var column: Int
    /// What is wrong and what would be right.
    package var message: String

    init(_ complaint: SchemaComplaint, in document: XMLDocument, prefixes: [String: String]) {
        let element = document.element(Int(complaint.node)) ?? document.root
        let message = SchemaMessage(complaint, element: element, prefixes: prefixes)
        self.init(
            rule: SchemaRule.name(of: complaint.code), node: element.node, in: document, prefixes: prefixes,
            message: message.text)
    }

    init(rule: String, node: Int, in document: XMLDocument, prefixes: [String: String], message: String) {
        let element = document.element(node) ?? document.root
        self.rule = rule
        self.node = element.node
        self.message = message
        xpath = document.xpath(node, prefixes: prefixes) ?? ""
        line = element.line
        column = element.column
    }
}

/// The names of validation rules by libxml2's error numbers.
enum SchemaRule {
    static func name(of code: Int32) -> String { names[code] ?? "cvc-assess-elt" }

    private static let names: [Int32: String] = [
        1824: "cvc-datatype-valid.1.2.1", 1825: "cvc-datatype-valid.1.2.2", 1826: "cvc-datatype-valid.1.2.3",
        1827: "cvc-type.3.1.1", 1828: "cvc-type.3.1.2", 1829: "cvc-facet-valid", 1830: "cvc-length-valid",
        1831: "cvc-minLength-valid", 1832: "cvc-maxLength-valid", 1833: "cvc-minInclusive-valid",
        1834: "cvc-maxInclusive-valid", 1835: "cvc-minExclusive-valid", 1836: "cvc-maxExclusive-valid",
        1837: "cvc-totalDigits-valid", 1838: "cvc-fractionDigits-valid", 1839: "cvc-pattern-valid",
        1840: "cvc-enumeration-valid", 1841: "cvc-complex-type.2.1", 1842: "cvc-complex-type.2.2",
        1843: "cvc-complex-type.2.3", 1844: "cvc-complex-type.2.4", 1845: "cvc-elt.1", 1846: "cvc-elt.2",
        1847: "cvc-elt.3.1", 1848: "cvc-elt.3.2.1", 1849: "cvc-elt.3.2.2", 1850: "cvc-elt.4.1", 1851: "cvc-elt.4.2",
        1852: "cvc-elt.4.3", 1866: "cvc-complex-type.3.2.1", 1867: "cvc-complex-type.3.2.2",
        1868: "cvc-complex-type.4", 1871: "cvc-complex-type.2.4", 1873: "cvc-complex-type.1", 1874: "cvc-au",
        1875: "cvc-type.1", 1876: "cvc-type.2", 1878: "cvc-wildcard",
    ]
}
