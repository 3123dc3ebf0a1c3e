/// What an incremental update appends to a file.
package struct Increment: Hashable, Sendable {
    package var sourceLength: UInt64
    package var bytes: [UInt8]
    /// Numbers of the objects in it, ascending.
    package var objects: [Int]
    /// `[0, a, b, c]` for a signature: everything but the brackets and digits of /Contents.
    package var byteRange: [UInt64]?
}

/// Where a signature dictionary's /ByteRange and /Contents stand in an increment.
struct SignaturePlace {
    /// Of the `[`.
    var byteRangeStart: Int
    /// From `<` to behind `>`.
    var hole: Range<Int>

    /// Digits of each number: enough for any file, so that filling in never moves a byte.
    static let digits = 12

    /// `[0 a b c]` with every number padded by blanks to the same width.
    static func byteRangeText(_ values: [UInt64]) -> [UInt8] {
        var text = "["
        for (index, value) in values.enumerated() {
            let digits = String(value)
            text += digits
            if index < values.count - 1 { text += " " }
            if index > 0 { text += String(repeating: " ", count: max(0, Self.digits - digits.count)) }
        }
        return Array((text + "]").utf8)
    }

    /// Writes a signature dictionary whose last entries are /ByteRange, still zero, and /Contents, a hole of
    /// `capacity` bytes.
    static func write(
        _ dictionary: PDFDictionary, capacity: Int, to serialiser: inout ObjectSerialiser
    ) -> SignaturePlace {
        var dictionary = dictionary
        dictionary["ByteRange"] = nil
        dictionary["Contents"] = nil
        serialiser.write(dictionary)
        serialiser.bytes.removeLast(2)
        serialiser.write("/ByteRange ")
        let start = serialiser.bytes.count
        serialiser.bytes.append(contentsOf: byteRangeText([0, 0, 0, 0]))
        serialiser.write("/Contents ")
        let hole = serialiser.bytes.count
        serialiser.write("<")
        serialiser.bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: capacity * 2))
        serialiser.write(">")
        let end = serialiser.bytes.count
        serialiser.write(">>")
        return SignaturePlace(byteRangeStart: start, hole: hole..<end)
    }

    /// Writes the byte range into the increment, now that its length is known.
    func fill(_ bytes: inout [UInt8], sourceLength: UInt64) -> [UInt64] {
        let first = sourceLength + UInt64(hole.lowerBound)
        let second = sourceLength + UInt64(hole.upperBound)
        let range = [0, first, second, UInt64(bytes.count - hole.upperBound)]
        let text = Self.byteRangeText(range)
        bytes.replaceSubrange(byteRangeStart..<byteRangeStart + text.count, with: text)
        return range
    }
}
