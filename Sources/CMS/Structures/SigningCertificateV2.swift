package import OpenSSL

/// ```
/// SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, policies SEQUENCE OF PolicyInformation OPTIONAL }
/// ESSCertIDv2 ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier DEFAULT {id-sha256}, certHash Hash,
///   issuerSerial IssuerSerial OPTIONAL }
/// ```
/// RFC 5035 §3, §4; and its SHA-1 predecessor (RFC 2634 §5.4). It binds a signature to one certificate.
package struct SigningCertificateV2: Hashable, Sendable {
    /// Of the first entry, which names the signer's own certificate.
    package let digest: DigestAlgorithm
    package let certificateDigest: [UInt8]
    /// GeneralNames and serial number as written.
    package let issuerSerial: [UInt8]?

    /// The attribute of a SignerInfo, of either version; nil when there is none.
    package init?(of signer: SignerInfo) throws(CMSError) {
        let what = "signing-certificate"
        let (isV2, found) =
            if let value = signer.signedValue(.signingCertificateV2) {
                (true, Optional(value))
            } else {
                (false, signer.signedValue(.signingCertificate))
            }
        guard let found else { return nil }
        guard found.tag == DERTag.sequence else { throw found.malformed(what, "is not a SEQUENCE") }
        var outer = found.cursor(what)
        var list = try outer.next(DERTag.sequence).cursor("certs")
        if !outer.isAtEnd { _ = try outer.next(DERTag.sequence) }
        try outer.finish()
        let entry = try list.next(DERTag.sequence)
        var identifier = entry.cursor("ESSCertID")
        var algorithm: DigestAlgorithm? = isV2 ? .sha256 : .sha1
        if isV2, let named = try identifier.nextIf(DERTag.sequence) {
            algorithm = try AlgorithmIdentifier(named, "hashAlgorithm").digest
        }
        guard let algorithm else { throw entry.malformed("ESSCertID", "names a digest that is not read") }
        digest = algorithm
        certificateDigest = Array(try identifier.next(DERTag.octetString).content)
        issuerSerial = try identifier.nextIf(DERTag.sequence).map { Array($0.encoded) }
        try identifier.finish()
    }

    /// Whether it names this certificate: by digest and, where given, by issuer and serial number.
    package func names(_ certificate: Certificate) -> Bool {
        guard let actual = try? RunningDigest.digest(certificate.der, digest), actual == certificateDigest else {
            return false
        }
        guard let issuerSerial else { return true }
        return issuerSerial == Self.issuerSerial(of: certificate)
    }

    /// The signed attribute for a signer, SHA-256.
    static func attribute(for certificate: Certificate) throws(CMSError) -> [UInt8] {
        let digest: [UInt8]
        do { digest = try RunningDigest.digest(certificate.der, .sha256) } catch {
            throw CMSError(code: .signing, message: error.message)
        }
        let identifier = DER.sequence(DER.octetString(digest), issuerSerial(of: certificate))
        return Attribute.der(.signingCertificateV2, DER.sequence(DER.sequence(identifier)))
    }

    /// IssuerSerial with the issuer as directoryName (RFC 5035 §4).
    private static func issuerSerial(of certificate: Certificate) -> [UInt8] {
        DER.sequence(
            DER.sequence(DER.value(DERTag.constructed(4), certificate.issuerDER)), certificate.serialNumberDER)
    }
}
