package import EN16931

/// What Facturae's own rules, or the reading of it, have to say. Facturae names no rules; the identifiers are ours, in
/// `Documentation/Facturae.md`.
package struct FacturaeFinding: Hashable, Sendable {
    package enum Flag: String, Hashable, Sendable {
        case fatal
        case warning
        case information
    }

    package var id: String
    package var flag: Flag
    /// Business terms concerned.
    package var terms: [String]
    /// What is wrong and what to do.
    package var message: String
    /// What the value should be.
    package var suggestion: String?
    package var place: SourcePlace?

    init(
        _ id: String, _ flag: Flag, _ message: String, terms: [String] = [], suggestion: String? = nil,
        place: SourcePlace? = nil
    ) {
        self.id = id
        self.flag = flag
        self.terms = terms
        self.message = message
        self.suggestion = suggestion
        self.place = place
    }
}
