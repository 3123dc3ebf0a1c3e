import EN16931
import XML

extension FacturaeReader {
    /// What the document says and no term holds as it is, in document order; a signature, which is of the document and can
    /// be of no other, as one.
    static func outside(_ document: XMLDocument, _ use: ElementUse) -> [LostTerm] {
        let signatures = document.root.children.filter { $0.name == "Signature" && !$0.namespace.isEmpty }
        for signature in signatures { FacturaeElement(signature, use: use).close() }
        let (found, count) = document.unread(limit: LostTerm.outsideLimit) { element, _ in
            use.isCarried(element.node)
        } isAttributeRead: { element, _ in
            use.isClosed(element.node)
        }
        var outside = found.map { content in
            var term = LostTerm.outside(document.xpath(of: content, prefixes: prefixes), content.value)
            if content.attribute == nil, let reason = use.reason(content.node) { term.reason = reason }
            return term
        }
        outside += signatures.map { signature in
            LostTerm(
                term: nil, path: document.xpath(signature.node, prefixes: prefixes) ?? "",
                value: "\(signature.textLength) bytes",
                reason: "The signature is of this document; another document made of it is unsigned.")
        }
        if count > found.count { outside.append(.moreOutside(count - found.count)) }
        return outside
    }
}
