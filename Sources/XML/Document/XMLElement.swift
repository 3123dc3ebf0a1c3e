/// An element of a document. Cheap to copy.
package struct XMLElement: Sendable {
    let storage: XMLStorage
    /// Its number in document order.
    package let node: Int

    private var entry: MarkupTree.Node { storage.tree.nodes[node] }

    /// Local name.
    package var name: String { storage.tree.names[Int(entry.name)].local }
    /// The number of its name in the document's `names`.
    package var nameNumber: Int { Int(entry.name) }
    /// Empty for none.
    package var namespace: String { storage.tree.names[Int(entry.name)].namespace }
    /// As the document writes it; empty for the default namespace.
    package var prefix: String { storage.tree.prefixes[Int(entry.prefix)] }
    /// Of the start tag, from 1.
    package var line: Int { Int(entry.line) }
    /// Of the start tag, in characters from 1.
    package var column: Int { Int(entry.column) }

    /// The number of the element it is in; nil for the root.
    package var parentNode: Int? { entry.parent < 0 ? nil : Int(entry.parent) }

    package var parent: XMLElement? {
        entry.parent < 0 ? nil : XMLElement(storage: storage, node: Int(entry.parent))
    }

    /// Whether it has that name.
    package func `is`(_ name: String, in namespace: XMLNamespace) -> Bool {
        let own = storage.tree.names[Int(entry.name)]
        return own.local == name && own.namespace == namespace.uri
    }

    /// Child elements in document order.
    package var children: Children { Children(storage: storage, first: entry.firstChild) }

    /// The first child element of that name.
    package func first(_ name: String, in namespace: XMLNamespace) -> XMLElement? {
        for child in children where child.is(name, in: namespace) { return child }
        return nil
    }

    /// The child elements of that name.
    package func all(_ name: String, in namespace: XMLNamespace) -> [XMLElement] {
        children.filter { $0.is(name, in: namespace) }
    }

    /// The value of an attribute without namespace.
    package func attribute(_ name: String) -> String? {
        for attribute in storage.tree.attributes[Int(entry.start)..<Int(entry.end)] {
            let own = storage.tree.names[Int(attribute.name)]
            if own.local == name, own.namespace.isEmpty { return string(attribute.start, attribute.end) }
        }
        return nil
    }

    /// Visits the attributes but namespace declarations, without making their values.
    package func eachAttribute(_ visit: (_ nameNumber: Int, _ value: () -> String) -> Void) {
        guard entry.start < entry.end else { return }
        for attribute in storage.tree.attributes[Int(entry.start)..<Int(entry.end)] {
            visit(Int(attribute.name)) { string(attribute.start, attribute.end) }
        }
    }

    /// All attributes but namespace declarations, in the order written.
    package var attributes: [XMLAttribute] {
        storage.tree.attributes[Int(entry.start)..<Int(entry.end)].map { attribute in
            let own = storage.tree.names[Int(attribute.name)]
            return XMLAttribute(
                name: own.local, namespace: own.namespace, prefix: storage.tree.prefixes[Int(attribute.prefix)],
                value: string(attribute.start, attribute.end))
        }
    }

    /// All character data inside, in document order (the XPath string value).
    package var text: String {
        let first = entry.firstChild
        guard first >= 0 else { return "" }
        let child = storage.tree.nodes[Int(first)]
        if child.name < 0, child.next < 0 { return string(child.start, child.end) }
        var bytes: [UInt8] = []
        // Descendants follow their ancestor in document order.
        var index = node + 1
        while index < storage.tree.nodes.count, isInside(index) {
            let node = storage.tree.nodes[index]
            if node.name < 0 { bytes += storage.tree.text[Int(node.start)..<Int(node.end)] }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bytes of `text`, without making it.
    package var textLength: Int {
        var length = 0
        var child = entry.firstChild
        while child >= 0 {
            let node = storage.tree.nodes[Int(child)]
            length +=
                node.name < 0 ? Int(node.end - node.start) : XMLElement(storage: storage, node: Int(child)).textLength
            child = node.next
        }
        return length
    }

    /// Its step in an XPath.
    func step(_ prefixes: [String: String]) -> String {
        let prefix = prefixes[namespace] ?? prefix
        let name = prefix.isEmpty ? name : "\(prefix):\(name)"
        return entry.position > 1 || hasFollowingNamesake ? "\(name)[\(entry.position)]" : name
    }

    private var hasFollowingNamesake: Bool {
        let siblings = Children(storage: storage, first: entry.next)
        return siblings.contains { $0.entry.name == entry.name }
    }

    private func isInside(_ other: Int) -> Bool {
        var ancestor = Int(storage.tree.nodes[other].parent)
        while ancestor > node { ancestor = Int(storage.tree.nodes[ancestor].parent) }
        return ancestor == node
    }

    private func string(_ start: Int32, _ end: Int32) -> String {
        String(decoding: storage.tree.text[Int(start)..<Int(end)], as: UTF8.self)
    }
}

extension XMLElement {
    /// The child elements of an element.
    package struct Children: Sequence, IteratorProtocol, Sendable {
        let storage: XMLStorage
        private var index: Int32

        init(storage: XMLStorage, first: Int32) {
            self.storage = storage
            index = first
        }

        package mutating func next() -> XMLElement? {
            while index >= 0 {
                let current = Int(index)
                let node = storage.tree.nodes[current]
                index = node.next
                if node.name >= 0 { return XMLElement(storage: storage, node: current) }
            }
            return nil
        }
    }
}

/// A namespace.
package struct XMLNamespace: Hashable, Sendable {
    package let uri: String

    package init(_ uri: String) { self.uri = uri }
}

/// An attribute as an element carries it.
package struct XMLAttribute: Hashable, Sendable {
    package let name: String
    /// Empty for none.
    package let namespace: String
    package let prefix: String
    package let value: String
}
