package import EN16931

/// An interchange with one message, and what did not fit into it.
package struct WrittenInterchange: Hashable, Sendable {
    package var bytes: [UInt8]
    /// Segments of the message, UNH and UNT included.
    package var segmentCount: Int
    /// In the order of the message. Reading `bytes` gives the invoice without exactly these.
    package var losses: [LostTerm]
}
