package import XML

/// Reads Facturae 3.2, 3.2.1 and 3.2.2 (Spanish Ministries of Finance and of Industry), and the withdrawn 3.0 and 3.1
/// as far as they are the same, into the semantic model. The mapping is in `Documentation/Facturae.md`.
///
/// Tolerant: what is missing stays nil, what cannot be read as the term's type keeps its text. Every term and every
/// group knows its place in the document. A signature is left alone.
package enum FacturaeReader {
    /// Nil where it is no Facturae of a known version.
    package static func version(of document: XMLDocument) -> FacturaeVersion? {
        document.root.name == "Facturae" ? FacturaeVersion(namespace: document.root.namespace) : nil
    }

    package static func read(_ document: XMLDocument) throws(FacturaeError) -> FacturaeFile {
        let root = document.root
        guard let version = version(of: document) else {
            guard root.name == "Facturae" else {
                throw FacturaeError(
                    .otherVocabulary, "The root element is “\(root.name)” in “\(root.namespace)”, not a Facturae.")
            }
            throw FacturaeError(
                .otherVersion,
                "The Facturae is of namespace “\(root.namespace)”; 3.2.2, 3.2.1, 3.2, 3.1 and 3.0 are known. Ask the "
                    + "sender for one of these.")
        }
        let use = ElementUse()
        let file = FacturaeElement(root, use: use)
        let invoices = file.all("Invoices", "Invoice")
        guard !invoices.isEmpty else {
            throw FacturaeError(.noInvoice, "The Facturae has no invoice in it. Ask the sender for it again.")
        }
        var reading = BatchReading(file: file, version: version)
        let read = invoices.map { reading.invoice($0) }
        return FacturaeFile(
            version: version, invoices: read, outside: outside(document, use), findings: reading.findings)
    }

    /// Prefixes by namespace for XPaths in findings.
    package static let prefixes = Dictionary(
        uniqueKeysWithValues: FacturaeVersion.allCases.map { ($0.namespace, "fe") })
}
