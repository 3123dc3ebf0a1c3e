/// ASCIIHexDecode and ASCII85Decode (ISO 32000-2 §7.4.2, §7.4.3).
enum AsciiFilters {
    static func decodeHexadecimal(_ data: [UInt8]) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        var high: UInt8?
        for byte in data {
            if byte == UInt8(ascii: ">") { break }
            if ByteClass.isWhitespace(byte) { continue }
            guard let value = ByteClass.hexadecimalValue(byte) else {
                throw PDFError(.damaged, "ASCIIHexDecode data holds a foreign character.")
            }
            if let first = high {
                result.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        if let high { result.append(high << 4) }
        return result
    }

    static func decode85(_ data: [UInt8]) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        var group: [UInt32] = []
        for byte in data {
            if byte == UInt8(ascii: "~") { break }
            if ByteClass.isWhitespace(byte) { continue }
            if byte == UInt8(ascii: "z"), group.isEmpty {
                result.append(contentsOf: [0, 0, 0, 0])
                continue
            }
            guard (33...117).contains(byte) else {
                throw PDFError(.damaged, "ASCII85Decode data holds a foreign character.")
            }
            group.append(UInt32(byte - 33))
            if group.count == 5 {
                try append(group, count: 4, to: &result)
                group = []
            }
        }
        guard group.count != 1 else { throw PDFError(.damaged, "ASCII85Decode data ends inside a group.") }
        if !group.isEmpty {
            let count = group.count - 1
            try append(group + [UInt32](repeating: 84, count: 5 - group.count), count: count, to: &result)
        }
        return result
    }

    private static func append(_ group: [UInt32], count: Int, to result: inout [UInt8]) throws(PDFError) {
        var value: UInt64 = 0
        for digit in group { value = value * 85 + UInt64(digit) }
        guard value <= UInt64(UInt32.max) else { throw PDFError(.damaged, "An ASCII85Decode group is too large.") }
        for index in 0..<count { result.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * index))) }
    }
}
