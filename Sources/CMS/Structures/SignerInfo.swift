package import OpenSSL

/// ```
/// SignerInfo ::= SEQUENCE {
///   version CMSVersion, sid SignerIdentifier, digestAlgorithm DigestAlgorithmIdentifier,
///   signedAttrs [0] IMPLICIT SignedAttributes OPTIONAL, signatureAlgorithm SignatureAlgorithmIdentifier,
///   signature SignatureValue, unsignedAttrs [1] IMPLICIT UnsignedAttributes OPTIONAL }
/// ```
/// RFC 5652 §5.3.
package struct SignerInfo: Hashable, Sendable {
    package enum Identifier: Hashable, Sendable {
        /// Name of the issuer and serial number, both encoded.
        case issuerAndSerialNumber(issuer: [UInt8], serialNumber: [UInt8])
        case subjectKeyIdentifier([UInt8])
    }

    package let identifier: Identifier
    package let digestAlgorithm: AlgorithmIdentifier
    package let signedAttributes: [Attribute]
    /// What is signed: the attributes as SET OF (RFC 5652 §5.4); nil when there are none.
    package let signedBytes: [UInt8]?
    package let signatureAlgorithm: AlgorithmIdentifier
    package let signature: [UInt8]
    package let unsignedAttributes: [Attribute]

    package init(_ value: DERValue) throws(CMSError) {
        let what = "SignerInfo"
        guard value.tag == DERTag.sequence else { throw value.malformed(what, "is not a SEQUENCE") }
        var cursor = value.cursor(what)
        let version = try cursor.next(DERTag.integer)
        let number = try version.integer("version")
        if let key = try cursor.nextIf(DERTag.implicit(0)) {
            identifier = .subjectKeyIdentifier(Array(key.content))
            guard number == 3 else { throw version.malformed("version", "is not 3") }
        } else {
            var names = try cursor.next(DERTag.sequence).cursor("IssuerAndSerialNumber")
            identifier = .issuerAndSerialNumber(
                issuer: Array(try names.next(DERTag.sequence).encoded),
                serialNumber: Array(try names.next(DERTag.integer).encoded))
            try names.finish()
            guard number == 1 else { throw version.malformed("version", "is not 1") }
        }
        digestAlgorithm = try AlgorithmIdentifier(cursor.next(), "digestAlgorithm")
        if let signed = try cursor.nextIf(DERTag.constructed(0)) {
            signedBytes = [DERTag.set] + signed.encoded.dropFirst()
            signedAttributes = try Self.attributes(signed, "signedAttrs")
            guard !signedAttributes.isEmpty else { throw signed.malformed("signedAttrs", "is empty") }
        } else {
            signedBytes = nil
            signedAttributes = []
        }
        signatureAlgorithm = try AlgorithmIdentifier(cursor.next(), "signatureAlgorithm")
        signature = Array(try cursor.next(DERTag.octetString).content)
        if let unsigned = try cursor.nextIf(DERTag.constructed(1)) {
            unsignedAttributes = try Self.attributes(unsigned, "unsignedAttrs")
        } else {
            unsignedAttributes = []
        }
        try cursor.finish()
    }

    /// `version` is then 1, else 3.
    var isNamedByIssuer: Bool {
        if case .issuerAndSerialNumber = identifier { true } else { false }
    }

    /// The digest of the content and of the signed attributes.
    package var digest: DigestAlgorithm? { digestAlgorithm.digest }

    /// The only value of a signed attribute; nil when it is absent, doubled or has several values.
    package func signedValue(_ type: OID) -> DERValue? {
        let found = signedAttributes.filter { $0.type == type }
        return found.count == 1 && found[0].values.count == 1 ? found[0].values[0] : nil
    }

    /// Claimed by the signer, proved by nobody; milliseconds since 1970.
    package var signingTime: Int64? { signedValue(.signingTime).flatMap(DERTime.milliseconds) }

    private static func attributes(_ value: DERValue, _ what: String) throws(CMSError) -> [Attribute] {
        var attributes: [Attribute] = []
        let elements = try value.elements(what)
        guard elements.count <= 128 else { throw value.malformed(what, "holds more than 128 attributes") }
        for element in elements { attributes.append(try Attribute(element)) }
        return attributes
    }
}
