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

        package init(namespace: String, local: String) {
            self.namespace = namespace
            self.local = local
        }
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

        package init(
            parent: Int32, name: Int32, prefix: Int32 = 0, start: Int32, end: Int32, position: Int32 = 0,
            line: Int32 = 0, column: Int32 = 0
        ) {
            self.parent = parent
            self.name = name
            self.prefix = prefix
            self.start = start
            self.end = end
            self.position = position
            self.line = line
            self.column = column
        }
    }

    package struct Attribute: Sendable {
        package var name: Int32
        package var prefix: Int32
        /// Range in `text`.
        package var start: Int32
        package var end: Int32

        package init(name: Int32, prefix: Int32, start: Int32, end: Int32) {
            self.name = name
            self.prefix = prefix
            self.start = start
            self.end = end
        }
    }

    /// `xmlns` or `xmlns:prefix`.
    package struct Declaration: Sendable {
        /// Of the element it stands in.
        package var node: Int32
        /// 0 for the default namespace.
        package var prefix: Int32
        /// Index into `namespaces`.
        package var namespace: Int32

        package init(node: Int32, prefix: Int32, namespace: Int32) {
            self.node = node
            self.prefix = prefix
            self.namespace = namespace
        }
    }

    package var names: [Name] = []
    /// The first is the empty prefix.
    package var prefixes: [String] = [""]
    package var nodes: [Node] = []
    package var attributes: [Attribute] = []
    /// In the order of their elements.
    package var declarations: [Declaration] = []
    /// Those that are declared.
    package var namespaces: [String] = []
    /// All character data and attribute values, UTF-8.
    package var text: [UInt8] = []

    package init() {}
}
