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
        var spoiled: [SpoiledCopy] = []
        for root in roots {
            do throws(RootFailure) {
                guard try root.isThere(path) else {
                    spoiled.append(SpoiledCopy(root: root, fault: .missing))
                    continue
                }
                guard let content = try verifiedCopy(of: path, on: root, expecting: digest) else {
                    spoiled.append(SpoiledCopy(root: root, fault: .damaged))
                    continue
                }
                for copy in spoiled { replace(copy, path, digest, from: content) }
                return content
            } catch {
                if error.kind == .busy { throw StorageError(.busy, error.reason) }
                spoiled.append(SpoiledCopy(root: root, fault: .unreadable(error.reason)))
            }
        }
        for copy in spoiled where copy.fault != .missing { tell(copy, path) }
        if spoiled.contains(where: { $0.fault != .missing }) {
            throw StorageError(.damaged, "no root has an intact copy of \(path)")
        }
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
            guard (try? root.isThere(path)) != false else {
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
}
