package import XML

/// Facturae's own rules over a document: its structure, its sums, its batch. EN 16931's rules are not applied; Spanish
/// law, not EN 16931, is what a Facturae must keep.
package enum FacturaeRules {
    /// Name of the rule set in findings.
    package static let artefact = "facturae"

    /// Findings in the order structure, sums. Empty where the document is no Facturae.
    package static func check(_ document: XMLDocument) -> [FacturaeFinding] {
        guard let version = FacturaeReader.version(of: document) else { return [] }
        return check(FacturaeElement(document.root, use: nil), version)
    }

    static func check(_ file: FacturaeElement, _ version: FacturaeVersion) -> [FacturaeFinding] {
        var findings: [FacturaeFinding] = []
        if !version.isWithdrawn {
            var structure = StructureCheck(version: version)
            structure.check(file)
            findings += structure.findings
        }
        var arithmetic = ArithmeticCheck()
        arithmetic.check(file)
        return findings + arithmetic.findings
    }
}
