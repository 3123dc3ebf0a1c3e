import ArchiveIndex
package import ArchiveModel
import Crypto
import StorageRoot

extension Archive {
    /// Builds the index anew from one root (name or directory) and puts it in place of the present one.
    package func rebuildIndex(
        from root: String, as principal: Principal, progress: @escaping @Sendable (ArchiveModel::CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> RebuildReport {
        try AccessPolicy.require(.rebuild, of: principal, at: time.now())
        guard let name = store.status.first(where: { $0.name == root || $0.path == root })?.name else {
            throw ArchiveFailure(.notFound, "There is no root \(root). legajo status names them.")
        }
        guard maintenance.begin() else { throw ArchiveFailure(.conflict, "A check or rebuild is running already.") }
        defer { maintenance.end() }
        let fresh: InvoiceIndex
        do { fresh = try index.beginRebuild() } catch { throw ArchiveFailure(index: error) }
        let size = store.size
        let outcome = try await follow(
            from: 0, into: fresh,
            progress: { progress(ArchiveModel::CheckProgress(activity: "ledger", done: $0, total: size)) }
        ) { path, digest throws(ArchiveFailure) in
            try self.verifiedCopy(on: name, path, digest)
        }
        do { try index.replace(with: fresh) } catch { throw ArchiveFailure(index: error) }
        // What was committed while the rebuild read the ledger.
        try await catchUp(releasing: false)
        return RebuildReport(root: name, packages: outcome.packages, entries: size, findings: outcome.findings)
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
