package import EN16931
package import XML

/// Reads UN/CEFACT Cross Industry Invoice (D16B; binding CEN/TS 16931-3-3) and ZUGFeRD 1 (CrossIndustryDocument)
/// into the semantic model.
///
/// Tolerant: what is missing stays nil, what cannot be read as the term's type keeps its text. Every term and
/// every group knows its place in the document.
package enum CIIReader {
    /// What a root element says the document is.
    package enum Kind: String, Hashable, Sendable {
        case cii
        /// ZUGFeRD 1.0, 2014: an earlier draft of the same vocabulary. It has no EN 16931 rules.
        case zugferd1
    }

    /// Nil where it is neither.
    package static func kind(of document: XMLDocument) -> Kind? {
        if document.root.is("CrossIndustryInvoice", in: .rsm) { return .cii }
        // Another name around the same transaction is no reason not to read it; that it is wrong, the rules say.
        if document.root.namespace == XMLNamespace.rsm.uri,
            document.root.first(CIIVocabulary.d16b.transaction, in: .rsm) != nil
        {
            return .cii
        }
        if document.root.is("CrossIndustryDocument", in: .ferd) { return .zugferd1 }
        return nil
    }

    package static func read(_ document: XMLDocument) throws(CIIError) -> Invoice {
        guard let kind = kind(of: document) else {
            throw CIIError(
                .otherVocabulary,
                "The root element is “\(document.root.name)” in “\(document.root.namespace)”, not a UN/CEFACT "
                    + "CrossIndustryInvoice (D16B) or a ZUGFeRD 1 CrossIndustryDocument.")
        }
        let vocabulary: CIIVocabulary = kind == .cii ? .d16b : .zugferd1
        return InvoiceReading(root: document.root, vocabulary: vocabulary).invoice()
    }

    /// Prefixes by namespace for XPaths in findings, as the standard's binding writes them.
    package static let prefixes = [
        XMLNamespace.rsm.uri: "rsm", XMLNamespace.ram.uri: "ram", XMLNamespace.udt.uri: "udt",
        XMLNamespace.qdt.uri: "qdt", XMLNamespace.ferd.uri: "rsm", XMLNamespace.ferdRAM.uri: "ram",
        XMLNamespace.ferdUDT.uri: "udt",
    ]
}

/// A document is no CII invoice, or an invoice no CII document.
package struct CIIError: Error, Hashable, Sendable, CustomStringConvertible {
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
