import ArchiveIndex
package import ArchiveModel
import Crypto
import Logging
import StorageRoot

extension Archive {
    /// Builds the index anew from one root (name or directory) and puts it in place of the present one. Where the root
    /// lacks something the present index stays, unless an incomplete one is accepted: what it does not know could be
    /// taken in a second time.
    package func rebuildIndex(
        from root: String, accepting: Bool, as principal: Principal,
        progress: @escaping @Sendable (ArchiveModel::CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> RebuildReport {
        try AccessPolicy.require(.rebuild, of: principal, at: time.now())
        guard let name = store.status.first(where: { $0.name == root || $0.path == root })?.name else {
            throw ArchiveFailure(.notFound, "There is no root \(root). legajo status names them.")
        }
        guard maintenance.begin() else { throw ArchiveFailure(.conflict, "A check or rebuild is running already.") }
        defer { maintenance.end() }
        let fresh: InvoiceIndex
        do { fresh = try index.beginRebuild() } catch { throw ArchiveFailure(index: error) }
        do throws(ArchiveFailure) {
            let report = try await rebuild(fresh, from: name, accepting: accepting, progress: progress)
            if report.replaced { await noteIncidents() } else { discard(fresh) }
            return report
        } catch {
            discard(fresh)
            throw error
        }
    }

    private func rebuild(
        _ fresh: InvoiceIndex, from root: String, accepting: Bool,
        progress: @escaping @Sendable (ArchiveModel::CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> RebuildReport {
        var replay = replay(from: 0, into: fresh, accepting: accepting) {
            (path: StoragePath, digest: ContentDigest) throws(ArchiveFailure) -> any ByteSource in
            try self.verifiedCopy(on: root, path, digest)
        }
        var reached: UInt64 = 0
        // While others go on writing, until little is left; the last part with everybody outside.
        for _ in 0..<8 where store.size - reached > 64 {
            let size = store.size
            try await follow(&replay, from: reached, to: size, into: fresh) {
                progress(ArchiveModel::CheckProgress(activity: "ledger", done: $0, total: size))
            }
            reached = size
        }
        let start = reached
        var last = replay
        let replaced = try await gate.alone { () async throws(ArchiveFailure) -> Bool in
            try await follow(&last, from: start, to: store.size, into: fresh)
            try await apply(last.leftOver(), to: fresh)
            guard last.unfollowed.isEmpty else { return false }
            try indexed { () throws(IndexError) in try index.replace(with: fresh) }
            gate.lag = nil
            try loadCredentials()
            try loadTemplates()
            try loadLayouts()
            return true
        }
        return RebuildReport(
            root: root, packages: last.packages, entries: store.size, findings: last.findings, replaced: replaced)
    }

    private func discard(_ fresh: InvoiceIndex) {
        do {
            try fresh.discard()
        } catch {
            logger.warning("an unfinished index was left behind", metadata: ["cause": "\(error)"])
        }
    }

    /// One root's copy of a file, held against its digest.
    private func verifiedCopy(
        on root: String, _ path: StoragePath, _ digest: ContentDigest
    ) throws(ArchiveFailure) -> any ByteSource {
        let copy: any ByteSource
        do { copy = try store.copy(on: root, of: path) } catch { throw ArchiveFailure(storage: error) }
        var hash = SHA256()
        do {
            try copy.forEachWindow { (window: [UInt8]) throws(ByteSourceError) in hash.update(data: window) }
        } catch {
            throw ArchiveFailure(.damaged, "\(path) on root \(root) cannot be read: \(error)")
        }
        guard Array(hash.finalize()) == digest.bytes else {
            throw ArchiveFailure(.damaged, "\(path) on root \(root) is damaged")
        }
        return copy
    }
}
