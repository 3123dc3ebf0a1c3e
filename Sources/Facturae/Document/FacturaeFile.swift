package import EN16931

/// A Facturae document: one invoice, or a batch (lote) of several between the same parties.
package struct FacturaeFile: Sendable {
    package let version: FacturaeVersion
    /// In document order; at least one.
    package let invoices: [Invoice]
    /// What the document states without a term in EN 16931, by invoice.
    package let unmapped: [[UnmappedElement]]
    /// How things without a term of their own were represented.
    package let findings: [FacturaeFinding]
}

/// An element whose content no business term holds. It stays in the source; nothing of it is in the invoice.
package struct UnmappedElement: Hashable, Sendable {
    /// From the file's root, without positions: `Invoices/Invoice/Items/InvoiceLine/FileReference`.
    package let path: String
    /// As written, cut after 200 characters.
    package let value: String
    package let place: SourcePlace?
}
