package import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// A stored file, verified as a whole before this returns and again wherever it is read. A damaged copy is
    /// moved to quarantine/, replaced from the copy that is served, and reported; so is a missing one.
    /// Codes: `missing` when no root has it, `damaged` when no copy is intact.
    package func read(_ path: StoragePath, expecting digest: ContentDigest) async throws(StorageError) -> any ByteSource
    {
        try await blocking { () -> Result<any ByteSource, StorageError> in
            do throws(StorageError) { return .success(try self.readNow(path, expecting: digest)) } catch {
                return .failure(error)
            }
        }.get()
    }

    /// The same on the caller's thread.
    package func readNow(_ path: StoragePath, expecting digest: ContentDigest) throws(StorageError) -> any ByteSource {
        let roots = state.withLock { $0.readable }
        guard !roots.isEmpty else { throw StorageError(.closed, "no storage root is open") }
        var spoiled: [StorageRoot] = []
        var sawDamage = false
        for root in roots {
            do {
                guard try root.directory.status(path.text) != nil else {
                    spoiled.append(root)
                    continue
                }
                if let content = try root.verified(path, expecting: digest) {
                    repair(spoiled, path, digest, from: content)
                    return content
                }
            } catch {
                sawDamage = true
                continue
            }
            sawDamage = true
            spoiled.append(root)
        }
        if sawDamage { throw StorageError(.damaged, "no root has an intact copy of \(path)") }
        throw StorageError(.missing, "\(path) is on none of the \(roots.count) roots that are there")
    }

    /// The state of every copy of a file.
    package func copies(
        of path: StoragePath, expecting digest: ContentDigest
    ) async -> [VerificationReport.Fixity] {
        await blocking { self.copiesNow(of: path, expecting: digest) }
    }

    private func copiesNow(of path: StoragePath, expecting digest: ContentDigest) -> [VerificationReport.Fixity] {
        state.withLock { $0.replicas }.map { replica in
            let name = replica.configuration.name
            guard replica.isReadable, let root = replica.root else {
                return VerificationReport.Fixity(root: name, state: .unreachable, path: path)
            }
            guard (try? root.directory.status(path.text)) != nil else {
                return VerificationReport.Fixity(root: name, state: .missing, path: path)
            }
            do throws(RootFailure) {
                let intact = try root.verified(path, expecting: digest) != nil
                return VerificationReport.Fixity(root: name, state: intact ? .intact : .damaged, path: path)
            } catch {
                return VerificationReport.Fixity(root: name, state: .unreachable, path: path, place: error.reason)
            }
        }
    }

    /// The bytes of one root's copy as they lie there, not verified: to say where a damaged copy differs.
    package func copy(on name: String, of path: StoragePath) throws(StorageError) -> any ByteSource {
        guard let root = state.withLock({ $0.replicas.first { $0.configuration.name == name && $0.isReadable }?.root })
        else {
            throw StorageError(.missing, "root \(name) is not there")
        }
        do { return try root.directory.open(path.text, writable: false) } catch {
            throw StorageError(.missing, "\(error)")
        }
    }

    /// Replaces damaged or missing copies by an intact one, on roots that take writes.
    func repair(_ roots: [StorageRoot], _ path: StoragePath, _ digest: ContentDigest, from content: any ByteSource) {
        for root in roots {
            let isWritten = state.withLock { state in
                state.replicas.contains { $0.root === root && $0.state == .online }
            }
            guard isWritten else { continue }
            _ = repairCopy(on: root, path, digest, from: content)
        }
    }

    /// Puts a damaged copy away and writes it anew; false when that failed.
    func repairCopy(on root: StorageRoot, _ path: StoragePath, _ digest: ContentDigest, from content: any ByteSource)
        -> Bool
    {
        do throws(RootFailure) {
            try root.confirmIdentity()
            if (try? root.directory.status(path.text)) != nil {
                let place = try root.quarantine(path.text)
                incident(StorageIncident(.damaged, root: root.name, path: path, message: "moved to \(place)"))
            } else {
                incident(StorageIncident(.missing, root: root.name, path: path, message: "the copy is gone"))
            }
            try put([IncomingFile(path: path, sha256: digest, content: content)], on: root)
            guard try root.digest(of: path.text, fromDisk: true) == digest else {
                throw RootFailure(.fenced, "\(path) is damaged again right after it was written anew")
            }
            incident(StorageIncident(.repaired, root: root.name, path: path, message: "written anew from another root"))
            return true
        } catch {
            let index = state.withLock { $0.replicas.firstIndex { $0.root === root } }
            if let index { failed(index, error) }
            return false
        }
    }
}
