package import ArchiveModel

/// A sender's key for a request, bound to what was sent with it. Kept within tenant and vault.
package struct IdempotencyKey: Hashable, Sendable, Codable {
    package var key: String
    /// Digest of everything the answer depends on.
    package var parameters: ContentDigest

    package init(key: String, parameters: ContentDigest) {
        self.key = key
        self.parameters = parameters
    }
}

/// What a submission lays claim to before anything is stored: its identifier, its bytes, its number, its key.
package struct Reservation: Hashable, Sendable {
    package var id: DocumentID
    package var tenant: TenantID
    package var vault: Vault
    /// Digest over all submitted files.
    package var submission: ContentDigest
    /// Nil while number or year are unknown, and for an approved duplicate.
    package var identity: InvoiceIdentity?
    package var idempotency: IdempotencyKey?

    package init(
        id: DocumentID, tenant: TenantID, vault: Vault, submission: ContentDigest, identity: InvoiceIdentity? = nil,
        idempotency: IdempotencyKey? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.vault = vault
        self.submission = submission
        self.identity = identity
        self.idempotency = idempotency
    }
}

/// The answer to a reservation. Only `reserved` changed anything.
package enum ReservationOutcome: Hashable, Sendable {
    /// Durable; also when the same identifier reserved the same bytes before.
    case reserved
    /// These bytes are this invoice already.
    case knownBytes(DocumentID)
    /// Other bytes have this seller, document type, number and year.
    case duplicateIdentity(of: DocumentID)
    /// The key was used for the same request.
    case idempotencyReplay(DocumentID)
    /// The key was used for another request.
    case idempotencyConflict(DocumentID)
}
