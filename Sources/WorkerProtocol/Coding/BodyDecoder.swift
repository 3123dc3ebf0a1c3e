/// Reads a message's body. The bytes may be a stranger's: every length is checked against what is there, and what is
/// skipped is skipped by its length, never by recursion.
enum BodyDecoder {
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let body = BodyReading(bytes)
        var place = 0
        let value = try BodyValue(body, at: &place, before: bytes.count)
        guard place == bytes.count else { throw BodyReading.corrupted("\(bytes.count - place) bytes follow its end") }
        let decoded = try Value(from: value)
        // What asked whether a key is there could not say that the map is broken.
        if let fault = body.fault { throw fault }
        return decoded
    }
}

/// The bytes, shared by all that read them.
final class BodyReading {
    let bytes: [UInt8]
    /// How many more values may be looked at: what an honest body needs, and little more for one made to be looked through
    /// again and again.
    private var visits: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        visits = 200_000 + bytes.count
    }

    /// The first fault met where none can be thrown.
    private(set) var fault: (any Error)?

    func note(_ error: any Error) { fault = fault ?? error }

    func visit() throws {
        guard visits > 0 else { throw Self.corrupted("it has more values than its length explains") }
        visits -= 1
    }

    static func corrupted(_ text: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: text))
    }

    func byte(_ place: inout Int, before end: Int) throws -> UInt8 {
        guard place < end else { throw Self.corrupted("it ends within a value") }
        defer { place += 1 }
        return bytes[place]
    }

    func variable(_ place: inout Int, before end: Int) throws -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte(&place, before: end)
            guard shift < 63 || (shift == 63 && byte <= 1) else { throw Self.corrupted("a number is too long") }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    func little(_ width: Int, _ place: inout Int, before end: Int) throws -> UInt64 {
        guard end - place >= width else { throw Self.corrupted("it ends within a value") }
        var number: UInt64 = 0
        for index in 0..<width { number |= UInt64(bytes[place + index]) << (8 * UInt64(index)) }
        place += width
        return number
    }

    /// That many bytes from there.
    func range(_ length: UInt64, _ place: inout Int, before end: Int) throws -> Range<Int> {
        guard let length = Int(exactly: length), length <= end - place else {
            throw Self.corrupted("a length is beyond its end")
        }
        defer { place += length }
        return place..<(place + length)
    }

    func text(_ range: Range<Int>) throws -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw Self.corrupted("a text is not UTF-8")
        }
        return text
    }

    /// A map's key before that place.
    func key(_ place: inout Int, before end: Int) throws -> Range<Int> {
        let length = try variable(&place, before: end)
        return try range(length, &place, before: end)
    }
}

/// One value of a body: what it is, and its bytes.
struct BodyValue: Decoder {
    enum Content {
        case null
        case flag(Bool)
        case signed(Int64)
        case unsigned(UInt64)
        case double(Double)
        case text(Range<Int>)
        case list(Range<Int>)
        case map(Range<Int>)
    }

    let body: BodyReading
    let content: Content
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Reads what begins at the place, and moves it behind.
    init(_ body: BodyReading, at place: inout Int, before end: Int) throws {
        self.body = body
        try body.visit()
        switch BodyTag(rawValue: try body.byte(&place, before: end)) {
        case .null: content = .null
        case .no: content = .flag(false)
        case .yes: content = .flag(true)
        case .signed:
            let zigzag = try body.variable(&place, before: end)
            content = .signed(Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1))
        case .unsigned: content = .unsigned(try body.variable(&place, before: end))
        case .double: content = .double(Double(bitPattern: try body.little(8, &place, before: end)))
        case .text: content = .text(try body.range(try body.variable(&place, before: end), &place, before: end))
        case .list: content = .list(try body.range(try body.little(4, &place, before: end), &place, before: end))
        case .map: content = .map(try body.range(try body.little(4, &place, before: end), &place, before: end))
        case nil: throw BodyReading.corrupted("a value is of no known kind")
        }
    }

    var isNull: Bool { if case .null = content { true } else { false } }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let range) = content else { throw mismatch([String: Any].self) }
        return KeyedDecodingContainer(BodyMapDecoder<Key>(body, range))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let range) = content else { throw mismatch([Any].self) }
        return BodyListDecoder(body, range)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: [], debugDescription: "a value is no \(type)"))
    }
}

