package import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Ledger entries in order, from `from` up to but without `to`; those of full tiles are held against their hashes.
    package func forEachEntry(
        from: UInt64 = 0, to: UInt64? = nil, _ body: (UInt64, [UInt8]) throws(StorageError) -> Void
    ) throws(StorageError) {
        let view = state.withLock { $0.view }
        try view.forEach(from: from, to: to ?? view.size, body)
    }

    /// The same as an array, for short ranges.
    package func entries(from: UInt64, to: UInt64) throws(StorageError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        try forEachEntry(from: from, to: to) { _, entry throws(StorageError) in entries.append(entry) }
        return entries
    }

    /// The root hash the ledger had at an earlier size.
    package func rootHash(at size: UInt64) throws(StorageError) -> TreeHash {
        try state.withLock { $0.view }.rootHash(at: size)
    }

    /// That an entry is in the tree of a size (RFC 6962 §2.1.1).
    package func inclusionProof(entry: UInt64, size: UInt64) throws(StorageError) -> [TreeHash] {
        try state.withLock { $0.view }.inclusionProof(entry: entry, size: size)
    }

    /// That the tree of one size is a prefix of that of another (RFC 6962 §2.1.2).
    package func consistencyProof(from old: UInt64, to new: UInt64) throws(StorageError) -> [TreeHash] {
        try state.withLock { $0.view }.consistencyProof(from: old, to: new)
    }

    /// Every file of an area on one root, by path, for a rebuild from that root. Not verified.
    package func walk(
        root name: String, area: StoragePath, _ body: (StoragePath, UInt64) throws(StorageError) -> Void
    ) throws(StorageError) {
        guard let root = state.withLock({ $0.replicas.first { $0.configuration.name == name }?.root }) else {
            throw StorageError(.missing, "root \(name) is not there")
        }
        try walk(root, area.text, body)
    }

    private func walk(
        _ root: StorageRoot, _ folder: String, _ body: (StoragePath, UInt64) throws(StorageError) -> Void
    ) throws(StorageError) {
        do {
            guard let found = try root.directory.status(folder), found.isDirectory else { return }
            for entry in try root.directory.list(folder) {
                let place = folder + "/" + entry.name
                if entry.isDirectory {
                    try walk(root, place, body)
                } else if let path = StoragePath(place) {
                    try body(path, try root.directory.status(place)?.length ?? 0)
                }
            }
        } catch let error as FileSystemError {
            throw StorageError(.disk, "root \(root.name): \(error)")
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.disk, "\(error)")
        }
    }
}
