import COpenSSL

/// A certification path, or why there is none.
package struct CertificatePath: Sendable {
    package struct Failure: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// No path leads to an anchor.
            case noAnchor
            case expired
            case notYetValid
            /// A signature inside the path is wrong.
            case wrongSignature
            /// A key or a signature inside the path is of fewer than 112 bits of security.
            case weakAlgorithm
            /// Constraints of a certificate are not met.
            case constraints
        }

        package var kind: Kind
        /// 0 is the certificate in question, 1 its issuer, and so on.
        package var depth: Int
        package var message: String
    }

    /// From the certificate in question to the anchor; empty on failure.
    package var certificates: [Certificate]
    package var failure: Failure?

    package var anchor: Certificate? { certificates.last }
}

extension CertificatePath.Failure.Kind {
    init(verificationError code: Int32) {
        switch code {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED:
            self = .noAnchor
        case X509_V_ERR_CERT_HAS_EXPIRED: self = .expired
        case X509_V_ERR_CERT_NOT_YET_VALID: self = .notYetValid
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: self = .wrongSignature
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: self = .weakAlgorithm
        default: self = .constraints
        }
    }
}
