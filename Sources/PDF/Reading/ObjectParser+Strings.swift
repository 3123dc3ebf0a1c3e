extension ObjectParser {
    /// `(…)` with balanced parentheses and escapes (ISO 32000-2 §7.3.4.2).
    mutating func parseLiteralString() throws(ParseStop) -> [UInt8] {
        position += 1
        var result: [UInt8] = []
        var level = 1
        while let byte = try peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "("):
                level += 1
                result.append(byte)
            case UInt8(ascii: ")"):
                level -= 1
                if level == 0 { return result }
                result.append(byte)
            case UInt8(ascii: "\\"): try parseEscape(into: &result)
            case 13:
                if try peek() == 10 { position += 1 }
                result.append(10)
            default: result.append(byte)
            }
        }
        throw .damaged("a string without end")
    }

    private mutating func parseEscape(into result: inout [UInt8]) throws(ParseStop) {
        guard let byte = try peek() else { throw .damaged("a string without end") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "f"): result.append(12)
        case 10: break
        case 13: if try peek() == 10 { position += 1 }
        case 48...55:
            var value = Int(byte - 48)
            for _ in 0..<2 {
                guard let next = try peek(), (48...55).contains(next) else { break }
                value = value * 8 + Int(next - 48)
                position += 1
            }
            result.append(UInt8(truncatingIfNeeded: value))
        default: result.append(byte)
        }
    }

    /// `<…>`; an odd last digit counts as followed by 0 (§7.3.4.3).
    mutating func parseHexadecimalString() throws(ParseStop) -> [UInt8] {
        position += 1
        var result: [UInt8] = []
        var high: UInt8?
        while let byte = try peek() {
            position += 1
            if byte == UInt8(ascii: ">") {
                if let high { result.append(high << 4) }
                return result
            }
            if ByteClass.isWhitespace(byte) { continue }
            guard let value = ByteClass.hexadecimalValue(byte) else {
                throw .damaged("a foreign character in a hexadecimal string at byte \(offset - 1)")
            }
            if let first = high {
                result.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        throw .damaged("a hexadecimal string without end")
    }
}
