import ArchiveModel
import OpenSSL

/// Everything that a content stream draws, in the order of drawing, as lines of text of which only the SHA-256 is kept
/// (`Documentation/PageTags.md`).
struct DrawnRecord {
    private var open: [UInt8] = []
    private var before: RunningDigest?
    private var isBroken = false

    /// What is gathered before it is digested.
    private static let part = 1 << 16

    var isEmpty: Bool { open.isEmpty && before == nil }

    mutating func append(_ line: [UInt8]) {
        open += line
        guard open.count > Self.part else { return }
        do {
            var running = if let before { before } else { try RunningDigest(.sha256) }
            try running.update(open)
            before = running
        } catch { isBroken = true }
        open.removeAll(keepingCapacity: true)
    }

    /// Empty where there was no memory: no page has that digest.
    var digest: [UInt8] {
        guard !isBroken else { return [] }
        guard var before else { return PictureSource.digest(open) }
        do {
            try before.update(open)
            return try before.digest()
        } catch { return [] }
    }
}

/// Numbers and digests as text, without making strings: a page may have a hundred thousand.
enum RecordText {
    /// A blank and a whole number.
    static func append(_ value: Int, to bytes: inout [UInt8]) {
        bytes.append(32)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = bytes.count
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(truncatingIfNeeded: 48 + digit))
            rest = quotient
        } while rest > 0
        // The last digit came first.
        var (left, right) = (start, bytes.count - 1)
        while left < right {
            bytes.swapAt(left, right)
            (left, right) = (left + 1, right - 1)
        }
    }

    /// A blank and a number in hundred-thousandths.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        append(Int(value * 100_000, clamped: 1e17), to: &bytes)
    }

    static func append(_ matrix: AffineTransform, to bytes: inout [UInt8]) {
        for number in [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f] { append(number, to: &bytes) }
    }

    /// A blank and lower-case digits.
    static func append(hexadecimal digest: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(32)
        for byte in digest { append(digits: byte, to: &bytes) }
    }

    static func append(digits byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
