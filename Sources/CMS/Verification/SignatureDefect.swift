/// Why a signature does not hold, apart from trust.
package struct SignatureDefect: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Not as the standard asks.
        case format
        /// The content is not what was signed.
        case contentDigest
        /// The signature's value does not fit the signed attributes and the key.
        case signatureValue
        /// The signer's certificate is not the one the signature names.
        case signingCertificate
        /// The signer's certificate is nowhere to be found.
        case noSigningCertificate
        /// Algorithms that contradict each other or the key.
        case algorithm
        /// A key or an algorithm of a kind that is not read: nothing can be said.
        case unsupportedKey
        /// The certificate is not for this use.
        case usage
    }

    package var kind: Kind
    package var reason: String

    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
