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
    /// The words of its pages.
    case text
}
