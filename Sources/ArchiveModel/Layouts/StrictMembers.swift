/// Any member of a JSON object.
private struct AnyMember: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension Decoder {
    /// Throws where an object has a member that nobody reads: it would be lost without a word.
    func refuseMembers(except known: [String], of what: String) throws {
        let members = try container(keyedBy: AnyMember.self)
        guard let unknown = members.allKeys.map(\.stringValue).filter({ !known.contains($0) }).min() else { return }
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: codingPath,
                debugDescription: "\(what) has no \"\(unknown.prefix(40))\"; there are \(known.joined(separator: ", "))"
            ))
    }
}
