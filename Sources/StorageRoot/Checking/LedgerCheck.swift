import ArchiveModel
import Synchronization

extension Check {
    /// Every tile of a root's ledger against the entries, and the root hash against that of the store.
    func checkLedger(of root: StorageRoot, against view: LedgerView) {
        let (size, start, generationSize) = root.ledger.withLock { ($0.size, $0.tailStart, $0.committed) }
        if size < view.size, !store.isFilling(root) {
            add(
                "ledger-short", .warning,
                "root \(root.name): its ledger has \(size) of \(view.size) entries (\(generationSize) known to be on a quorum)"
            )
        }
        let width = UInt64(LedgerTree.tileWidth)
        var tree = LedgerTree()
        for index in 0..<(min(start, view.size) / width) {
            let entries: [[UInt8]]
            do {
                entries = try root.ledgerFiles.entries(tile: index)
            } catch {
                report(root, TilePath.entries(index: index), error.reason)
                guard mend(root, index, view), let mended = try? root.ledgerFiles.entries(tile: index) else { return }
                entries = mended
            }
            for entry in entries {
                for tile in tree.append(TreeHash.leaf(entry)) where tile.level > 0 {
                    if (try? root.ledgerFiles.tile(level: tile.level, index: tile.index)) == tile.hashes { continue }
                    report(
                        root, TilePath.hashes(level: tile.level, index: tile.index),
                        "its hashes are not those of the entries")
                    if repair { rewrite(root, tile) }
                }
            }
        }
        guard let expected = try? view.rootHash(at: tree.size), expected == tree.rootHash else {
            add(
                "ledger-fork", .fatal,
                "root \(root.name): its ledger is not that of the others up to entry \(tree.size)")
            return
        }
    }

    private func report(_ root: StorageRoot, _ tile: String, _ reason: String) {
        add("ledger-damaged", repair ? .warning : .fatal, "root \(root.name): ledger \(tile): \(reason)")
    }

    /// Writes a damaged tile of entries anew from another root.
    private func mend(_ root: StorageRoot, _ index: UInt64, _ view: LedgerView) -> Bool {
        guard repair else { return false }
        let others = LedgerView(
            tree: view.tree, tail: view.tail, tailStart: view.tailStart, roots: view.roots.filter { $0 !== root })
        guard let entries = try? others.entries(tile: index), entries.count == LedgerTree.tileWidth else {
            return false
        }
        do {
            try root.rewrite(entries: entries, tile: index)
        } catch {
            return false
        }
        outcome.withLock { $0.repaired += 1 }
        store.countRepair()
        return true
    }

    private func rewrite(_ root: StorageRoot, _ tile: LedgerTree.FullTile) {
        do {
            try root.rewrite(tile)
            outcome.withLock { $0.repaired += 1 }
            store.countRepair()
        } catch {
            add("ledger-damaged", .fatal, "root \(root.name): a tile could not be written anew: \(error.reason)")
        }
    }
}

extension StorageRoot {
    /// Puts a damaged entry bundle and its hashes away and writes them anew.
    func rewrite(entries: [[UInt8]], tile index: UInt64) throws(RootFailure) {
        var writer = TileWriter(directory: directory, base: ledgerFiles.base)
        for path in [TilePath.entries(index: index), TilePath.hashes(level: 0, index: index)] {
            try putAway("\(ledgerFiles.base)/\(path)")
        }
        try writer.write(LedgerTree.FullTile(level: 0, index: index, hashes: entries.map(TreeHash.leaf)))
        try writer.write(entries: entries[...], index: index)
        try writer.finish()
    }

    /// Puts a damaged hash tile away and writes it anew.
    func rewrite(_ tile: LedgerTree.FullTile) throws(RootFailure) {
        var writer = TileWriter(directory: directory, base: ledgerFiles.base)
        try putAway("\(ledgerFiles.base)/" + TilePath.hashes(level: tile.level, index: tile.index))
        try writer.write(tile)
        try writer.finish()
    }

    private func putAway(_ path: String) throws(RootFailure) {
        let isThere: Bool
        do { isThere = try directory.status(path) != nil } catch { throw RootFailure(error) }
        if isThere { try quarantine(path) }
    }
}
