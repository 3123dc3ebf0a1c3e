/// Where in the source document something stands.
package struct SourcePlace: Hashable, Sendable {
    /// The element's number in document order; the document that was read gives its XPath.
    package var node: Int
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int

    package init(node: Int, line: Int, column: Int) {
        self.node = node
        self.line = line
        self.column = column
    }
}

/// A group's place in its source. Provenance is not content: it takes no part in comparison and is not
/// encoded, so two invoices read from different syntaxes can be equal.
package struct Provenance: Hashable, Sendable, Codable {
    package var place: SourcePlace?

    package init(_ place: SourcePlace? = nil) { self.place = place }

    package init(from decoder: any Decoder) throws { self.init() }

    package func encode(to encoder: any Encoder) throws {}

    package static func == (left: Provenance, right: Provenance) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
