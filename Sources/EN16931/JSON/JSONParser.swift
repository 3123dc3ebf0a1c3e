/// Parses JSON as RFC 8259 writes it, in UTF-8: nothing more lenient. A member name that stands twice in one object is
/// refused, for readers disagree on which one counts (§4).
struct JSONParser {
    /// The model is ten deep.
    private static let maximumDepth = 64

    private var tree: JSONTree
    private var place = 0
    private var end: Int

    static func parse(_ bytes: [UInt8]) throws(SemanticJSONError) -> JSONTree {
        // A byte order mark is passed over (§8.1).
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count <= JSONTree.limit else {
            throw SemanticJSONError(
                .syntax, "", "The text has \(bytes.count) bytes; at most \(JSONTree.limit) are read.")
        }
        do { _ = try UTF8Span(validating: bytes.span) } catch {
            throw SemanticJSONError(.syntax, "", "The text is not UTF-8.")
        }
        var parser = JSONParser(tree: JSONTree(bytes: bytes), place: start, end: bytes.count)
        try parser.document()
        return parser.tree
    }

    private init(tree: JSONTree, place: Int, end: Int) {
        self.tree = tree
        self.place = place
        self.end = end
    }

    private mutating func document() throws(SemanticJSONError) {
        skipWhiteSpace()
        guard byte == UInt8(ascii: "{") else { throw failure("An invoice is one JSON object.") }
        _ = try value(parent: -1, position: 0, key: 0..<0, depth: 0)
        skipWhiteSpace()
        guard place == end else { throw failure("Something follows the JSON object.") }
    }

    private var byte: UInt8? { place < end ? tree.bytes[place] : nil }

    private mutating func skipWhiteSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private func failure(_ message: String) -> SemanticJSONError {
        let before = tree.bytes[..<min(place, end)]
        let line = before.count { $0 == 0x0A } + 1
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return SemanticJSONError(.syntax, "", "\(message) (line \(line), column \(column))")
    }

    private mutating func value(
        parent: Int, position: Int, key: Range<Int>, depth: Int
    ) throws(SemanticJSONError) -> Int {
        guard depth <= Self.maximumDepth else {
            throw SemanticJSONError(.tooDeep, "", "The JSON is more than \(Self.maximumDepth) levels deep.")
        }
        let node = tree.nodes.count
        tree.nodes.append(JSONTree.Node(kind: .null, key: key, parent: parent, position: position))
        switch byte {
        case UInt8(ascii: "{"): try members(of: node, isObject: true, depth: depth)
        case UInt8(ascii: "["): try members(of: node, isObject: false, depth: depth)
        case UInt8(ascii: "\""):
            tree.nodes[node].text = try string()
            tree.nodes[node].kind = .string
        case UInt8(ascii: "t"): try literal("true", .boolean, node)
        case UInt8(ascii: "f"): try literal("false", .boolean, node)
        case UInt8(ascii: "n"): try literal("null", .null, node)
        default: try number(node)
        }
        return node
    }

    private mutating func members(of node: Int, isObject: Bool, depth: Int) throws(SemanticJSONError) {
        tree.nodes[node].kind = isObject ? .object : .array
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        var last = -1
        var position = 0
        var names = MemberNames()
        place += 1
        skipWhiteSpace()
        if byte == close {
            place += 1
            return
        }
        while true {
            var key = 0..<0
            if isObject {
                guard byte == UInt8(ascii: "\"") else { throw failure("A member's name in quotes is missing.") }
                key = try string()
                guard names.insert(key, in: tree) else {
                    let (path, name) = (tree.path(of: node), tree.string(key))
                    throw SemanticJSONError(
                        .duplicateKey, path.isEmpty ? name : "\(path).\(name)", "This key stands twice.")
                }
                skipWhiteSpace()
                guard byte == UInt8(ascii: ":") else { throw failure("A colon is missing.") }
                place += 1
                skipWhiteSpace()
            }
            let child = try value(parent: node, position: position, key: key, depth: depth + 1)
            if last >= 0 { tree.nodes[last].next = child }
            last = child
            position += 1
            skipWhiteSpace()
            if byte == UInt8(ascii: ",") {
                place += 1
                skipWhiteSpace()
            } else if byte == close {
                place += 1
                return
            } else {
                throw failure(byte == nil ? "The JSON is cut off." : "A comma is missing.")
            }
        }
    }

