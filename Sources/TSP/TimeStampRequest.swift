package import CMS

/// ```
/// TimeStampReq ::= SEQUENCE { version INTEGER { v1(1) }, messageImprint MessageImprint, reqPolicy TSAPolicyId OPTIONAL,
///   nonce INTEGER OPTIONAL, certReq BOOLEAN DEFAULT FALSE, extensions [0] IMPLICIT Extensions OPTIONAL }
/// ```
/// RFC 3161 §2.4.1.
package struct TimeStampRequest: Hashable, Sendable {
    package var imprint: MessageImprint
    package var policy: OID?
    /// The nonce as encoded INTEGER.
    package var nonce: [UInt8]?
    package var wantsCertificate: Bool

    /// `nonce` is big-endian bytes of a random number.
    package init(imprint: MessageImprint, policy: OID? = nil, nonce: [UInt8]? = nil, wantsCertificate: Bool = true) {
        self.imprint = imprint
        self.policy = policy
        self.nonce = nonce.map(DER.integer(magnitude:))
        self.wantsCertificate = wantsCertificate
    }

    /// Exactly one request in DER; extensions are refused as RFC 3161 §2.4.1 asks for unknown ones.
    package init(der: [UInt8]) throws(CMSError) {
        let what = "TimeStampReq"
        var cursor = try DERValue(der[...], tag: DERTag.sequence, what).cursor(what)
        let version = try cursor.next(DERTag.integer)
        guard try version.integer("version") == 1 else { throw version.malformed("version", "is not 1") }
        imprint = try MessageImprint(cursor.next())
        policy = nil
        nonce = nil
        wantsCertificate = false
        if let value = try cursor.nextIf(DERTag.oid) { policy = try OID(value, "reqPolicy") }
        if let value = try cursor.nextIf(DERTag.integer) {
            guard value.content.count <= 32 else { throw value.malformed("nonce", "is longer than 32 bytes") }
            nonce = Array(value.encoded)
        }
        if let value = try cursor.nextIf(DERTag.boolean) {
            guard value.content.elementsEqual([0xFF]) else { throw value.malformed("certReq", "is not TRUE") }
            wantsCertificate = true
        }
        guard cursor.isAtEnd else {
            throw CMSError(code: .unsupported, message: "The request has extensions; none is known here.")
        }
    }

    /// For sending to an authority (`application/timestamp-query`).
    package var der: [UInt8] {
        DER.sequence(
            DER.integer(1), imprint.der, policy?.der ?? [], nonce ?? [],
            wantsCertificate ? DER.value(DERTag.boolean, [0xFF]) : [])
    }
}
