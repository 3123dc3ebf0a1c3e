import ArchiveModel
import Synchronization

extension ReplicatedStore {
    private static let copyGroup = 32

    /// Closes a gap while nothing is being written: ledger first, then files. The root keeps its old
    /// generation, so that until it is level it never counts for more than it has.
    func bringLevel(_ index: Int, _ root: StorageRoot) {
        do {
            let view = state.withLock { $0.view }
            let committed = state.withLock { state in
                state.replicas.compactMap { $0.root?.ledger.withLock { $0.committed } }.max() ?? 0
            }
            try beginFilling(root, upTo: view.size)
            try appendMissing(root, view, committed: min(committed, view.size))
            try fill(root, view)
            try root.update { $0.completeTo = nil }
        } catch {
            failed(index, error)
        }
    }

    /// Makes known, before the ledger grows, that files will be missing behind this point.
    func beginFilling(_ root: StorageRoot, upTo size: UInt64) throws(RootFailure) {
        let length = root.ledger.withLock { $0.size }
        guard length < size else { return }
        try root.update { $0.completeTo = min($0.completeTo ?? length, length) }
    }

    /// Copies ledger entries the root does not have, a tile's worth at a time.
    func appendMissing(_ root: StorageRoot, _ view: LedgerView, committed: UInt64) throws(RootFailure) {
        var (tree, generation) = root.ledger.withLock { ($0.tree, $0.generation) }
        let width = UInt64(LedgerTree.tileWidth)
        while tree.size < view.size {
            let first = tree.size
            let end = min(view.size, (first / width + 1) * width)
            var entries: [[UInt8]] = []
            do {
                try view.forEach(from: first, to: end) { _, entry throws(StorageError) in entries.append(entry) }
                let leaves = entries.map(TreeHash.leaf)
                for leaf in leaves { tree.append(leaf) }
                guard end < view.size || tree.rootHash == view.tree.rootHash else {
                    throw StorageError(.fork, "the entries copied do not give the ledger's root hash")
                }
                var head = Checkpoint(origin: origin.name, size: tree.size, rootHash: tree.rootHash)
                try head.sign(with: keys.origin)
                let batch = LedgerBatch(
                    first: first, entries: entries, leaves: leaves, note: head.text, committed: min(committed, end))
                try root.append(batch, generation: generation)
                try root.settle(committed: batch.committed)
            } catch let error as StorageError {
                throw RootFailure(error.code == .fork ? .fenced : .refused, error.message)
            } catch let error as RootFailure {
                throw error
            } catch {
                throw RootFailure(.refused, "\(error)")
            }
        }
    }

    /// Carries out the removals and copies the files of the entries the root was away for.
    func fill(_ root: StorageRoot, _ view: LedgerView) throws(RootFailure) {
        guard let start = root.manifest.completeTo, start < view.size else { return }
        var removed: Set<StoragePath> = []
        try eachReference(view, from: start) { _, references in removed.formUnion(references.removes) }
        try root.remove(removed.sorted())
        var group: [IncomingFile] = []
        var seen: Set<StoragePath> = []
        try eachReference(view, from: start) { index, references throws(RootFailure) in
            if index.isMultiple(of: 64), state.withLock({ $0.isStopping }) {
                throw RootFailure(.refused, "the archive is stopping")
            }
            for file in references.files where !removed.contains(file.path) && seen.insert(file.path).inserted {
                if let missing = try fetch(file.path, file.digests.sha256, for: root) { group.append(missing) }
            }
            guard group.count >= Self.copyGroup else { return }
            try put(group, on: root)
            try removeAgain(group, on: root, since: view.size)
            group = []
            try root.update { $0.completeTo = index }
        }
        try put(group, on: root)
        try removeAgain(group, on: root, since: view.size)
    }

    /// Pending files that a group removed while they were being copied here go again. A group that comes later finds
    /// them in place and removes them itself.
    private func removeAgain(_ files: [IncomingFile], on root: StorageRoot, since size: UInt64) throws(RootFailure) {
        let pending = Set(files.map(\.path).filter { $0.components.first == "pending" })
        let view = state.withLock { $0.view }
        guard !pending.isEmpty, view.size > size else { return }
        var removed: Set<StoragePath> = []
        try eachReference(view, from: size) { _, references in removed.formUnion(references.removes) }
        try root.remove(removed.intersection(pending).sorted())
    }

    /// Writes files whole; repairs and copies go this way.
    func put(_ files: [IncomingFile], on root: StorageRoot) throws(RootFailure) {
        guard !files.isEmpty else { return }
        let staged = try root.stage(files)
        do {
            _ = try root.publish(staged)
            countRepair()
        } catch {
            root.unstage(staged)
            throw error
        }
    }

    /// What the root lacks, from another one; nil when it has it. Writing it puts a damaged copy into quarantine/.
    private func fetch(
        _ path: StoragePath, _ digest: ContentDigest, for root: StorageRoot
    ) throws(RootFailure) -> IncomingFile? {
        do throws(RootFailure) {
            if try root.isThere(path) {
                if try root.digest(of: path.text, fromDisk: true) == digest { return nil }
                incident(StorageIncident(.damaged, root: root.name, path: path, message: "the copy is damaged"))
            }
        } catch {
            guard error.kind == .refused else { throw error }
            incident(StorageIncident(.damaged, root: root.name, path: path, message: error.reason))
        }
        let (others, away) = state.withLock { state in
            (
                state.readable.filter { $0 !== root },
                state.replicas.filter { !$0.isReadable }.map(\.configuration.name)
            )
        }
        for other in others {
            if let content = try? other.verified(path, expecting: digest) {
                return IncomingFile(path: path, sha256: digest, content: content)
            }
        }
        guard away.isEmpty else {
            throw RootFailure(
                .refused, "\(path) is on none of the roots that are there (\(away.joined(separator: ", ")) is away)")
        }
        incident(StorageIncident(.missing, root: root.name, path: path, message: "no root has an intact copy"))
        return nil
    }

    private func eachReference(
        _ view: LedgerView, from start: UInt64, _ body: (UInt64, LedgerReferences) throws(RootFailure) -> Void
    ) throws(RootFailure) {
        var failure: RootFailure?
        do {
            try view.forEach(from: start, to: view.size) { index, entry throws(StorageError) in
                do { try body(index, try LedgerReferences(entry: entry)) } catch let error as RootFailure {
                    failure = error
                    throw StorageError(.disk, error.reason)
                } catch let error as StorageError {
                    throw error
                } catch {
                    throw StorageError(.disk, "\(error)")
                }
            }
        } catch {
            throw failure ?? RootFailure(.refused, error.message)
        }
    }
}
