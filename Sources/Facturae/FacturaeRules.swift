package import XML

/// Facturae's own rules over a document: its sums, its batch, its corrections. Structure and values are the matter of its
/// XML Schema. EN 16931's rules are not applied; Spanish law, not EN 16931, is what a Facturae must keep.
package enum FacturaeRules {
    /// Name of the rule set in findings.
    package static let artefact = "facturae"

    /// Findings in document order, those of the batch last. Empty where the document is no Facturae.
    package static func check(_ document: XMLDocument) -> [FacturaeFinding] {
        guard FacturaeReader.version(of: document) != nil else { return [] }
        return check(FacturaeElement(document.root, use: nil))
    }

    static func check(_ file: FacturaeElement) -> [FacturaeFinding] {
        var arithmetic = ArithmeticCheck()
        arithmetic.check(file)
        return arithmetic.findings
    }
}
