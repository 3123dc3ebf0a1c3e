/// How a signature is made, independent of the key's size.
package enum SignatureAlgorithm: Hashable, Sendable {
    /// FIPS 186-4 ECDSA, the signature as DER SEQUENCE of r and s.
    case ecdsa(DigestAlgorithm)
    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
    case rsaPKCS1(DigestAlgorithm)
    /// RSASSA-PSS (RFC 8017 §8.1); MGF1 with its own digest, salt length in bytes.
    case rsaPSS(DigestAlgorithm, mask: DigestAlgorithm, saltCount: Int)
    /// RFC 8032, pure.
    case ed25519

    /// The digest inside; nil for Ed25519, which has its own.
    package var digest: DigestAlgorithm? {
        switch self {
        case .ecdsa(let digest), .rsaPKCS1(let digest), .rsaPSS(let digest, _, _): digest
        case .ed25519: nil
        }
    }
}
