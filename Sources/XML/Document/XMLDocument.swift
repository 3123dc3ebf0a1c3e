/// A parsed XML document: an immutable tree of elements and text with the place of every start tag.
///
/// The target `LibXML2` parses one from bytes (`init(parsing:)`); this one knows no parser, so that what only writes
/// XML links none. Comments and processing instructions are not kept.
package struct XMLDocument: Sendable {
    let storage: XMLStorage

    /// Takes a parser's tree, whose first node is the root element.
    package init(_ tree: MarkupTree) { storage = XMLStorage(tree) }

    /// The tree it was made of.
    package var tree: MarkupTree { storage.tree }

    package var root: XMLElement { XMLElement(storage: storage, node: 0) }

    /// Elements and text nodes; numbers of elements are below.
    package var nodeCount: Int { storage.tree.nodes.count }

    /// The names of elements and attributes, by number: equal names have equal numbers.
    package var names: [XMLName] {
        storage.tree.names.map { XMLName(namespace: $0.namespace, local: $0.local) }
    }

    /// The element with that number in document order, nil where there is none.
    package func element(_ node: Int) -> XMLElement? {
        guard storage.tree.nodes.indices.contains(node), storage.tree.nodes[node].name >= 0 else { return nil }
        return XMLElement(storage: storage, node: node)
    }

    /// The place of an element as an XPath: `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`. A position is given where
    /// siblings have the same name.
    ///
    /// - Parameter prefixes: Prefix by namespace; other namespaces show the document's own prefix.
    package func xpath(_ node: Int, prefixes: [String: String] = [:]) -> String? {
        guard var element = element(node) else { return nil }
        var steps: [String] = []
        while true {
            steps.append(element.step(prefixes))
            guard let parent = element.parent else { break }
            element = parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }
}

/// The tree, shared by all its elements.
final class XMLStorage: Sendable {
    let tree: MarkupTree

    init(_ tree: MarkupTree) { self.tree = tree }
}

/// A name of an element or attribute.
package struct XMLName: Hashable, Sendable {
    /// Empty for none.
    package let namespace: String
    package let local: String

    package init(namespace: String, local: String) {
        self.namespace = namespace
        self.local = local
    }
}
