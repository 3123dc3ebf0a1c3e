/// Decodes the model from a JSON tree, notes which members it asked for, and names the path of what has another type.
struct SemanticDecoder: Decoder {
    let tree: JSONTree
    let node: Int
    let marks: JSONMarks
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(tree: JSONTree, node: Int, marks: JSONMarks) {
        self.tree = tree
        self.node = node
        self.marks = marks
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try expect(.object)
        return KeyedDecodingContainer(Members<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try elements() }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleValue(decoder: self) }

    fileprivate func elements() throws -> Elements {
        try expect(.array)
        return Elements(decoder: self)
    }

    fileprivate func at(_ node: Int) -> SemanticDecoder {
        SemanticDecoder(tree: tree, node: node, marks: marks)
    }

    private func expect(_ kind: JSONTree.Kind) throws {
        let found = tree.nodes[node].kind
        guard found == kind else {
            throw SemanticJSONError(.type, tree.path(of: node), "It must be \(kind.words), not \(found.words).")
        }
    }

    fileprivate func string() throws -> String {
        if tree.nodes[node].kind == .number {
            throw SemanticJSONError(
                .type, tree.path(of: node),
                "It must be a string, not a number: numbers stand in quotes (\"12.50\"), so that no program rounds them."
            )
        }
        try expect(.string)
        return tree.string(tree.nodes[node].text)
    }

    fileprivate func boolean() throws -> Bool {
        try expect(.boolean)
        return tree.bytes[tree.nodes[node].text.lowerBound] == UInt8(ascii: "t")
    }

    fileprivate func whole<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        try expect(.number)
        let text = String(decoding: tree.bytes[tree.nodes[node].text], as: UTF8.self)
        guard let number = Number(text) else {
            throw SemanticJSONError(.value, tree.path(of: node), "\(text.prefix(40)) is no whole number that fits.")
        }
        return number
    }

    fileprivate func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do { return try Value(from: self) } catch {
            switch error {
            case DecodingError.keyNotFound(let key, _):
                throw SemanticJSONError(.missing, tree.path(of: node), "The key “\(key.stringValue)” is missing.")
            case DecodingError.dataCorrupted(let context):
                throw SemanticJSONError(.value, tree.path(of: node), context.debugDescription)
            default: throw error
            }
        }
    }

    fileprivate func fractional<Value>(_ type: Value.Type) -> SemanticJSONError {
        SemanticJSONError(.internal, tree.path(of: node), "The model has no numbers of that type.")
    }
}

extension JSONTree.Kind {
    fileprivate var words: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .boolean: "true or false"
        case .null: "null"
        }
    }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: SemanticDecoder
    let codingPath: [any CodingKey] = []

    var allKeys: [Key] {
        var keys: [Key] = []
        var child = decoder.tree.firstChild(of: decoder.node)
        while child >= 0 {
            if let key = Key(stringValue: decoder.tree.string(decoder.tree.nodes[child].key)) { keys.append(key) }
            child = decoder.tree.nodes[child].next
        }
        return keys
    }

    private func find(_ key: Key) -> Int? {
        guard let node = decoder.tree.member(key.stringValue, of: decoder.node) else { return nil }
        decoder.marks.isMarked[node] = true
        // Null says as little as no member at all.
        return decoder.tree.nodes[node].kind == .null ? nil : node
    }

    private func member(_ key: Key) throws -> SemanticDecoder {
        guard let node = find(key) else {
            throw SemanticJSONError(
                .missing, decoder.tree.path(of: decoder.node), "The key “\(key.stringValue)” is missing.")
        }
        return decoder.at(node)
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) -> Bool { find(key) == nil }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).boolean() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).string() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { throw try member(key).fractional(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw try member(key).fractional(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).whole(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).whole(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).whole(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).whole(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).whole(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).whole(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).whole(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).whole(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).whole(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).whole(type) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try member(key).value(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try member(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try member(key).elements() }
    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

private struct Elements: UnkeyedDecodingContainer {
    let decoder: SemanticDecoder
    let codingPath: [any CodingKey] = []
    private var next: Int
    private(set) var currentIndex = 0
    let count: Int? = nil

    init(decoder: SemanticDecoder) {
        self.decoder = decoder
        next = decoder.tree.firstChild(of: decoder.node)
    }

    var isAtEnd: Bool { next < 0 }

    private mutating func element() throws -> SemanticDecoder {
        guard next >= 0 else {
            throw SemanticJSONError(.missing, decoder.tree.path(of: decoder.node), "The array is too short.")
        }
        let element = decoder.at(next)
        next = decoder.tree.nodes[next].next
        currentIndex += 1
        return element
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try element().boolean() }
    mutating func decode(_ type: String.Type) throws -> String { try element().string() }
    mutating func decode(_ type: Double.Type) throws -> Double { throw try element().fractional(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { throw try element().fractional(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try element().whole(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try element().whole(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try element().whole(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try element().whole(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try element().whole(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try element().whole(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try element().whole(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try element().whole(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try element().whole(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try element().whole(type) }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try element().value(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try element().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try element().elements() }
    mutating func superDecoder() throws -> any Decoder { try element() }
}

private struct SingleValue: SingleValueDecodingContainer {
    let decoder: SemanticDecoder
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { decoder.tree.nodes[decoder.node].kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try decoder.boolean() }
    func decode(_ type: String.Type) throws -> String { try decoder.string() }
    func decode(_ type: Double.Type) throws -> Double { throw decoder.fractional(type) }
    func decode(_ type: Float.Type) throws -> Float { throw decoder.fractional(type) }
    func decode(_ type: Int.Type) throws -> Int { try decoder.whole(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try decoder.whole(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try decoder.whole(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try decoder.whole(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try decoder.whole(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try decoder.whole(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.whole(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.whole(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.whole(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.whole(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }
}
