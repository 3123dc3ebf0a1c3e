/// A kind of key pair.
package enum KeyKind: Hashable, Sendable {
    case p256
    case p384
    case ed25519
    /// Another elliptic curve, read only.
    case otherCurve(bits: Int)
    /// The modulus in bits.
    case rsa(bits: Int)
    /// DSA, GOST and others: such a certificate can be read, its signatures cannot be judged.
    case unsupported

    /// What this archive signs with when it has such a key.
    package var signatureAlgorithm: SignatureAlgorithm {
        switch self {
        case .p256, .rsa, .otherCurve, .unsupported: isRSA ? .rsaPKCS1(.sha256) : .ecdsa(.sha256)
        case .p384: .ecdsa(.sha384)
        case .ed25519: .ed25519
        }
    }

    package var isRSA: Bool {
        if case .rsa = self { true } else { false }
    }

    /// Whether an algorithm fits a key of this kind.
    package func fits(_ algorithm: SignatureAlgorithm) -> Bool {
        switch (self, algorithm) {
        case (.p256, .ecdsa), (.p384, .ecdsa), (.otherCurve, .ecdsa), (.rsa, .rsaPKCS1), (.rsa, .rsaPSS),
            (.ed25519, .ed25519):
            true
        default: false
        }
    }
}
