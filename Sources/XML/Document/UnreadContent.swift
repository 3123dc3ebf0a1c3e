/// Something a document says at a place nobody read.
package struct UnreadContent: Hashable, Sendable {
    package let node: Int
    /// Nil for the element's text.
    package let attribute: String?
    /// As written, without white space at its ends.
    package let value: String
}

extension XMLDocument {
    /// Every text and attribute value that says something and was not read, in document order; the first `limit`,
    /// and how many there are.
    ///
    /// - Parameters:
    ///   - isRead: Whether an element's text was read or says nothing of its own.
    ///   - isAttributeRead: The same for an attribute. Those of XML Schema instances are never asked for.
    package func unread(
        limit: Int, isRead: (XMLElement, _ text: String) -> Bool,
        isAttributeRead: (XMLElement, XMLAttribute) -> Bool
    ) -> (found: [UnreadContent], count: Int) {
        var found: [UnreadContent] = []
        var count = 0
        func note(_ node: Int, _ attribute: String?, _ value: String) {
            count += 1
            if found.count < limit { found.append(UnreadContent(node: node, attribute: attribute, value: value)) }
        }
        for node in storage.tree.nodes.indices {
            guard let element = element(node) else { continue }
            let text = element.ownText
            if !text.isEmpty, !isRead(element, text) { note(node, nil, text) }
            for attribute in element.attributes
            where attribute.namespace != "http://www.w3.org/2001/XMLSchema-instance" {
                guard !attribute.value.isEmpty, !isAttributeRead(element, attribute) else { continue }
                note(node, attribute.prefixedName, attribute.value)
            }
        }
        return (found, count)
    }
}

extension XMLDocument {
    /// The first element, in document order, whose attribute of that name, without namespace, is as asked for.
    package func firstElement(
        withAttribute name: String, where isWanted: (XMLElement, _ value: String) -> Bool
    ) -> (XMLElement, value: String)? {
        guard storage.tree.names.contains(where: { $0.local == name && $0.namespace.isEmpty }) else { return nil }
        for node in storage.tree.nodes.indices {
            guard let element = element(node), let value = element.attribute(name), isWanted(element, value) else {
                continue
            }
            return (element, value)
        }
        return nil
    }

    /// Where it stands, for people.
    package func xpath(of content: UnreadContent, prefixes: [String: String]) -> String {
        let path = xpath(content.node, prefixes: prefixes) ?? "element \(content.node)"
        return content.attribute.map { "\(path)/@\($0)" } ?? path
    }
}

extension XMLAttribute {
    fileprivate var prefixedName: String { prefix.isEmpty ? name : "\(prefix):\(name)" }
}

extension XMLElement {
    /// Character data directly inside, without white space at its ends.
    fileprivate var ownText: String {
        var pieces: [UInt8] = []
        var child = storage.tree.nodes[node].firstChild
        while child >= 0 {
            let piece = storage.tree.nodes[Int(child)]
            if piece.name < 0 { pieces += storage.tree.text[Int(piece.start)..<Int(piece.end)] }
            child = piece.next
        }
        func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        guard let first = pieces.firstIndex(where: { !isWhiteSpace($0) }),
            let last = pieces.lastIndex(where: { !isWhiteSpace($0) })
        else { return "" }
        return String(decoding: pieces[first...last], as: UTF8.self)
    }
}
