/// The life of an invoice in the archive.
package enum SubmissionState: String, Hashable, Sendable, Codable, CaseIterable {
    case submitted
    case pendingValidation = "pending-validation"
    case approved
    case rejected
    case superseded
    case pendingSignature = "pending-signature"
    case archived
    case disposing
    case disposed

    /// The states each state may go to; any other step is refused.
    package var successors: Set<SubmissionState> {
        switch self {
        case .submitted: [.pendingValidation, .approved, .rejected]
        case .pendingValidation: [.approved, .rejected, .superseded]
        case .approved: [.pendingSignature, .archived]
        case .pendingSignature: [.archived]
        case .archived: [.disposing]
        case .disposing: [.disposed, .archived]
        case .rejected, .superseded, .disposed: []
        }
    }

    /// Waiting for a person.
    package var isPending: Bool { self == .pendingValidation }
}

/// The eight stages of an invoice's way, the same words in code, events, metrics and documents.
package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    case extract, validate, convert, tag, sign, timestamp, store, index
}

/// What a signature or time-stamp is worth.
package enum TrustClass: String, Hashable, Sendable, Codable {
    /// A test instance's keys: proves nothing.
    case test
    /// This instance's own authority.
    case `internal`
    /// A certificate of an outside authority (eIDAS: advanced).
    case advanced
    /// A qualified certificate or time-stamp (eIDAS).
    case qualified
}
