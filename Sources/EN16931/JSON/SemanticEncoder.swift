/// Encodes the model straight into JSON text, in the order of its properties.
struct SemanticEncoder: Encoder {
    let output: JSONOutput
    let codingPath: [any CodingKey] = []

    /// The content of attachments is part of the text.
    var userInfo: [CodingUserInfoKey: Any] { CodingUserInfoKey.attachmentContent.map { [$0: true] } ?? [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members<Key>(output: output, depth: output.open(isArray: false)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        Elements(output: output, depth: output.open(isArray: true))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValue(output: output) }
}

extension JSONOutput {
    fileprivate func encode(_ value: some Encodable) throws {
        let depth = depth
        try value.encode(to: SemanticEncoder(output: self))
        close(to: depth)
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: JSONOutput
    let depth: Int
    let codingPath: [any CodingKey] = []

    private func begin(_ key: Key) -> JSONOutput {
        output.begin(at: depth, key: key.stringValue)
        return output
    }

    func encodeNil(forKey key: Key) { begin(key).write(plain: "null") }
    func encode(_ value: String, forKey key: Key) { begin(key).write(value) }
    func encode(_ value: Bool, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Int, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Int8, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Int16, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Int32, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Int64, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: UInt, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: UInt8, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: UInt16, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: UInt32, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: UInt64, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Double, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode(_ value: Float, forKey key: Key) { begin(key).write(plain: "\(value)") }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try begin(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { SemanticEncoder(output: begin(key)).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        SemanticEncoder(output: begin(key)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { SemanticEncoder(output: output) }
    func superEncoder(forKey key: Key) -> any Encoder { SemanticEncoder(output: begin(key)) }
}

private struct Elements: UnkeyedEncodingContainer {
    let output: JSONOutput
    let depth: Int
    let codingPath: [any CodingKey] = []
    private(set) var count = 0

    init(output: JSONOutput, depth: Int) {
        self.output = output
        self.depth = depth
    }

    private mutating func begin() -> JSONOutput {
        count += 1
        output.begin(at: depth)
        return output
    }

    mutating func encodeNil() { begin().write(plain: "null") }
    mutating func encode(_ value: String) { begin().write(value) }
    mutating func encode(_ value: Bool) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Int) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Int8) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Int16) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Int32) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Int64) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: UInt) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: UInt8) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: UInt16) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: UInt32) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: UInt64) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Double) { begin().write(plain: "\(value)") }
    mutating func encode(_ value: Float) { begin().write(plain: "\(value)") }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try begin().encode(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        SemanticEncoder(output: begin()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        SemanticEncoder(output: begin()).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { SemanticEncoder(output: begin()) }
}

private struct SingleValue: SingleValueEncodingContainer {
    let output: JSONOutput
    let codingPath: [any CodingKey] = []

    func encodeNil() { output.write(plain: "null") }
    func encode(_ value: String) { output.write(value) }
    func encode(_ value: Bool) { output.write(plain: "\(value)") }
    func encode(_ value: Int) { output.write(plain: "\(value)") }
    func encode(_ value: Int8) { output.write(plain: "\(value)") }
    func encode(_ value: Int16) { output.write(plain: "\(value)") }
    func encode(_ value: Int32) { output.write(plain: "\(value)") }
    func encode(_ value: Int64) { output.write(plain: "\(value)") }
    func encode(_ value: UInt) { output.write(plain: "\(value)") }
    func encode(_ value: UInt8) { output.write(plain: "\(value)") }
    func encode(_ value: UInt16) { output.write(plain: "\(value)") }
    func encode(_ value: UInt32) { output.write(plain: "\(value)") }
    func encode(_ value: UInt64) { output.write(plain: "\(value)") }
    func encode(_ value: Double) { output.write(plain: "\(value)") }
    func encode(_ value: Float) { output.write(plain: "\(value)") }
    func encode<Value: Encodable>(_ value: Value) throws { try output.encode(value) }
}
