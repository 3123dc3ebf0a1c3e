package import EN16931

/// A Facturae document: one invoice, or a batch (lote) of several between the same parties.
package struct FacturaeFile: Sendable {
    package let version: FacturaeVersion
    /// In document order; at least one.
    package let invoices: [Invoice]
    /// What the document states and no business term holds as it is, by XPath, each with the reason.
    package let outside: [LostTerm]
    /// How things without a term of their own were represented.
    package let findings: [FacturaeFinding]
}
