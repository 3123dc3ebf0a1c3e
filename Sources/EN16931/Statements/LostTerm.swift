/// Something an invoice says that a document made of it does not.
package struct LostTerm: Hashable, Sendable, Codable {
    /// `BT-83`; nil for what stands in the source outside EN 16931.
    package var term: String?
    /// Where it stands: in the semantic model (`lines[3].item.attributes[0].name`), or, outside it, the source's own
    /// place (an XPath).
    package var path: String
    /// Canonical text, as `StatedTerm.value` gives it; outside the model the text as written.
    package var value: String
    /// Why it is not carried, as a sentence.
    package var reason: String

    package init(term: String?, path: String, value: String, reason: String) {
        self.term = term
        self.path = path
        self.value = value
        self.reason = reason
    }

    package init(_ stated: StatedTerm, reason: String) {
        self.init(term: stated.term, path: stated.path, value: stated.value, reason: reason)
    }
}

/// Something a document says because its syntax demands it, and the invoice it was made of does not.
package struct AddedTerm: Hashable, Sendable, Codable {
    package var term: String
    /// In the semantic model.
    package var path: String
    package var value: String
    /// Why it had to be added and where its value comes from, as a sentence.
    package var reason: String

    package init(term: String, path: String, value: String, reason: String) {
        self.term = term
        self.path = path
        self.value = value
        self.reason = reason
    }
}

/// A document made of an invoice, with the account of what it holds.
package struct WrittenInvoice: Hashable, Sendable {
    package var bytes: [UInt8]
    /// Every term of the invoice that the document does not carry.
    package var lost: [LostTerm]
    /// Every term the document states beyond the invoice.
    package var added: [AddedTerm]

    package init(bytes: [UInt8], lost: [LostTerm] = [], added: [AddedTerm] = []) {
        self.bytes = bytes
        self.lost = lost
        self.added = added
    }
}
