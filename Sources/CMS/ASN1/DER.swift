/// Writes values in the Distinguished Encoding Rules (X.690 §10).
package enum DER {
    /// Identifier, length, contents.
    package static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(content.count + 6)
        out.append(tag)
        if content.count < 0x80 {
            out.append(UInt8(content.count))
        } else {
            let bytes = bigEndian(UInt64(content.count))
            out.append(0x80 | UInt8(bytes.count))
            out += bytes
        }
        out += content
        return out
    }

    /// SEQUENCE of encoded values.
    package static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(DERTag.sequence, parts.flatMap(\.self)) }

    /// SET OF encoded values, in ascending order of their bytes (X.690 §11.6).
    package static func set(_ parts: [[UInt8]]) -> [UInt8] {
        value(DERTag.set, parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
    }

    /// A non-negative INTEGER.
    package static func integer(_ number: UInt64) -> [UInt8] { integer(magnitude: bigEndian(number)) }

    /// A non-negative INTEGER from big-endian bytes.
    package static func integer(magnitude: [UInt8]) -> [UInt8] {
        var bytes = Array(magnitude.drop { $0 == 0 })
        if bytes.isEmpty || bytes[0] & 0x80 != 0 { bytes.insert(0, at: 0) }
        return value(DERTag.integer, bytes)
    }

    package static func octetString(_ bytes: [UInt8]) -> [UInt8] { value(DERTag.octetString, bytes) }

    package static let null: [UInt8] = [DERTag.null, 0]

    private static func bigEndian(_ number: UInt64) -> [UInt8] {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
        let short = Array(bytes.drop { $0 == 0 })
        return short.isEmpty ? [0] : short
    }
}
