/// A term of an invoice that the message written from it does not hold.
package struct LostTerm: Hashable, Sendable {
    /// `BT-28`; `BG-17` where a whole group goes.
    package var term: String
    /// Where in the invoice: `lines[2].item.attributes[0].name`. What is below a group's path is lost with it.
    package var path: String
    package var value: String
    /// Why, and where the limit comes from.
    package var reason: String

    package init(term: String, path: String, value: String, reason: String) {
        self.term = term
        self.path = path
        self.value = value
        self.reason = reason
    }
}

/// An interchange with one message, and what did not fit into it.
package struct WrittenInterchange: Hashable, Sendable {
    package var bytes: [UInt8]
    /// Segments of the message, UNH and UNT included.
    package var segmentCount: Int
    /// In the order of the message. Reading `bytes` gives the invoice without exactly these.
    package var losses: [LostTerm]
}
