/// Turns the Basic Encoding Rules (X.690 §8) into DER as far as lengths and divided strings go. Old signing software
/// writes signatures with indefinite lengths; the signed parts inside are in DER anyway, else they do not verify.
package enum BER {
    /// A signature with all its certificates and revocation lists has some thousand; every one costs memory of its own.
    private static let mostValues = 500_000
    /// As long as SignedData may be.
    private static let mostBytes = 8 << 20

    /// The first value of `bytes` in definite lengths, and how many bytes it took. Throws `malformed`, or `unsupported`
    /// past 8 MiB or half a million values.
    package static func definite(_ bytes: [UInt8]) throws(CMSError) -> (der: [UInt8], count: Int) {
        var position = 0
        var values = 0
        let der = try value(bytes, &position, &values, depth: 0)
        return (der, position)
    }

    private static func value(
        _ bytes: [UInt8], _ position: inout Int, _ values: inout Int, depth: Int
    ) throws(CMSError) -> [UInt8] {
        guard depth < 64 else { throw malformed(position, "is nested too deeply") }
        values += 1
        guard values <= mostValues, position <= mostBytes else {
            throw CMSError(code: .unsupported, message: "byte \(position): the structure in BER is too large to read.")
        }
        let start = position
        guard bytes.count - position >= 2 else { throw malformed(start, "ends too early") }
        let tag = bytes[position]
        guard tag & 0x1F != 0x1F else { throw malformed(start, "has a tag number above 30") }
        let first = bytes[position + 1]
        position += 2
        let isConstructed = tag & 0x20 != 0
        if first == 0x80 {
            guard isConstructed else { throw malformed(start, "has an indefinite length without being constructed") }
            var parts: [[UInt8]] = []
            while true {
                guard bytes.count - position >= 2 else { throw malformed(start, "has no end") }
                if bytes[position] == 0, bytes[position + 1] == 0 { break }
                parts.append(try value(bytes, &position, &values, depth: depth + 1))
            }
            position += 2
            return try joined(tag, parts, at: start)
        }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = length & 0x7F
            guard count <= 4, bytes.count - position >= count else {
                throw malformed(start, "has a length that leads past the end")
            }
            length = bytes[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
            position += count
        }
        guard length <= mostBytes, length <= bytes.count - position else {
            throw malformed(start, "reaches past the end")
        }
        let end = position + length
        guard isConstructed else {
            defer { position = end }
            return DER.value(tag, Array(bytes[position..<end]))
        }
        var parts: [[UInt8]] = []
        while position < end { parts.append(try value(bytes, &position, &values, depth: depth + 1)) }
        guard position == end else { throw malformed(start, "has parts that reach past its end") }
        return try joined(tag, parts, at: start)
    }

    /// A string in pieces becomes one; anything else keeps its parts.
    private static func joined(_ tag: UInt8, _ parts: [[UInt8]], at place: Int) throws(CMSError) -> [UInt8] {
        guard tag == DERTag.octetString | 0x20 else { return DER.value(tag, parts.flatMap(\.self)) }
        var content: [UInt8] = []
        for part in parts {
            content += try DERValue(part[...], tag: DERTag.octetString, "OCTET STRING at byte \(place)").content
        }
        return DER.octetString(content)
    }

    private static func malformed(_ place: Int, _ problem: String) -> CMSError {
        CMSError(code: .malformed, message: "byte \(place): a value in BER \(problem).")
    }
}
