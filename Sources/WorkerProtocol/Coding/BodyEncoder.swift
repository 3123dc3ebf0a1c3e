/// Writes a message's body.
enum BodyEncoder {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writing = BodyWriting()
        try writing.write(value: value)
        return writing.finish()
    }
}

struct BodyValueEncoder: Encoder {
    let writing: BodyWriting
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(BodyMapEncoder(writing: writing, scope: writing.begin(.map)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        BodyListEncoder(writing: writing, scope: writing.begin(.list))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        BodySingleEncoder(writing: writing, scope: writing.innermost)
    }
}

struct BodySingleEncoder: SingleValueEncodingContainer {
    let writing: BodyWriting
    let scope: BodyWriting.Scope
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { try one { writing in writing.write(.null) } }
    mutating func encode(_ value: Bool) throws { try one { writing in writing.write(value ? .yes : .no) } }
    mutating func encode(_ value: String) throws { try one { writing in writing.write(value) } }
    mutating func encode(_ value: Double) throws { try one { writing in try writing.write(value) } }
    mutating func encode(_ value: Float) throws { try encode(Double(value)) }
    mutating func encode(_ value: Int) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: Int8) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: Int16) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: Int32) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: Int64) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: UInt) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: UInt8) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: UInt16) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: UInt32) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: UInt64) throws { try one { writing in try writing.write(number: value) } }
    mutating func encode(_ value: some Encodable) throws { try one { writing in try writing.write(value: value) } }

    private func one(_ body: (BodyWriting) throws -> Void) throws {
        try writing.enter(scope)
        try body(writing)
    }
}

/// Stands where nothing can be written any more and the protocol lets no error out.
struct BodyEndedEncoder: Encoder {
    let writing: BodyWriting
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(BodyMapEncoder(writing: writing, scope: .ended))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { BodyListEncoder(writing: writing, scope: .ended) }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        BodySingleEncoder(writing: writing, scope: .ended)
    }
}
