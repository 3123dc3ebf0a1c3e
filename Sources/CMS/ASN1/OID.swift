/// An OBJECT IDENTIFIER (X.660), kept as the contents of its encoding.
package struct OID: Hashable, Sendable, CustomStringConvertible {
    package let content: [UInt8]

    /// From the contents of an encoding; nil when an arc is cut off, padded, or longer than 19 bytes.
    package init?(content: [UInt8]) {
        guard let last = content.last, last & 0x80 == 0 else { return nil }
        var isStart = true
        var arc = 0
        for byte in content {
            guard !(isStart && byte == 0x80) else { return nil }
            arc = isStart ? 1 : arc + 1
            // 19 bytes of seven bits hold the 128 bits of a UUID (X.667 §6).
            guard arc <= 19 else { return nil }
            isStart = byte & 0x80 == 0
        }
        self.content = content
    }

    /// From its arcs, e.g. `OID(1, 2, 840, 113549)`.
    package init(_ first: UInt64, _ second: UInt64, _ rest: UInt64...) {
        content = ([first * 40 + second] + rest).flatMap { Self.base128($0) }
    }

    /// 2.25 and a UUID (X.667 §6): an identifier nobody has to assign.
    package init(uuid: UInt128) {
        content = [2 * 40 + 25] + Self.base128(uuid)
    }

    package init(_ value: DERValue, _ what: String) throws(CMSError) {
        guard value.tag == DERTag.oid, let oid = OID(content: Array(value.content)) else {
            throw value.malformed(what, "is not an OBJECT IDENTIFIER")
        }
        self = oid
    }

    package var der: [UInt8] { DER.value(DERTag.oid, content) }

    /// Arcs with dots.
    package var description: String {
        var arcs: [UInt128] = []
        var arc: UInt128 = 0
        for byte in content {
            arc = arc << 7 | UInt128(byte & 0x7F)
            if byte & 0x80 == 0 {
                arcs.append(arc)
                arc = 0
            }
        }
        let first = min(arcs[0] / 40, 2)
        return ([first, arcs[0] - first * 40] + arcs.dropFirst()).map(String.init).joined(separator: ".")
    }

    private static func base128(_ arc: some FixedWidthInteger) -> [UInt8] {
        var bytes = [UInt8(arc & 0x7F)]
        var rest = arc >> 7
        while rest > 0 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes.reversed()
    }
}

extension OID {
    // RFC 5652
    package static let data = OID(1, 2, 840, 113_549, 1, 7, 1)
    package static let signedData = OID(1, 2, 840, 113_549, 1, 7, 2)
    package static let contentType = OID(1, 2, 840, 113_549, 1, 9, 3)
    package static let messageDigest = OID(1, 2, 840, 113_549, 1, 9, 4)
    package static let signingTime = OID(1, 2, 840, 113_549, 1, 9, 5)
    // RFC 2634, RFC 5035
    package static let signingCertificate = OID(1, 2, 840, 113_549, 1, 9, 16, 2, 12)
    package static let signingCertificateV2 = OID(1, 2, 840, 113_549, 1, 9, 16, 2, 47)
    // RFC 3161
    package static let timeStampInfo = OID(1, 2, 840, 113_549, 1, 9, 16, 1, 4)
    /// id-aa-timeStampToken: a time-stamp over the signature's value.
    package static let signatureTimeStamp = OID(1, 2, 840, 113_549, 1, 9, 16, 2, 14)
}
