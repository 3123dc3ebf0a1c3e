/// Where in the source document something stands. Twelve bytes: every term and group of a long invoice has one.
package struct SourcePlace: Hashable, Sendable {
    private let nodeNumber: Int32
    private let lineNumber: Int32
    private let columnNumber: Int32

    /// The element's number in document order; the document that was read gives its XPath.
    package var node: Int { Int(nodeNumber) }
    /// From 1.
    package var line: Int { Int(lineNumber) }
    /// From 1, in characters.
    package var column: Int { Int(columnNumber) }

    package init(node: Int, line: Int, column: Int) {
        nodeNumber = Int32(clamping: node)
        lineNumber = Int32(clamping: line)
        columnNumber = Int32(clamping: column)
    }

    /// No place, for what has no room to say so otherwise.
    static let nowhere = SourcePlace(node: .min, line: .min, column: .min)

    /// Nil where it is no place.
    var known: SourcePlace? { self == .nowhere ? nil : self }
}

/// A group's place in its source. Provenance is not content: it takes no part in comparison and is not
/// encoded, so two invoices read from different syntaxes can be equal.
package struct Provenance: Hashable, Sendable, Codable {
    private let stored: SourcePlace

    package var place: SourcePlace? { stored.known }

    package init(_ place: SourcePlace? = nil) { stored = place ?? .nowhere }

    package init(from decoder: any Decoder) throws { self.init() }

    package func encode(to encoder: any Encoder) throws {}

    package static func == (left: Provenance, right: Provenance) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
