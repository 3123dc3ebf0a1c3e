/// Reads a content stream operator by operator (ISO 32000-2 §7.8.2).
///
/// Tolerant, as viewers are: what it does not know it counts and passes over.
package struct ContentParser {
    private var parser: ObjectParser
    private let bytes: [UInt8]
    /// Before the operator ``next()`` returned last.
    package private(set) var operands: [ContentOperand] = []
    /// From behind `BI` to before `EI`, set with every `inlineImage`.
    package private(set) var inlineImage: Range<Int>?
    /// Bytes and words that are no content.
    package private(set) var faults = 0

    /// More operands than any operator takes are dropped.
    private static let mostOperands = 64
    /// More values inside one operand are a fault.
    private static let mostValues = 100_000

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        parser = ObjectParser(bytes, nestingLimit: 32, valueLimit: Self.mostValues)
        operands.reserveCapacity(8)
    }

    /// The next operator; nil at the end.
    package mutating func next() -> ContentOperator? {
        operands.removeAll(keepingCapacity: true)
        while true {
            skipBlank()
            guard parser.position < bytes.count else { return nil }
            let byte = bytes[parser.position]
            if ByteClass.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "+")
            {
                append(.number(number()))
            } else if ByteClass.isRegular(byte) {
                if let found = word() {
                    if found == .inlineImage { skipInlineImage() }
                    return found
                }
            } else {
                readObject()
            }
        }
    }

    private mutating func append(_ operand: ContentOperand) {
        if operands.count < Self.mostOperands { operands.append(operand) } else { faults += 1 }
    }

    private mutating func skipBlank() {
        while parser.position < bytes.count {
            let byte = bytes[parser.position]
            if ByteClass.isWhitespace(byte) {
                parser.position += 1
            } else if byte == UInt8(ascii: "%") {
                while parser.position < bytes.count, bytes[parser.position] != 10, bytes[parser.position] != 13 {
                    parser.position += 1
                }
            } else {
                return
            }
        }
    }

    private mutating func number() -> Double {
        var isNegative = false
        var value = 0.0
        var scale = 1.0
        var isFraction = false
        while parser.position < bytes.count {
            let byte = bytes[parser.position]
            if ByteClass.isDigit(byte) {
                value = value * 10 + Double(byte - 48)
                if isFraction { scale *= 10 }
            } else if byte == UInt8(ascii: ".") {
                isFraction = true
            } else if byte == UInt8(ascii: "-") {
                isNegative = true
            } else if byte != UInt8(ascii: "+") {
                break
            }
            parser.position += 1
        }
        guard value.isFinite, scale.isFinite else { return 0 }
        return (isNegative ? -value : value) / scale
    }

    /// Nil for a word that is no operator: a keyword object or a fault.
    private mutating func word() -> ContentOperator? {
        var letters: UInt32 = 0
        let start = parser.position
        while parser.position < bytes.count, ByteClass.isRegular(bytes[parser.position]) {
            if parser.position - start < 4 { letters = letters << 8 | UInt32(bytes[parser.position]) }
            parser.position += 1
        }
        if parser.position - start <= 3, let found = ContentOperator.byLetters[letters] { return found }
        switch String(decoding: bytes[start..<parser.position], as: UTF8.self) {
        case "true", "false", "null": append(.other)
        default:
            faults += 1
            operands.removeAll(keepingCapacity: true)
        }
        return nil
    }

    private mutating func readObject() {
        let start = parser.position
        parser.forgetValues()
        do {
            append(Self.operand(try parser.parseObject()))
        } catch {
            faults += 1
            // A string that nothing closes reaches to the end, as it does for viewers; looking for its end again behind
            // every further parenthesis would take forever.
            let isString = start < bytes.count && bytes[start] == UInt8(ascii: "(")
            parser.position = isString ? bytes.count : start + 1
        }
    }

    private static func operand(_ object: PDFObject) -> ContentOperand {
        switch object {
        case .integer, .real: .number(object.number ?? 0)
        case .name(let name): .name(name)
        case .string(let bytes): .string(bytes)
        case .array(let elements): .array(elements.map(operand))
        default: .other
        }
    }

    /// Behind `BI`: entries, `ID`, data, and `EI` between white space followed by what can be content.
    private mutating func skipInlineImage() {
        let begin = parser.position
        inlineImage = begin..<bytes.count
        while parser.position < bytes.count {
            skipBlank()
            if stands("ID") { break }
            let start = parser.position
            readObject()
            if parser.position == start { parser.position += 1 }
        }
        parser.position = min(bytes.count, parser.position + 3)
        while parser.position < bytes.count {
            if stands("EI"), parser.position > 0, ByteClass.isWhitespace(bytes[parser.position - 1]),
                looksLikeContent(from: parser.position + 2)
            {
                inlineImage = begin..<parser.position
                parser.position += 2
                operands.removeAll(keepingCapacity: true)
                return
            }
            parser.position += 1
        }
        faults += 1
    }

    /// Whether two letters stand here as a word of their own.
    private func stands(_ letters: String) -> Bool {
        let word = letters.utf8
        let end = parser.position + word.count
        guard end <= bytes.count, bytes[parser.position..<end].elementsEqual(word) else { return false }
        return end == bytes.count || !ByteClass.isRegular(bytes[end])
    }

    /// Image data may hold the letters EI: behind the real ones comes text.
    private func looksLikeContent(from start: Int) -> Bool {
        bytes[start..<min(bytes.count, start + 12)].allSatisfy { (32..<127).contains($0) || ByteClass.isWhitespace($0) }
    }
}
