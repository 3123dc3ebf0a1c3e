/// ASCIIHexDecode and ASCII85Decode (ISO 32000-2 §7.4.2, §7.4.3).
enum AsciiFilters {
    static func decodeHexadecimal(_ data: [UInt8], limit: Int) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        var high: UInt8?
        for byte in data {
            if byte == UInt8(ascii: ">") { break }
            if ByteClass.isWhitespace(byte) { continue }
            guard let value = ByteClass.hexadecimalValue(byte) else {
                throw PDFError(.damaged, "ASCIIHexDecode data holds a foreign character.")
            }
            if let first = high {
                guard result.count < limit else { throw tooLarge(limit) }
                result.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        if let high { result.append(high << 4) }
        return result
    }

    static func decode85(_ data: [UInt8], limit: Int) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        var (group, digits): (UInt64, Int) = (0, 0)
        for byte in data {
            if byte == UInt8(ascii: "~") { break }
            if ByteClass.isWhitespace(byte) { continue }
            if byte == UInt8(ascii: "z"), digits == 0 {
                try append(0, count: 4, to: &result, limit: limit)
                continue
            }
            guard (33...117).contains(byte) else {
                throw PDFError(.damaged, "ASCII85Decode data holds a foreign character.")
            }
            group = group * 85 + UInt64(byte - 33)
            digits += 1
            if digits == 5 {
                try append(group, count: 4, to: &result, limit: limit)
                (group, digits) = (0, 0)
            }
        }
        guard digits != 1 else { throw PDFError(.damaged, "ASCII85Decode data ends inside a group.") }
        if digits > 0 {
            for _ in digits..<5 { group = group * 85 + 84 }
            try append(group, count: digits - 1, to: &result, limit: limit)
        }
        return result
    }

    private static func append(
        _ group: UInt64, count: Int, to result: inout [UInt8], limit: Int
    ) throws(PDFError) {
        guard group <= UInt64(UInt32.max) else { throw PDFError(.damaged, "An ASCII85Decode group is too large.") }
        guard result.count + count <= limit else { throw tooLarge(limit) }
        for index in 0..<count { result.append(UInt8(truncatingIfNeeded: group >> UInt64(24 - 8 * index))) }
    }

    private static func tooLarge(_ limit: Int) -> PDFError {
        PDFError(.tooLarge, "A stream decodes to more than \(limit) bytes.")
    }
}
