import ArchiveModel
import ArchivePackage
import StorageRoot
import Synchronization
import WorkerProtocol

extension Archive {
    /// Stages store and index: package and entries on a quorum of roots, then the row. Durable when it returns.
    func store(
        _ work: SubmissionWork, _ assembled: AssembledPackage, event: LedgerEvent.Kind, ticket: SubmissionTicket
    ) async throws(ArchiveFailure) -> InvoiceMetadata {
        try await recording(work.id) { () async throws(ArchiveFailure) -> InvoiceMetadata in
            guard !ticket.state.withLock({ $0.isSettled }) else {
                throw ArchiveFailure(
                    .busy, "The submission was given up before it was written. Submit again.", retryAfter: 1)
            }
            var pendingPath = ticket.state.withLock { $0.pendingPath }
            var chain = try chain(of: ticket)
            var entries: [LedgerEntry] = []
            for step in work.preceding {
                entries.append(try chain.append(step.event, about: work.id, reason: step.reason, details: step.details))
            }
            let deposit = LedgerEvent(
                event: event, time: time.now(), actor: work.order.actor, path: assembled.path,
                digests: assembled.package.digests, removes: pendingPath.map { [$0] }, state: assembled.metadata.state)
            entries.append(try chain.append(deposit, about: work.id))
            entries += work.noted.map(\.entry)
            let records = work.records + work.noted.map(\.record)
            let files = records.map(\.stored) + [assembled.stored]
            let removals = pendingPath.map { [$0] } ?? []
            let first = try await meter.measure(.store) { () async throws(ArchiveFailure) -> UInt64 in
                try await commit(files: files, entries: entries.map(\.bytes), removals: removals)
            }
            for noted in work.noted { remember(noted) }
            pendingPath = assembled.metadata.state == .archived ? nil : assembled.path
            ticket.state.withLock { state in
                state = .init(chain: chain, pendingPath: pendingPath, isSettled: true, isReserved: true)
            }
            let row = IndexedInvoice(
                metadata: assembled.metadata, chain: chain,
                package: .init(path: assembled.path, digests: assembled.package.digests))
            await meter.measure(.index) {
                await index(
                    row, encoded: assembled.description, text: work.report.text, records: records,
                    entries: entries, first: first)
            }
            return assembled.metadata
        }
    }

    /// Where the chain of entries about a submission stands. Others write entries too (an access): once it is indexed,
    /// its row is the one that knows. Only while holding the subject.
    private func chain(of ticket: SubmissionTicket) throws(ArchiveFailure) -> SubjectChain {
        try indexed(ticket.id)?.chain ?? ticket.state.withLock { $0.chain }
    }

    /// Puts the source of a submission that takes longer than its sender waits on the roots. Nil when the work has
    /// ended meanwhile. What fails here ends the submission: its sender is told that nothing was kept.
    func keepWhileWorking(
        _ order: SubmissionOrder, ticket: SubmissionTicket
    ) async throws(ArchiveFailure) -> InvoiceMetadata? {
        await levelIndex()
        return try await subjects.withLock(ticket.id) { () async throws(ArchiveFailure) -> InvoiceMetadata? in
            if ticket.state.withLock({ $0.isSettled }) { return nil }
            do throws(ArchiveFailure) {
                return try await whileLevel { () async throws(ArchiveFailure) -> InvoiceMetadata in
                    try await keepSource(order, ticket: ticket)
                }
            } catch {
                ticket.state.withLock { $0.isSettled = true }
                await release(ticket.id)
                throw error
            }
        }
    }

    private func keepSource(
        _ order: SubmissionOrder, ticket: SubmissionTicket
    ) async throws(ArchiveFailure) -> InvoiceMetadata {
        var chain = ticket.state.withLock { $0.chain }
        var work = SubmissionWork(untouched: order, id: ticket.id, salt: chain.salt)
        // Claimed before it can be told: without its row the index would not know these bytes.
        if !ticket.state.withLock({ $0.isReserved }) { try await reserve(&work) }
        let assembled = try assemblePending(work, state: .submitted)
        let event = LedgerEvent(
            event: .submit, time: time.now(), actor: order.actor, path: assembled.path,
            digests: assembled.package.digests, state: .submitted)
        let entry = try chain.append(event, about: ticket.id)
        let first = try await commit(files: [assembled.stored], entries: [entry.bytes], removals: [])
        ticket.state.withLock { $0 = .init(chain: chain, pendingPath: assembled.path, isReserved: true) }
        let row = IndexedInvoice(
            metadata: assembled.metadata, chain: chain,
            package: .init(path: assembled.path, digests: assembled.package.digests))
        await index(row, encoded: assembled.description, text: nil, entries: [entry], first: first)
        return assembled.metadata
    }

    /// One commit; its first entry's position. Throws `noQuorum` when nothing was taken.
    func commit(files: [StoredFile], entries: [[UInt8]], removals: [StoragePath]) async throws(ArchiveFailure) -> UInt64
    {
        do {
            return try await store.commit(CommitItem(files: files, entries: entries, removals: removals)).firstEntry
        } catch {
            throw ArchiveFailure(storage: error)
        }
    }

    /// Refuses work early while nothing could be written.
    func requireQuorum() throws(ArchiveFailure) {
        if let reason = store.readOnlyReason {
            throw ArchiveFailure(.noQuorum, "The archive is read-only: \(reason).", retryAfter: 30)
        }
        try requireLevel()
    }
}

extension ArchiveFailure {
    /// The same, where a submission ends with it and its sender must know what to do.
    var keptNothing: ArchiveFailure {
        guard code == .busy || code == .noQuorum else { return self }
        var told = self
        told.message += " Nothing was kept; submit again."
        return told
    }

    /// Storage's errors in the archive's words.
    init(storage error: StorageError) {
        switch error.code {
        case .noQuorum, .closed:
            self.init(.noQuorum, "Too few storage roots to write: \(error.message).", retryAfter: 30)
        case .busy: self.init(.busy, "\(error.message).", retryAfter: 5)
        case .damaged, .missing, .ledger, .fork:
            self.init(.damaged, error.message)
        default:
            self.init(.internal, error.message)
        }
    }
}
