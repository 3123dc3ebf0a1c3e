package import CMS

/// ```
/// TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken TimeStampToken OPTIONAL }
/// PKIStatusInfo ::= SEQUENCE { status PKIStatus, statusString PKIFreeText OPTIONAL, failInfo PKIFailureInfo OPTIONAL }
/// ```
/// RFC 3161 §2.4.2.
package enum TimeStampResponse: Sendable {
    case granted(TimeStampToken)
    /// PKIStatus other than granted, and what the authority says.
    case refused(status: Int, reason: String)

    /// PKIFailureInfo's bits that an authority of ours uses.
    package enum Failure: UInt8, Sendable {
        case badAlgorithm = 0
        case badRequest = 2
        case badDataFormat = 5
        case timeNotAvailable = 14
        case unacceptedPolicy = 15
    }

    /// Exactly one response in DER.
    package init(der: [UInt8]) throws(CMSError) {
        let what = "TimeStampResp"
        var cursor = try DERValue(der[...], tag: DERTag.sequence, what).cursor(what)
        var information = try cursor.next(DERTag.sequence).cursor("PKIStatusInfo")
        let status = try information.next(DERTag.integer).integer("status")
        var texts: [String] = []
        if let free = try information.nextIf(DERTag.sequence) {
            for text in try free.elements("statusString").prefix(8) {
                texts.append(String(decoding: text.content.prefix(512), as: UTF8.self))
            }
        }
        if let bits = try information.nextIf(DERTag.bitString), let set = Self.firstBit(bits.content) {
            texts.append("failure \(set)")
        }
        try information.finish()
        guard status <= 1 else {
            self = .refused(status: status, reason: texts.joined(separator: "; "))
            return
        }
        let token = try cursor.next(DERTag.sequence)
        try cursor.finish()
        self = .granted(try TimeStampToken(der: Array(token.encoded)))
    }

    /// A response of our own authority (`application/timestamp-reply`).
    package static func granting(_ token: [UInt8]) -> [UInt8] {
        DER.sequence(DER.sequence(DER.integer(0)), token)
    }

    /// PKIStatus rejection (2) with the reason.
    package static func refusing(_ failure: Failure, _ reason: String) -> [UInt8] {
        let unused = 7 - failure.rawValue % 8
        var bits = [UInt8](repeating: 0, count: Int(failure.rawValue / 8) + 1)
        bits[bits.count - 1] = 1 << unused
        let text = DER.sequence(DER.value(DERTag.utf8String, Array(reason.utf8)))
        return DER.sequence(DER.sequence(DER.integer(2), text, DER.value(DERTag.bitString, [unused] + bits)))
    }

    private static func firstBit(_ content: ArraySlice<UInt8>) -> Int? {
        for (index, byte) in content.dropFirst().enumerated() where byte != 0 {
            return index * 8 + byte.leadingZeroBitCount
        }
        return nil
    }
}
