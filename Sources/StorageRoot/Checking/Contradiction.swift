import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Whether the root's published checkpoint bears the archive's own good signature on a head that the root's ledger
    /// never had: the ledger was forked or set back, and the file is the evidence. Tells it when it is so. Throws when
    /// the hash the ledger had at that size cannot be had from any root.
    func isContradicted(_ root: StorageRoot) throws(StorageError) -> Bool {
        // Read before the ledger is looked at, which only grows: a checkpoint published meanwhile is never ahead of it.
        guard let bytes = try? root.directory.contents(root.checkpointPath, fromDisk: true),
            let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)), checkpoint.isSigned(by: origin)
        else { return false }
        let roots = [root] + state.withLock { $0.readable }.filter { $0 !== root }
        let view = root.ledger.withLock {
            LedgerView(tree: $0.tree, tail: $0.tail, tailStart: $0.tailStart, roots: roots)
        }
        if checkpoint.origin == origin.name, checkpoint.size <= view.size,
            try view.rootHash(at: checkpoint.size) == checkpoint.rootHash
        {
            return false
        }
        incident(
            StorageIncident(
                .contradicted, root: root.name, path: StoragePath(root.checkpointPath),
                message: "the checkpoint of \(checkpoint.size) entries is signed by this archive and is not of this "
                    + "ledger; kept as evidence. Find out which of the two was set back before the root is used again"))
        return true
    }

    /// Publishes where nothing contradicts; else what is there stays, as evidence.
    func publish(_ checkpoint: Checkpoint, on root: StorageRoot) throws(RootFailure) {
        guard (try? isContradicted(root)) == false else { return }
        try root.publish(checkpoint)
    }
}

extension StorageRoot {
    var checkpointPath: String { ledgerFiles.base + "/checkpoint" }
}
