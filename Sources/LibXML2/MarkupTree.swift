/// A parsed document as flat values: no pointer into the C library is left. Nodes are in document order, so a
/// node's number is smaller than its descendants' and following siblings'.
///
/// Comments and processing instructions are not kept.
package struct MarkupTree: Sendable {
    /// An element's or attribute's name; equal names have equal numbers.
    package struct Name: Hashable, Sendable {
        /// Empty for no namespace.
        package var namespace: String
        package var local: String
    }

    package struct Node: Sendable {
        /// Number of the element it is in; -1 for the root.
        package var parent: Int32
        /// Number of the next sibling; -1 at the end.
        package var next: Int32 = -1
        /// Number of the first child; -1 without.
        package var firstChild: Int32 = -1
        /// Index into `names`; -1 for a text node.
        package var name: Int32
        /// Index into `prefixes`; only elements.
        package var prefix: Int32 = 0
        /// Elements: range in `attributes`. Text nodes: range in `text`.
        package var start: Int32
        package var end: Int32
        /// Which of its siblings of that name an element is, from 1; 0 for text nodes.
        package var position: Int32 = 0
        /// Of the start tag's `<`, from 1; 0 for text nodes.
        package var line: Int32 = 0
        /// In characters, from 1; 0 for text nodes.
        package var column: Int32 = 0
    }

    package struct Attribute: Sendable {
        package var name: Int32
        package var prefix: Int32
        /// Range in `text`.
        package var start: Int32
        package var end: Int32
    }

    package var names: [Name] = []
    /// The first is the empty prefix.
    package var prefixes: [String] = [""]
    package var nodes: [Node] = []
    package var attributes: [Attribute] = []
    /// All character data and attribute values, UTF-8.
    package var text: [UInt8] = []

    package init() {}
}

/// Bounds for a stranger's document. Exceeding one is an error, never a partial tree.
package struct MarkupLimits: Sendable {
    /// Bytes of the document as UTF-8; less than 2 GB.
    package var bytes = 64 << 20
    /// Elements inside one another.
    package var depth = 256
    /// Elements and text nodes.
    package var nodes = 4_000_000
    /// Namespace declarations among them.
    package var attributesPerElement = 256
    /// Declarations an element sees: its own and those of the elements it is in.
    package var namespacesInScope = 512

    package init() {}
}

/// The document could not be parsed.
package struct LibXML2Error: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyNodes = "too-many-nodes"
        case documentType = "document-type"
        case notWellFormed = "not-well-formed"
        case outOfMemory = "out-of-memory"
    }

    package let code: Code
    /// What is wrong and what to do.
    package let message: String
    /// From 1, where known.
    package let line: Int?
    package let column: Int?

    package init(_ code: Code, _ message: String, line: Int? = nil, column: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
    }

    package var description: String {
        guard let line else { return message }
        return "\(message) (line \(line), column \(column ?? 1))"
    }
}
