import ArchiveModel

/// States and vaults as small numbers, so that a row of the searched table stays narrow.
extension SubmissionState {
    var code: Int {
        switch self {
        case .submitted: 1
        case .pendingValidation: 2
        case .approved: 3
        case .rejected: 4
        case .superseded: 5
        case .pendingSignature: 6
        case .archived: 7
        case .disposing: 8
        case .disposed: 9
        }
    }

    init?(code: Int) {
        guard let state = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = state
    }

    /// Whether bytes and number are held by an invoice in this state; otherwise they may come again.
    var holdsBytes: Bool { self != .rejected }

    var holdsNumber: Bool { self != .rejected && self != .superseded }
}

extension Vault {
    var code: Int {
        switch self {
        case .issued: 1
        case .received: 2
        case .deposited: 3
        }
    }

    init?(code: Int) {
        guard let vault = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = vault
    }
}
