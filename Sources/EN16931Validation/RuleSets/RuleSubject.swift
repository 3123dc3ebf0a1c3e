package import ArchiveModel
package import EN16931
package import XML

/// Which syntax's rules speak. The implementations of EN 16931-1's rules differ in details, so each verdict is that
/// of the rule set of the document's own syntax.
package enum RuleSyntax: String, Hashable, Sendable, CaseIterable {
    case ubl
    case cii

    /// As findings of the core rules name it: `en16931-ubl`, `en16931-cii`.
    package var artefact: String { "en16931-\(rawValue)" }
}

/// What rules judge: the document's tree and the invoice read from it.
package struct RuleSubject: Sendable {
    package let document: XMLDocument
    package let invoice: Invoice
    package let syntax: RuleSyntax
    /// Prefix by namespace for XPaths in findings.
    package let prefixes: [String: String]

    package init(document: XMLDocument, invoice: Invoice, syntax: RuleSyntax, prefixes: [String: String] = [:]) {
        self.document = document
        self.invoice = invoice
        self.syntax = syntax
        self.prefixes = prefixes
    }

    /// A place with its XPath.
    package func location(_ place: SourcePlace) -> Finding.Location {
        Finding.Location(
            xpath: document.xpath(place.node, prefixes: prefixes), line: place.line, column: place.column)
    }

    /// BT-24 as written, without blanks around it; empty where there is none.
    package var specification: String {
        invoice.processControl?.specificationIdentifier?.canonical.trimmedOfXMLWhiteSpace ?? ""
    }

    /// BT-2, nil where it is missing or cannot be read.
    package var issueDate: InvoiceDate? { invoice.issueDate?.value }
}
