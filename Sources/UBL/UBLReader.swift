package import EN16931
package import XML

/// Reads UBL 2.1 invoices and credit notes (ISO/IEC 19845; binding CEN/TS 16931-3-2) into the semantic model.
///
/// Tolerant: what is missing stays nil, what cannot be read as the term's type keeps its text. Every term and
/// every group knows its place in the document.
package enum UBLReader {
    /// What a root element says the document is.
    package enum Kind: String, Hashable, Sendable {
        case invoice
        case creditNote = "credit-note"
    }

    /// Nil where it is no UBL invoice or credit note.
    package static func kind(of document: XMLDocument) -> Kind? {
        if document.root.is("Invoice", in: .invoice) { return .invoice }
        if document.root.is("CreditNote", in: .creditNote) { return .creditNote }
        return nil
    }

    package static func read(_ document: XMLDocument) throws(UBLError) -> Invoice {
        guard let kind = kind(of: document) else {
            throw UBLError(
                .otherVocabulary,
                "The root element is “\(document.root.name)” in “\(document.root.namespace)”, not a UBL 2 Invoice or "
                    + "CreditNote.")
        }
        return InvoiceReading(root: document.root, kind: kind).invoice()
    }

    /// Prefixes by namespace for XPaths in findings, as the standard's binding writes them.
    package static let prefixes = [
        XMLNamespace.invoice.uri: "ubl", XMLNamespace.creditNote.uri: "cn", XMLNamespace.cac.uri: "cac",
        XMLNamespace.cbc.uri: "cbc",
    ]
}

/// A document is no UBL invoice, or an invoice no UBL document.
package struct UBLError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case otherVocabulary = "other-vocabulary"
        /// A text of the invoice cannot stand in XML.
        case unwritable
        /// The invoice does not state what the syntax demands.
        case incomplete
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}

extension XMLNamespace {
    static let invoice = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
    static let creditNote = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
    static let cac = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
    static let cbc = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
}
