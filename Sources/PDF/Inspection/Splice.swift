/// Puts a signature into the hole its dictionary holds open.
package enum Splice {
    /// The increment with `contents` (DER) as lower case digits in the hole, followed by zeros to its end.
    /// Throws `increment` when the hole is not where the byte range says, is not empty or is too small.
    package static func fill(
        _ increment: [UInt8], sourceLength: UInt64, byteRange: [UInt64], with contents: [UInt8]
    ) throws(PDFError) -> [UInt8] {
        let hole = try hole(in: increment, sourceLength: sourceLength, byteRange: byteRange)
        guard contents.count * 2 <= hole.count else {
            throw PDFError(
                .increment,
                "The signature has \(contents.count) bytes, /Contents has room for \(hole.count / 2): reserve more.")
        }
        var result = increment
        var position = hole.lowerBound
        for byte in contents {
            result[position] = ByteClass.hexadecimalDigits[Int(byte >> 4)]
            result[position + 1] = ByteClass.hexadecimalDigits[Int(byte & 15)]
            position += 2
        }
        return result
    }

    /// The zeros between `<` and `>`, as indices of the increment.
    static func hole(
        in increment: [UInt8], sourceLength: UInt64, byteRange: [UInt64]
    ) throws(PDFError) -> Range<Int> {
        let end = sourceLength + UInt64(increment.count)
        guard byteRange.count == 4, byteRange[0] == 0, byteRange[1] >= sourceLength, byteRange[1] < byteRange[2],
            byteRange[2] <= end, byteRange[3] == end - byteRange[2]
        else {
            throw PDFError(.increment, "The byte range does not cover all of the file but one hole in the increment.")
        }
        let start = Int(byteRange[1] - sourceLength)
        let stop = Int(byteRange[2] - sourceLength)
        guard stop - start >= 2, (stop - start).isMultiple(of: 2), increment[start] == UInt8(ascii: "<"),
            increment[stop - 1] == UInt8(ascii: ">"),
            increment[start + 1..<stop - 1].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { throw PDFError(.increment, "The place for the signature is not an empty hexadecimal string.") }
        return start + 1..<stop - 1
    }
}
