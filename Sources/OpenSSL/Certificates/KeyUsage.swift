/// What a certificate allows its key to do, as far as signatures ask (RFC 5280 §4.2.1.3, §4.2.1.12).
package struct KeyUsage: Hashable, Sendable {
    /// digitalSignature or nonRepudiation, or no restriction at all.
    package var allowsSigning: Bool
    /// Critical extended key usage with timeStamping alone (RFC 3161 §2.3).
    package var isTimeStampingOnly: Bool
    /// A certification authority (basicConstraints).
    package var isAuthority: Bool
    /// It names a CRL or an OCSP responder.
    package var namesRevocationSource: Bool
}
