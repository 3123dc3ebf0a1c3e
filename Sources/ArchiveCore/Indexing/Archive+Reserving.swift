import ArchiveIndex
import ArchiveModel
import Logging

extension Archive {
    /// Reserves identifier, bytes and number. A number that is taken makes the submission a duplicate, which waits;
    /// what waits anyway takes no number yet, but says whose number it has.
    func reserve(_ work: inout SubmissionWork) async throws(ArchiveFailure) {
        if work.assessment.mustWait, work.duplicateOf == nil, let identity = work.identity,
            let other = try indexedIdentity(identity, for: work.order)
        {
            work.mark(duplicateOf: other)
        }
        let identity = work.assessment.mustWait ? nil : work.identity
        switch try await outcome(of: work.reservation(identity: identity)) {
        case .reserved: return
        case .duplicateIdentity(let other):
            work.mark(duplicateOf: other)
            try await reserve(&work)
        case .knownBytes(let id), .idempotencyReplay(let id):
            throw ArchiveFailure(
                .busy, "These bytes are being taken in at this moment as \(id). Ask again.", id: id, retryAfter: 1)
        case .idempotencyConflict(let id):
            throw ArchiveFailure(
                .idempotencyConflict,
                "The idempotency key was used for another submission. Use a new key for new content.", id: id)
        }
    }

    /// Takes the number for a submission that waited without one. A number that is taken marks it a duplicate again.
    func claimIdentity(of work: inout SubmissionWork) async throws(ArchiveFailure) {
        guard let identity = work.identity else { return }
        if case .duplicateIdentity(let other) = try await outcome(of: work.reservation(identity: identity)) {
            work.mark(duplicateOf: other)
        }
    }

    /// Gives identifier, bytes and number back: nothing was kept.
    func release(_ id: DocumentID) async {
        do {
            try await index.release(id)
        } catch {
            logger.error("a reservation could not be given back", metadata: ["cause": "\(error)"])
        }
    }

    private func outcome(of reservation: Reservation) async throws(ArchiveFailure) -> ReservationOutcome {
        do {
            return try await index.reserve(reservation)
        } catch {
            throw ArchiveFailure(index: error)
        }
    }
}

extension SubmissionWork {
    fileprivate func reservation(identity: InvoiceIdentity?) -> Reservation {
        Reservation(
            id: id, tenant: order.tenant, vault: order.options.vault, submission: order.digest, identity: identity,
            idempotency: order.options.idempotencyKey.map { IdempotencyKey(key: $0, parameters: order.parameters) })
    }
}
