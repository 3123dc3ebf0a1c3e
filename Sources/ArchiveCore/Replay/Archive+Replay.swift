import ArchiveIndex
import ArchiveModel
import Logging
import StorageRoot

extension Archive {
    /// Lets the index follow the ledger to its end, and loads who may come in. Before serving, reservations of what
    /// was under way when the archive ended are given up.
    package func catchUp(releasing: Bool = true) async throws(ArchiveFailure) {
        let reached = try indexedPosition()
        let size = store.size
        if reached > size {
            throw ArchiveFailure(
                .damaged,
                "The index is ahead of the ledger (\(reached) of \(size) entries): it belongs to other roots. Rebuild it: "
                    + "legajo rebuild-index --from ROOT")
        }
        var lag: String?
        if reached < size {
            let findings = try await followAll(from: reached)
            for finding in findings.all { logger.error("\(finding.message)") }
            lag = findings.missing
        }
        gate.lag = lag
        // While entries are missing, a claim without a row may be that of one of them.
        if releasing, lag == nil { try await dropForgottenReservations() }
        try loadCredentials()
        try loadTemplates()
        try loadLayouts()
    }

    /// Follows the ledger into the present index, reading from whatever root has a file.
    private func followAll(from reached: UInt64) async throws(ArchiveFailure) -> (all: [Finding], missing: String?) {
        let applied = try indexed { () throws(IndexError) in try index.appliedAhead() }
        var replay = replay(from: reached, into: index, applied: applied) {
            (path: StoragePath, digest: ContentDigest) throws(ArchiveFailure) -> any ByteSource in
            do throws(StorageError) {
                return try self.store.readNow(path, expecting: digest)
            } catch {
                throw ArchiveFailure(storage: error)
            }
        }
        try await follow(&replay, from: reached, to: store.size, into: index)
        try await apply(replay.leftOver(), to: index)
        let missing =
            replay.unfollowed.isEmpty ? nil : replay.findings.first { $0.id == LedgerReplay.incomplete }?.message
        return (replay.findings, missing)
    }

    /// A reading of the ledger into an index.
    func replay(
        from start: UInt64, into target: InvoiceIndex, applied: [Range<UInt64>] = [], accepting: Bool = false,
        readFile: @escaping (StoragePath, ContentDigest) throws(ArchiveFailure) -> any ByteSource
    ) -> LedgerReplay {
        LedgerReplay(
            from: start, applied: applied, isAccepting: accepting,
            removals: { position throws(ArchiveFailure) in
                let end = self.store.size
                return (try self.removedFiles(from: position, to: end), end)
            }, readFile: readFile,
            lookUp: { subject throws(ArchiveFailure) in try self.invoice(ofSubject: subject, in: target) })
    }

    /// Follows a part of the ledger and applies what it means, in batches.
    func follow(
        _ replay: inout LedgerReplay, from start: UInt64, to size: UInt64, into target: InvoiceIndex,
        progress: (UInt64) -> Void = { _ in }
    ) async throws(ArchiveFailure) {
        let batch: UInt64 = 256
        var position = start
        while position < size {
            // What the index has already need not be read again.
            position = replay.applied.firstOutside(from: position)
            guard position < size else { break }
            let end = min(size, position + batch)
            var steps: [IndexedStep] = []
            for (offset, bytes) in try entries(from: position, to: end).enumerated() {
                steps += try replay.follow(position + UInt64(offset), bytes)
            }
            try await apply(steps, to: target)
            replay.forget()
            position = end
            progress(position)
        }
    }

    /// Applies steps together, noting exactly their entries: those that wait for a later package are noted with it.
    func apply(_ steps: [IndexedStep], to target: InvoiceIndex) async throws(ArchiveFailure) {
        guard !steps.isEmpty else { return }
        var changes: [IndexChange] = []
        var ranges: [Range<UInt64>] = []
        for step in steps {
            changes += try step.changes()
            if let last = ranges.last, last.upperBound == step.position {
                ranges[ranges.count - 1] = last.lowerBound..<(step.position + 1)
            } else {
                ranges.append(step.position..<(step.position + 1))
            }
        }
        do { try await target.apply(changes, entries: ranges) } catch { throw ArchiveFailure(index: error) }
    }

    func entries(from start: UInt64, to end: UInt64) throws(ArchiveFailure) -> [[UInt8]] {
        do { return try store.entries(from: start, to: end) } catch { throw ArchiveFailure(storage: error) }
    }

    /// Pending packages that are gone because something followed them.
    private func removedFiles(from start: UInt64, to end: UInt64) throws(ArchiveFailure) -> Set<StoragePath> {
        var removed: Set<StoragePath> = []
        do {
            try store.forEachEntry(from: start, to: end) { _, entry throws(StorageError) in
                removed.formUnion(try LedgerReferences(entry: entry).removes)
            }
        } catch { throw ArchiveFailure(storage: error) }
        return removed
    }

    func invoice(ofSubject subject: String, in target: InvoiceIndex) throws(ArchiveFailure) -> IndexedInvoice? {
        guard let digest = ContentDigest("sha256:\(subject)") else { return nil }
        let matches = try indexed { () throws(IndexError) in try target.find(digest: digest) }
        guard let id = matches.first(where: { $0.role == IndexedInvoice.subjectRole })?.id,
            let found = try indexed({ () throws(IndexError) in try target.document(id) })
        else { return nil }
        return try CanonicalJSON.decode(IndexedInvoice.self, from: found.document, what: "the index's row of \(id)")
    }

    func loadCredentials() throws(ArchiveFailure) {
        var all: [Credential] = []
        let records = try indexed { () throws(IndexError) in
            try index.records(kind: ArchiveRecord.Kind.token.rawValue)
        }
        for record in records {
            let decoded = try CanonicalJSON.decode(
                ArchiveRecord.self, from: record.content, what: record.package.path.text)
            if case .token(let credential) = decoded.content { all.append(credential) }
        }
        let revocations = try indexed { () throws(IndexError) in try index.revocations() }
        credentials.load(all, revocations: revocations)
    }

    /// Reservations of submissions that did not reach the ledger before the archive ended.
    private func dropForgottenReservations() async throws(ArchiveFailure) {
        do {
            try await index.releaseForgotten()
        } catch {
            throw ArchiveFailure(index: error)
        }
    }
}
