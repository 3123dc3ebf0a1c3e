import ArchiveIndex
import ArchiveModel
import ArchivePackage
import Logging
import StorageRoot
import Synchronization

extension Archive {
    /// Runs what writes about one invoice: after other writes about it, and only while the index has all of them, for
    /// the next entry names the one before it.
    func recording<Result>(
        _ id: DocumentID, _ body: () async throws(ArchiveFailure) -> Result
    ) async throws(ArchiveFailure) -> Result {
        await levelIndex()
        return try await subjects.withLock(id) { () async throws(ArchiveFailure) -> Result in
            try await whileLevel(body)
        }
    }

    /// Runs what commits, while the index has everything committed before.
    func whileLevel<Result>(
        _ body: () async throws(ArchiveFailure) -> Result
    ) async throws(ArchiveFailure) -> Result {
        try await gate.shared { () async throws(ArchiveFailure) -> Result in
            try requireLevel()
            return try await body()
        }
    }

    /// What an index that lacks entries does not know could be taken in a second time.
    func requireLevel() throws(ArchiveFailure) {
        guard let lag = gate.lag else { return }
        throw ArchiveFailure(
            .noQuorum, "The archive is read-only: its index does not have the whole ledger (\(lag)).", retryAfter: 30)
    }

    /// Lets an index that fell behind follow the ledger again. Not from inside the gate.
    func levelIndex() async {
        guard gate.lag != nil, gate.mayFollow(on: followGround, at: time.monotonicNanoseconds()) else { return }
        let attempts = gate.attempts
        await gate.alone {
            // Another's attempt, ended while this one waited, is as good.
            guard gate.lag != nil, gate.attempts == attempts else { return }
            let (ground, began) = (followGround, time.monotonicNanoseconds())
            do throws(ArchiveFailure) {
                try await catchUp(releasing: false)
                let ended = time.monotonicNanoseconds()
                gate.noteAttempt(
                    inVain: gate.lag.map { _ in FollowAttempt(ground: ground, began: began, ended: ended) })
            } catch {
                gate.lag = error.message
                gate.noteAttempt()
            }
        }
        // Submissions told `submitted` may have come with the entries.
        if gate.lag == nil, isRecovering.withLock({ $0 }) { resumeSubmitted() }
    }

    private var followGround: FollowAttempt.Ground {
        .init(
            ledgerSize: store.size, roots: store.status.map { "\($0.name) \($0.state.rawValue)" },
            repairs: store.repairs)
    }

    /// Puts what a commit made true into the index. The commit stands whatever comes of it: what the index does not
    /// take it is told again from the ledger, and until then nothing else is written.
    func index(
        _ invoice: IndexedInvoice, encoded: [UInt8]? = nil, text: String?, records: [AssembledRecord] = [],
        entries: [LedgerEntry], first: UInt64
    ) async {
        await applyCommitted(first..<(first + UInt64(entries.count))) { () throws(ArchiveFailure) in
            var changes: [IndexChange] = [.invoice(try invoice.row(metadata: encoded), text: text)]
            for record in records { changes.append(.record(try record.row())) }
            for (offset, entry) in entries.enumerated() {
                let subject = entry.event.subject == nil ? nil : invoice.metadata
                changes.append(.event(entry.archived(at: first + UInt64(offset), about: subject)))
            }
            return changes
        }
    }

    func indexRecord(_ assembled: AssembledRecord, entry: LedgerEntry, at position: UInt64) async {
        await applyCommitted(position..<(position + 1)) { () throws(ArchiveFailure) in
            [.record(try assembled.row()), .event(entry.archived(at: position, about: nil))] + entry.revocation
        }
    }

    func indexEntry(_ entry: LedgerEntry, at position: UInt64) async {
        await applyCommitted(position..<(position + 1)) { () throws(ArchiveFailure) in
            [.event(entry.archived(at: position, about: nil))]
        }
    }

    private func applyCommitted(
        _ entries: Range<UInt64>, _ changes: () throws(ArchiveFailure) -> [IndexChange]
    ) async {
        do {
            try await index.apply(try changes(), entries: entries)
        } catch {
            gate.lag = "entry \(entries.lowerBound) was not taken: \(error)"
            logger.critical(
                "the index did not take a ledger entry; nothing is written until it has followed the ledger",
                metadata: ["entry": "\(entries.lowerBound)", "cause": "\(error)"])
        }
    }
}

extension AssembledRecord {
    fileprivate func row() throws(ArchiveFailure) -> IndexedRecord {
        IndexedRecord(
            tenant: record.tenant, kind: record.kind.rawValue, key: record.key, version: record.version,
            package: .init(path: path, digests: package.digests), content: try CanonicalJSON.encode(record))
    }
}

extension LedgerEntry {
    /// What it says by itself about a token.
    var revocation: [IndexChange] { event.revokes.map { [.revocation($0, event.time)] } ?? [] }

    func archived(at position: UInt64, about metadata: InvoiceMetadata?) -> ArchiveEvent {
        ArchiveEvent(position: position, id: metadata?.id, tenant: metadata?.tenant, event: told(at: position))
    }
}
