internal import XML

/// Two elements of a signature with one `Id` (cvc-id.2). libxml2 looks for that only in trees of its own.
enum SharedIdentifiers {
    /// Where the attribute `Id` is an xs:ID.
    private static let namespaces: Set<String> = [
        "http://www.w3.org/2000/09/xmldsig#", "http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.4.1#",
    ]

    /// - Parameter unexpected: Elements that may not stand where they stand. An Id in one of them, or in a sibling after
    ///   it, is nobody's: the schema does not assess them.
    static func violations(
        in document: XMLDocument, unexpected: [Int], prefixes: [String: String]
    ) -> [SchemaViolation] {
        let tree = document.tree
        let identifier = tree.names.firstIndex { $0.local == "Id" && $0.namespace.isEmpty }
        guard let identifier, tree.names.contains(where: { namespaces.contains($0.namespace) }) else { return [] }
        let unassessed = RangeSet(unexpected.map { $0..<endOfParent(of: $0, in: tree) })
        var owners: [String: Int] = [:]
        var violations: [SchemaViolation] = []
        for (number, node) in tree.nodes.enumerated() where node.name >= 0 && !unassessed.contains(number) {
            guard namespaces.contains(tree.names[Int(node.name)].namespace) else { continue }
            for attribute in tree.attributes[Int(node.start)..<Int(node.end)] where attribute.name == identifier {
                let text = String(decoding: tree.text[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
                let value = text.split { " \n\r\t".contains($0) }.joined(separator: " ")
                guard let other = owners.updateValue(number, forKey: value) else { continue }
                violations.append(
                    SchemaViolation(
                        rule: "cvc-id.2", node: number, in: document, prefixes: prefixes,
                        message: "The Id \(SchemaMessage.quoted(value)) is already that of the element in line "
                            + "\(tree.nodes[other].line). Give each its own."))
            }
        }
        return violations
    }

    /// The first node after all that is in the element's parent.
    private static func endOfParent(of element: Int, in tree: MarkupTree) -> Int {
        var node = tree.nodes[element].parent
        while node >= 0 {
            let next = tree.nodes[Int(node)].next
            guard next < 0 else { return Int(next) }
            node = tree.nodes[Int(node)].parent
        }
        return tree.nodes.count
    }
}
