/// What a certificate allows its key to do, as far as signatures ask (RFC 5280 §4.2.1.3, §4.2.1.12).
package struct KeyUsage: Hashable, Sendable {
    /// digitalSignature or nonRepudiation, or no restriction at all; and no extended usage, or one that covers documents.
    package var allowsSigning: Bool
    /// Critical extended key usage with timeStamping alone (RFC 3161 §2.3).
    package var isTimeStampingOnly: Bool
    /// A certification authority (basicConstraints).
    package var isAuthority: Bool
    /// It names a CRL (§4.2.1.13) or an OCSP responder (§4.2.2.1).
    package var namesRevocationSource: Bool
}

extension KeyUsage {
    /// id-kp-timeStamping.
    static let timeStamping = "1.3.6.1.5.5.7.3.8"

    /// Extended usages that cover signatures on documents: id-kp-documentSigning (RFC 9336), id-kp-emailProtection,
    /// anyExtendedKeyUsage, and the older ones of Microsoft and Adobe.
    static let forDocuments: Set<String> = [
        "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4", "2.5.29.37.0", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5",
    ]
}
