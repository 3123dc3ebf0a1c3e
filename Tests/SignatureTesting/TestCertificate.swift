import ArchiveModel
package import CMS
package import OpenSSL

/// A certificate written field by field (RFC 5280 §4.1), for what our own issuing never writes: foreign extensions, weak
/// algorithms, other uses.
package struct TestCertificate {
    package var name: String
    package var serial: UInt8 = 77
    /// Encoded; see ``KnownExtension``.
    package var extensions: [[UInt8]]
    /// With which the issuer's key signs.
    package var algorithm = SignatureAlgorithm.ecdsa(.sha256)
    /// SubjectPublicKeyInfo; that of the key passed to `issue` unless set.
    package var keyInfo: [UInt8]?

    package init(_ name: String, extensions: [[UInt8]]) {
        self.name = name
        self.extensions = extensions
    }

    /// Good from a day before ``TestPKI/moment`` for ten years.
    package func der(
        for key: PublicKey, by issuer: (certificate: Certificate, key: PrivateKey)
    ) throws -> [UInt8] {
        let subject = DER.sequence(
            DER.set([DER.sequence(OID(2, 5, 4, 3).der, DER.value(DERTag.utf8String, Array(name.utf8)))]))
        let from = TestPKI.moment.milliseconds - 86_400_000
        let to = TestPKI.moment.milliseconds + 3_650 * 86_400_000
        let content = DER.sequence(
            DER.value(DERTag.constructed(0), DER.integer(2)), DER.integer(magnitude: [0x51, serial]),
            algorithm.identifier.der, issuer.certificate.subjectDER,
            DER.sequence(DERTime.time(milliseconds: from), DERTime.time(milliseconds: to)), subject,
            keyInfo ?? key.der, DER.value(DERTag.constructed(3), DER.value(DERTag.sequence, extensions.flatMap(\.self)))
        )
        let signature = try issuer.key.sign(content, with: algorithm)
        return DER.sequence(content, algorithm.identifier.der, DER.value(DERTag.bitString, [0] + signature))
    }

    package func issue(
        for key: PublicKey, by issuer: (certificate: Certificate, key: PrivateKey)
    ) throws -> Certificate {
        try Certificate(der: der(for: key, by: issuer))
    }
}

/// Extensions of certificates, encoded.
package enum KnownExtension {
    /// RFC 5280 §4.2.1.3: digitalSignature, or keyCertSign.
    package static let signing = make(OID(2, 5, 29, 15), isCritical: true, DER.value(DERTag.bitString, [7, 0x80]))
    package static let certifying = make(OID(2, 5, 29, 15), isCritical: true, DER.value(DERTag.bitString, [2, 0x04]))
    package static let authority = make(
        OID(2, 5, 29, 19), isCritical: true, DER.sequence(DER.value(DERTag.boolean, [0xFF])))

    /// RFC 5280 §4.2.1.13.
    package static let revocationList = make(
        OID(2, 5, 29, 31),
        DER.sequence(
            DER.sequence(
                DER.value(DERTag.constructed(0), DER.value(DERTag.constructed(0), location("http://ca.invalid/crl"))))))

    /// RFC 5280 §4.2.2.1: where to ask for the state, and where the issuer's certificate lies.
    package static let responder = access(OID(1, 3, 6, 1, 5, 5, 7, 48, 1))
    package static let issuers = access(OID(1, 3, 6, 1, 5, 5, 7, 48, 2))

    /// RFC 5280 §4.2.1.12.
    package static func purposes(_ purposes: [OID], isCritical: Bool = false) -> [UInt8] {
        make(OID(2, 5, 29, 37), isCritical: isCritical, DER.value(DERTag.sequence, purposes.flatMap(\.der)))
    }

    private static func access(_ method: OID) -> [UInt8] {
        make(OID(1, 3, 6, 1, 5, 5, 7, 1, 1), DER.sequence(DER.sequence(method.der, location("http://ca.invalid/"))))
    }

    private static func location(_ text: String) -> [UInt8] { DER.value(DERTag.implicit(6), Array(text.utf8)) }

    private static func make(_ type: OID, isCritical: Bool = false, _ value: [UInt8]) -> [UInt8] {
        DER.sequence(type.der, isCritical ? DER.value(DERTag.boolean, [0xFF]) : [], DER.octetString(value))
    }
}
