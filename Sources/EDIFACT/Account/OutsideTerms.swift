package import EN16931

extension EDIFACTReader {
    /// What a file says beyond the semantic model: every component of its first INVOIC message that no business term
    /// holds and that is no structure either, messages of other types, and objects that belong to no document.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - invoice: What `read` made of the first INVOIC message in it.
    package static func outside(_ bytes: [UInt8], _ invoice: Invoice) -> [LostTerm] {
        let account = MessageAccount(of: invoice) { segment in
            segment.number > 0 ? "segment \(segment.number) (\(segment.tag))" : segment.tag
        }
        var reading = InterchangeReading(bytes, account: account)
        reading.readAll()
        return reading.terms
    }

    /// The same of one message whose segments are already told apart (ISO 20625 XML).
    ///
    /// - Parameter name: Where a segment stands, by its `number`.
    package static func outside(
        segments: some Sequence<Segment>, _ invoice: Invoice, name: @escaping (Int) -> String
    ) -> [LostTerm] {
        var account = MessageAccount(of: invoice) { name($0.number) }
        for segment in segments { account.take(segment) }
        return account.terms
    }
}
