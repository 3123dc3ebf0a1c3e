/// Why parsing a window stopped.
enum ParseStop: Error {
    /// The window ends inside the object, the file does not.
    case needsMore
    case damaged(String)
    case tooDeep
    /// More of something than is read.
    case tooMany(String)
}

/// Parses objects from a window of a file.
struct ObjectParser {
    let bytes: [UInt8]
    /// The window's first byte in the file.
    let base: UInt64
    /// Whether the window ends where the file ends.
    let reachesEnd: Bool
    var position: Int
    var nestingLimit: Int
    var valueLimit: Int
    /// Values parsed so far.
    private(set) var values = 0
    /// Where the values of an outermost dictionary lie, filled when `recordsExtents`.
    var valueExtents: [String: Range<UInt64>] = [:]
    var recordsExtents = false

    init(
        _ bytes: [UInt8], base: UInt64 = 0, position: Int = 0, reachesEnd: Bool = true, nestingLimit: Int = 96,
        valueLimit: Int = 1_000_000
    ) {
        self.bytes = bytes
        self.base = base
        self.position = position
        self.reachesEnd = reachesEnd
        self.nestingLimit = nestingLimit
        self.valueLimit = valueLimit
    }

    /// Counts values from none again.
    mutating func forgetValues() { values = 0 }

    /// The position in the file.
    var offset: UInt64 { base + UInt64(position) }

    /// The next byte; nil at the end of the file.
    func peek(_ ahead: Int = 0) throws(ParseStop) -> UInt8? {
        let index = position + ahead
        if index < bytes.count { return bytes[index] }
        if reachesEnd { return nil }
        throw .needsMore
    }

    mutating func skipWhitespace() throws(ParseStop) {
        while let byte = try peek() {
            if ByteClass.isWhitespace(byte) {
                position += 1
            } else if byte == UInt8(ascii: "%") {
                while let next = try peek(), next != 10, next != 13 { position += 1 }
            } else {
                return
            }
        }
    }

    /// Consumes `keyword` when it stands here as a whole word.
    mutating func accept(_ keyword: String) throws(ParseStop) -> Bool {
        var index = 0
        for letter in keyword.utf8 {
            guard try peek(index) == letter else { return false }
            index += 1
        }
        if let next = try peek(index), ByteClass.isRegular(next) { return false }
        position += index
        return true
    }

    mutating func expect(_ keyword: String) throws(ParseStop) {
        guard try accept(keyword) else { throw .damaged("\"\(keyword)\" expected at byte \(offset)") }
    }

    /// Digits without sign, at most 18 of them; nil (nothing consumed) when there is none.
    mutating func parseUnsigned() throws(ParseStop) -> Int? {
        var index = 0
        var value = 0
        while let byte = try peek(index), ByteClass.isDigit(byte) {
            guard index < 18 else { throw .damaged("a number with too many digits at byte \(offset)") }
            value = value * 10 + Int(byte - 48)
            index += 1
        }
        guard index > 0 else { return nil }
        position += index
        return value
    }

    mutating func parseObject(depth: Int = 0) throws(ParseStop) -> PDFObject {
        guard depth < nestingLimit else { throw .tooDeep }
        values += 1
        guard values <= valueLimit else { throw .tooMany("values in one object") }
        try skipWhitespace()
        guard let byte = try peek() else { throw .damaged("the file ends where an object is expected") }
        switch byte {
        case UInt8(ascii: "/"): return .name(try parseName())
        case UInt8(ascii: "("): return .string(try parseLiteralString())
        case UInt8(ascii: "<"):
            if try peek(1) == UInt8(ascii: "<") { return .dictionary(try parseDictionary(depth: depth)) }
            return .string(try parseHexadecimalString())
        case UInt8(ascii: "["): return .array(try parseArray(depth: depth))
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 48...57: return try parseNumber()
        case UInt8(ascii: "t"): if try accept("true") { return .boolean(true) }
        case UInt8(ascii: "f"): if try accept("false") { return .boolean(false) }
        case UInt8(ascii: "n"): if try accept("null") { return .null }
        default: break
        }
        throw .damaged("no object at byte \(offset)")
    }

    private mutating func parseArray(depth: Int) throws(ParseStop) -> [PDFObject] {
        position += 1
        var values: [PDFObject] = []
        while true {
            try skipWhitespace()
            if try peek() == UInt8(ascii: "]") {
                position += 1
                return values
            }
            values.append(try parseObject(depth: depth + 1))
        }
    }

    private mutating func parseDictionary(depth: Int) throws(ParseStop) -> PDFDictionary {
        position += 2
        var entries: [String: PDFObject] = [:]
        while true {
            try skipWhitespace()
            guard let byte = try peek() else { throw .damaged("a dictionary without end") }
            if byte == UInt8(ascii: ">") {
                guard try peek(1) == UInt8(ascii: ">") else { throw .damaged("a lone > at byte \(offset)") }
                position += 2
                return PDFDictionary(entries)
            }
            guard byte == UInt8(ascii: "/") else { throw .damaged("a key expected at byte \(offset)") }
            let key = try parseName()
            try skipWhitespace()
            let start = offset
            let value = try parseObject(depth: depth + 1)
            // Readers disagree on which of two equal keys counts: a document that differs by reader is damaged.
            guard entries.updateValue(value, forKey: key) == nil else {
                throw .damaged("the key /\(key) twice in one dictionary at byte \(start)")
            }
            if recordsExtents, depth == 0 { valueExtents[key] = start..<offset }
            if value == .null { entries[key] = nil }
        }
    }

    private mutating func parseName() throws(ParseStop) -> String {
        position += 1
        var scalars = String.UnicodeScalarView()
        while let byte = try peek(), ByteClass.isRegular(byte) {
            position += 1
            if byte == UInt8(ascii: "#"), let high = try peek().flatMap(ByteClass.hexadecimalValue),
                let low = try peek(1).flatMap(ByteClass.hexadecimalValue)
            {
                position += 2
                scalars.append(Unicode.Scalar(high << 4 | low))
            } else {
                scalars.append(Unicode.Scalar(byte))
            }
        }
        return String(scalars)
    }

    private mutating func parseNumber() throws(ParseStop) -> PDFObject {
        let start = position
        var digits = 0
        var isInteger = true
        while let byte = try peek() {
            if ByteClass.isDigit(byte) {
                digits += 1
            } else if byte == UInt8(ascii: ".") {
                isInteger = false
            } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+") {
                break
            }
            position += 1
        }
        if let byte = try peek(), ByteClass.isRegular(byte) { throw .damaged("a malformed number at byte \(offset)") }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, digits <= 18, let value = Int(text) {
            if value >= 0, ByteClass.isDigit(bytes[start]), let reference = try parseReference(number: value) {
                return .reference(reference)
            }
            return .integer(value)
        }
        guard digits > 0, Double(text) != nil else { throw .damaged("a malformed number before byte \(offset)") }
        return .real(text)
    }

    /// What follows a number, when it is the rest of a reference (`0 R`); consumes nothing otherwise.
    private mutating func parseReference(number: Int) throws(ParseStop) -> PDFReference? {
        let start = position
        try skipWhitespace()
        if position > start, let first = try peek(), ByteClass.isDigit(first) {
            var generation = 0
            var digits = 0
            while let byte = try peek(), ByteClass.isDigit(byte), digits < 6 {
                generation = generation * 10 + Int(byte - 48)
                digits += 1
                position += 1
            }
            let gap = position
            try skipWhitespace()
            if position > gap, digits < 6, try accept("R") { return PDFReference(number, generation) }
        }
        position = start
        return nil
    }
}
