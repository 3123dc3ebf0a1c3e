package import CMS

/// ```
/// TSTInfo ::= SEQUENCE { version INTEGER { v1(1) }, policy TSAPolicyId, messageImprint MessageImprint,
///   serialNumber INTEGER, genTime GeneralizedTime, accuracy Accuracy OPTIONAL, ordering BOOLEAN DEFAULT FALSE,
///   nonce INTEGER OPTIONAL, tsa [0] GeneralName OPTIONAL, extensions [1] IMPLICIT Extensions OPTIONAL }
/// ```
/// RFC 3161 §2.4.2.
package struct TSTInfo: Hashable, Sendable {
    package var policy: OID
    package var imprint: MessageImprint
    /// The encoded INTEGER.
    package var serialNumber: [UInt8]
    /// Milliseconds since 1970.
    package var time: Int64
    /// In milliseconds, rounded up; nil when the authority does not say.
    package var accuracy: Int64?
    /// The encoded INTEGER.
    package var nonce: [UInt8]?

    package init(
        policy: OID, imprint: MessageImprint, serialNumber: [UInt8], time: Int64, accuracy: Int64?, nonce: [UInt8]?
    ) {
        self.policy = policy
        self.imprint = imprint
        self.serialNumber = serialNumber
        self.time = time
        self.accuracy = accuracy
        self.nonce = nonce
    }

    /// Exactly one TSTInfo in DER.
    package init(der: [UInt8]) throws(CMSError) {
        let what = "TSTInfo"
        var cursor = try DERValue(der[...], tag: DERTag.sequence, what).cursor(what)
        let version = try cursor.next(DERTag.integer)
        guard try version.integer("version") == 1 else { throw version.malformed("version", "is not 1") }
        policy = try OID(cursor.next(), "policy")
        imprint = try MessageImprint(cursor.next())
        serialNumber = Array(try cursor.next(DERTag.integer).encoded)
        let moment = try cursor.next(DERTag.generalizedTime)
        guard let milliseconds = DERTime.milliseconds(moment) else {
            throw moment.malformed("genTime", "is not a time in UTC")
        }
        time = milliseconds
        accuracy = try cursor.nextIf(DERTag.sequence).map(Self.accuracy)
        if let ordering = try cursor.nextIf(DERTag.boolean), !ordering.content.elementsEqual([0xFF]),
            !ordering.content.elementsEqual([0])
        {
            throw ordering.malformed("ordering", "is not a BOOLEAN")
        }
        nonce = try cursor.nextIf(DERTag.integer).map { Array($0.encoded) }
        _ = try cursor.nextIf(DERTag.constructed(0))
        _ = try cursor.nextIf(DERTag.constructed(1))
        try cursor.finish()
    }

    package var der: [UInt8] {
        let limit = accuracy.map { milliseconds in
            let (seconds, rest) = (UInt64(milliseconds / 1_000), UInt64(milliseconds % 1_000))
            let fraction = [DERTag.implicit(0)] + DER.integer(rest).dropFirst()
            return DER.sequence(seconds > 0 ? DER.integer(seconds) : [], rest > 0 ? fraction : [])
        }
        return DER.sequence(
            DER.integer(1), policy.der, imprint.der, serialNumber, DERTime.generalized(milliseconds: time), limit ?? [],
            nonce ?? [])
    }

    /// `Accuracy ::= SEQUENCE { seconds INTEGER, millis [0] INTEGER, micros [1] INTEGER }`, all optional.
    private static func accuracy(_ value: DERValue) throws(CMSError) -> Int64 {
        let what = "Accuracy"
        var cursor = value.cursor(what)
        var total: Int64 = 0
        if let seconds = try cursor.nextIf(DERTag.integer) {
            total = Int64(min(try seconds.integer("seconds"), 1 << 40)) * 1_000
        }
        if let part = try cursor.nextIf(DERTag.implicit(0)) {
            total += Int64(part.content.reduce(0) { ($0 << 8 | Int($1)) & 0xFFFF })
        }
        if try cursor.nextIf(DERTag.implicit(1)) != nil { total += 1 }
        try cursor.finish()
        return total
    }
}