    private mutating func literal(_ word: String, _ kind: JSONTree.Kind, _ node: Int) throws(SemanticJSONError) {
        guard tree.bytes[place..<end].starts(with: word.utf8) else { throw failure("This is no JSON value.") }
        tree.nodes[node].kind = kind
        tree.nodes[node].text = place..<(place + word.utf8.count)
        place += word.utf8.count
    }

    private mutating func number(_ node: Int) throws(SemanticJSONError) {
        let start = place
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        if byte == UInt8(ascii: "-") { place += 1 }
        guard isDigit(byte) else { throw failure(byte == nil ? "The JSON is cut off." : "This is no JSON value.") }
        let hasLeadingZero = byte == UInt8(ascii: "0")
        let first = place
        while isDigit(byte) { place += 1 }
        guard !hasLeadingZero || place == first + 1 else { throw failure("A number has leading zeros.") }
        if byte == UInt8(ascii: ".") {
            place += 1
            guard isDigit(byte) else { throw failure("A number ends with its point.") }
            while isDigit(byte) { place += 1 }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            place += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
            guard isDigit(byte) else { throw failure("A number has no exponent.") }
            while isDigit(byte) { place += 1 }
        }
        tree.nodes[node].kind = .number
        tree.nodes[node].text = start..<place
    }

    /// The range between the quotes.
    private mutating func string() throws(SemanticJSONError) -> Range<Int> {
        place += 1
        let start = place
        while let current = byte {
            switch current {
            case UInt8(ascii: "\""):
                place += 1
                return start..<(place - 1)
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw failure("A control character in a string must be escaped.")
            default: place += 1
            }
        }
        throw failure("The JSON is cut off inside a string.")
    }

    private mutating func escape() throws(SemanticJSONError) {
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            place += 1
        case UInt8(ascii: "u"):
            let unit = try unicodeEscape()
            if (0xDC00...0xDFFF).contains(unit) { throw failure("Half a surrogate pair stands alone.") }
            guard (0xD800...0xDBFF).contains(unit) else { return }
            guard byte == UInt8(ascii: "\\"), place + 1 < end, tree.bytes[place + 1] == UInt8(ascii: "u") else {
                throw failure("Half a surrogate pair stands alone.")
            }
            place += 1
            guard (0xDC00...0xDFFF).contains(try unicodeEscape()) else {
                throw failure("Half a surrogate pair stands alone.")
            }
        default: throw failure("This escape does not exist in JSON.")
        }
    }

    /// Reads `uXXXX`.
    private mutating func unicodeEscape() throws(SemanticJSONError) -> UInt16 {
        guard place + 5 <= end, let unit = Self.hexadecimal(tree.bytes[(place + 1)..<(place + 5)]) else {
            throw failure("Four hexadecimal digits are missing.")
        }
        place += 5
        return unit
    }

    static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt16? {
        var value: UInt16 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt16(digit - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(digit - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(digit - 0x57)
            default: return nil
            }
        }
        return value
    }
}

/// The member names of one object. Few are compared one by one, many by their hashes.
private struct MemberNames {
    private static let fewest = 24

    private var keys: [Range<Int>] = []
    private var strings: Set<String> = []

    /// False where the name is there already.
    mutating func insert(_ key: Range<Int>, in tree: JSONTree) -> Bool {
        if keys.count < Self.fewest {
            let isEscaped = tree.bytes[key].contains(UInt8(ascii: "\\"))
            if !isEscaped, strings.isEmpty {
                defer { keys.append(key) }
                return !keys.contains { tree.bytes[$0].elementsEqual(tree.bytes[key]) }
            }
        }
        if strings.isEmpty { strings = Set(keys.map { tree.string($0) }) }
        return strings.insert(tree.string(key)).inserted
    }
}
