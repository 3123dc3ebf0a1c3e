/// A form in which an invoice is handed out.
package enum Rendition: String, Hashable, Sendable, Codable, CaseIterable {
    /// The bytes that are the legal invoice.
    case original
    /// The bytes as they were submitted.
    case source
    case pdf
    case facturx
    case ubl
    case cii
    case facturae
    case edifact
    /// The invoice as data.
    case json
    /// The words of its pages; of a structured invoice every term it states.
    case text
    /// A page for people, of every term a structured invoice states.
    case html
}

/// Which original a copy in another form was made of.
package struct CopyReference: Hashable, Sendable, Codable {
    package var id: DocumentID
    /// SHA-256 of the original.
    package var digest: ContentDigest

    package init(id: DocumentID, digest: ContentDigest) {
        self.id = id
        self.digest = digest
    }
}
