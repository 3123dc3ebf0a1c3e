package import ArchiveModel

/// The main status of ETSI EN 319 102-1 §5.1.3.
package enum Indication: String, Hashable, Sendable {
    case totalPassed = "TOTAL-PASSED"
    case totalFailed = "TOTAL-FAILED"
    case indeterminate = "INDETERMINATE"

    package var verdict: Verdict {
        switch self {
        case .totalPassed: .valid
        case .totalFailed: .invalid
        case .indeterminate: .indeterminate
        }
    }
}

/// The sub-indications of ETSI EN 319 102-1 table 6 that occur here.
package enum SubIndication: String, Hashable, Sendable {
    case formatFailure = "FORMAT_FAILURE"
    case hashFailure = "HASH_FAILURE"
    case signatureCryptoFailure = "SIG_CRYPTO_FAILURE"
    case signatureConstraintsFailure = "SIG_CONSTRAINTS_FAILURE"
    case chainConstraintsFailure = "CHAIN_CONSTRAINTS_FAILURE"
    case certificateChainGeneralFailure = "CERTIFICATE_CHAIN_GENERAL_FAILURE"
    case cryptoConstraintsFailure = "CRYPTO_CONSTRAINTS_FAILURE"
    case expired = "EXPIRED"
    case notYetValid = "NOT_YET_VALID"
    case noSigningCertificateFound = "NO_SIGNING_CERTIFICATE_FOUND"
    case noCertificateChainFound = "NO_CERTIFICATE_CHAIN_FOUND"
    case outOfBoundsNoProofOfExistence = "OUT_OF_BOUNDS_NO_POE"
    case cryptoConstraintsNoProofOfExistence = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"
    case signedDataNotFound = "SIGNED_DATA_NOT_FOUND"
    case timestampOrderFailure = "TIMESTAMP_ORDER_FAILURE"
    /// Nothing is known about revocation.
    case tryLater = "TRY_LATER"

    /// What the indication becomes when this is the worst that happened.
    package var indication: Indication {
        switch self {
        case .formatFailure, .hashFailure, .signatureCryptoFailure, .expired: .totalFailed
        default: .indeterminate
        }
    }

    /// Order of gravity: a lower number decides.
    var gravity: Int {
        switch self {
        case .formatFailure: 0
        case .hashFailure: 1
        case .signatureCryptoFailure: 2
        case .noSigningCertificateFound: 3
        case .signedDataNotFound: 4
        case .expired, .notYetValid, .outOfBoundsNoProofOfExistence: 7
        case .cryptoConstraintsFailure, .cryptoConstraintsNoProofOfExistence: 6
        case .tryLater: 8
        default: 5
        }
    }
}
