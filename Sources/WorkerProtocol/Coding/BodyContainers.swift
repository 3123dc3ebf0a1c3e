struct BodyMapEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writing: BodyWriting
    let scope: BodyWriting.Scope
    var codingPath: [any CodingKey] { [] }

    private func start(_ key: some CodingKey) throws {
        try writing.enter(scope)
        writing.write(key: key)
    }

    func encodeNil(forKey key: Key) throws {
        try start(key)
        writing.write(.null)
    }

    func encode(_ value: Bool, forKey key: Key) throws {
        try start(key)
        writing.write(value ? .yes : .no)
    }

    func encode(_ value: String, forKey key: Key) throws {
        try start(key)
        writing.write(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try start(key)
        try writing.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }
    func encode(_ value: Int, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try number(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try number(value, key) }

    private func number(_ value: some FixedWidthInteger, _ key: Key) throws {
        try start(key)
        try writing.write(number: value)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try start(key)
        try writing.write(value: value)
    }

    // The protocol's nested containers cannot throw: one that begins where its map has ended is found by the next write.
    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
        KeyedEncodingContainer(BodyMapEncoder<Inner>(writing: writing, scope: nested(.map, key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        BodyListEncoder(writing: writing, scope: nested(.list, key))
    }

    private func nested(_ tag: BodyTag, _ key: Key) -> BodyWriting.Scope {
        do { try start(key) } catch { return .ended }
        return writing.begin(tag)
    }

    func superEncoder() -> any Encoder { inner(BodyKey.super) }

    func superEncoder(forKey key: Key) -> any Encoder { inner(key) }

    private func inner(_ key: some CodingKey) -> any Encoder {
        do { try start(key) } catch { return BodyEndedEncoder(writing: writing) }
        return BodyValueEncoder(writing: writing)
    }
}

struct BodyListEncoder: UnkeyedEncodingContainer {
    let writing: BodyWriting
    let scope: BodyWriting.Scope
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(writing: BodyWriting, scope: BodyWriting.Scope) {
        self.writing = writing
        self.scope = scope
    }

    private mutating func start() throws {
        try writing.enter(scope)
        count += 1
    }

    mutating func encodeNil() throws {
        try start()
        writing.write(.null)
    }

    mutating func encode(_ value: some Encodable) throws {
        try start()
        try writing.write(value: value)
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
        KeyedEncodingContainer(BodyMapEncoder<Inner>(writing: writing, scope: nested(.map)))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        BodyListEncoder(writing: writing, scope: nested(.list))
    }

    private mutating func nested(_ tag: BodyTag) -> BodyWriting.Scope {
        do { try start() } catch { return .ended }
        return writing.begin(tag)
    }

    mutating func superEncoder() -> any Encoder {
        do { try start() } catch { return BodyEndedEncoder(writing: writing) }
        return BodyValueEncoder(writing: writing)
    }
}
