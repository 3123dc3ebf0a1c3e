import CMS
import PDF

/// What of the file a signature covers, and the CMS in its hole (ISO 32000-2 §12.8.1). Everything outside the digits of
/// /Contents must be covered up to `end`, and the digits must be nothing but the CMS and zeros.
struct SignatureExtent {
    /// The covered ranges.
    let ranges: [Range<UInt64>]
    /// First byte after the covered part.
    let end: UInt64
    /// The CMS or token without its padding, in DER.
    let contents: [UInt8]
    /// It stands in the file in BER, which EN 319 142-1 §5.3 does not allow but old software writes.
    let isBER: Bool

    /// A signature is held in memory several times over; none has 8 MiB, in two digits a byte.
    static let mostDigits = 16 << 20

    /// Why the extent cannot be accepted.
    struct Problem: Error {
        let reason: String
    }

    init(_ signature: SignatureDictionary, fileLength: UInt64) throws(Problem) {
        try self.init(
            byteRange: signature.byteRange, hole: signature.contentsExtent, digits: signature.contentsDigits,
            fileLength: fileLength)
    }

    /// `hole` is from `<` to behind `>`, `digits` what stands between.
    init(
        byteRange: [Int]?, hole: Range<UInt64>?, digits: [UInt8], fileLength: UInt64
    ) throws(Problem) {
        guard let range = byteRange, range.count == 4, range.allSatisfy({ $0 >= 0 }) else {
            throw Problem(reason: "/ByteRange is not four numbers.")
        }
        let (start, stop, rest) = (UInt64(range[1]), UInt64(range[2]), UInt64(range[3]))
        guard range[0] == 0, start < stop, rest <= fileLength, stop <= fileLength - rest else {
            throw Problem(reason: "/ByteRange \(range) does not fit a file of \(fileLength) bytes.")
        }
        guard let hole, hole == start..<stop else {
            throw Problem(
                reason:
                    "/ByteRange leaves out bytes \(start) to \(stop), which are not exactly the signature in /Contents."
            )
        }
        ranges = [0..<start, stop..<stop + rest]
        end = stop + rest
        (contents, isBER) = try Self.contents(digits, at: start + 1)
    }

    /// Digits of one case, white space nowhere; after the CMS only zeros.
    private static func contents(_ digits: [UInt8], at place: UInt64) throws(Problem) -> ([UInt8], Bool) {
        guard digits.count.isMultiple(of: 2) else { throw Problem(reason: "/Contents has half a byte.") }
        guard digits.count <= mostDigits else {
            throw Problem(reason: "/Contents has \(digits.count / 2) bytes; \(mostDigits / 2) are read.")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var hasLower = false
        var hasUpper = false
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else {
                throw Problem(
                    reason: "Around byte \(place + UInt64(index)), /Contents has a character that is no digit.")
            }
            bytes.append(high << 4 | low)
            for digit in digits[index...index + 1] {
                hasLower = hasLower || digit >= UInt8(ascii: "a")
                hasUpper = hasUpper || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit)
            }
            guard !(hasLower && hasUpper) else {
                throw Problem(
                    reason:
                        "Around byte \(place + UInt64(index)), /Contents mixes upper and lower case: it was changed.")
            }
        }
        let isBER = bytes.starts(with: [0x30, 0x80])
        let (contents, length) = try isBER ? definite(bytes) : first(of: bytes)
        if let index = bytes[length...].firstIndex(where: { $0 != 0 }) {
            throw Problem(
                reason: "At byte \(place + UInt64(index) * 2), something stands after the signature in /Contents.")
        }
        return (contents, isBER)
    }

    private static func definite(_ bytes: [UInt8]) throws(Problem) -> ([UInt8], Int) {
        do throws(CMSError) {
            let (der, count) = try BER.definite(bytes)
            return (der, count)
        } catch {
            throw Problem(reason: "/Contents holds no readable structure: \(error.message)")
        }
    }

    /// The DER value at the start.
    private static func first(of bytes: [UInt8]) throws(Problem) -> ([UInt8], Int) {
        do throws(CMSError) {
            var cursor = DERCursor(bytes[...], "/Contents")
            let value = try cursor.next(DERTag.sequence)
            return (Array(value.encoded), value.encoded.count)
        } catch {
            throw Problem(reason: "/Contents holds no readable structure: \(error.message)")
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