extension BodyValue: SingleValueDecodingContainer {
    func decodeNil() -> Bool { isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .flag(let value) = content else { throw mismatch(type) }
        return value
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .text(let range) = content else { throw mismatch(type) }
        return try body.text(range)
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .double(let value) = content, value.isFinite else { throw mismatch(type) }
        return value
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try number() }
    func decode(_ type: Int8.Type) throws -> Int8 { try number() }
    func decode(_ type: Int16.Type) throws -> Int16 { try number() }
    func decode(_ type: Int32.Type) throws -> Int32 { try number() }
    func decode(_ type: Int64.Type) throws -> Int64 { try number() }
    func decode(_ type: UInt.Type) throws -> UInt { try number() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try number() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try number() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try number() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try number() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    private func number<Number: FixedWidthInteger>() throws -> Number {
        let number: Number? =
            switch content {
            case .signed(let value): Number(exactly: value)
            case .unsigned(let value): Number(exactly: value)
            default: nil
            }
        guard let number else { throw mismatch(Number.self) }
        return number
    }
}

/// Looks keys up from where the last one was found: what was written in order is read in order, in one pass.
private struct BodyMapDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private final class Cursor {
        var place: Int
        init(_ place: Int) { self.place = place }
    }

    private let body: BodyReading
    private let range: Range<Int>
    private let cursor: Cursor
    var codingPath: [any CodingKey] { [] }

    init(_ body: BodyReading, _ range: Range<Int>) {
        self.body = body
        self.range = range
        cursor = Cursor(range.lowerBound)
    }

    var allKeys: [Key] {
        var keys: [Key] = []
        var place = range.lowerBound
        while place < range.upperBound {
            guard let key = try? body.key(&place, before: range.upperBound), let text = try? body.text(key),
                (try? BodyValue(body, at: &place, before: range.upperBound)) != nil
            else { break }
            if let key = Key(stringValue: text) { keys.append(key) }
        }
        return keys
    }

    private func find(_ name: String) throws -> BodyValue? {
        let start = cursor.place
        return try find(name, in: start..<range.upperBound) ?? find(name, in: range.lowerBound..<start)
    }

    /// From a key's beginning to another's.
    private func find(_ name: String, in part: Range<Int>) throws -> BodyValue? {
        var place = part.lowerBound
        while place < part.upperBound {
            let key = try body.key(&place, before: range.upperBound)
            let value = try BodyValue(body, at: &place, before: range.upperBound)
            if key.count == name.utf8.count, body.bytes[key].elementsEqual(name.utf8) {
                cursor.place = place
                return value
            }
        }
        return nil
    }

    private func value(_ key: some CodingKey) throws -> BodyValue {
        guard let value = try find(key.stringValue) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: [], debugDescription: "“\(key.stringValue)” is missing"))
        }
        return value
    }

    func contains(_ key: Key) -> Bool {
        let place = cursor.place
        defer { cursor.place = place }
        do { return try find(key.stringValue) != nil } catch {
            body.note(error)
            return false
        }
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        let place = cursor.place
        guard let value = try find(key.stringValue) else { return true }
        // What is there is decoded next, from where it stands.
        if !value.isNull { cursor.place = place }
        return value.isNull
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: value(key))
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> { try value(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try value(BodyKey.super) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

private struct BodyListDecoder: UnkeyedDecodingContainer {
    private let body: BodyReading
    private let end: Int
    private var place: Int
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    /// An element may take more memory than its bytes.
    private static let mostElements = 2_000_000
    /// Not written: a list is read to its end.
    var count: Int? { nil }
    var isAtEnd: Bool { place >= end }

    init(_ body: BodyReading, _ range: Range<Int>) {
        self.body = body
        place = range.lowerBound
        end = range.upperBound
    }

    private mutating func next() throws -> BodyValue {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(Any.self, .init(codingPath: [], debugDescription: "a list is too short"))
        }
        guard currentIndex < Self.mostElements else { throw BodyReading.corrupted("a list has too many elements") }
        let value = try BodyValue(body, at: &place, before: end)
        currentIndex += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        var next = self
        guard try next.next().isNull else { return false }
        self = next
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: next()) }

    mutating func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type
    ) throws -> KeyedDecodingContainer<Inner> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
