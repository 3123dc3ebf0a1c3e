/// The ledger as it lies on one root: full tiles of 256 entries, and a journal of what came since.
///
/// An entry is durable here once its journal record is flushed. Tiles are written only for entries known
/// to be on a quorum, so that nothing in a tile is ever taken back.
struct RootLedger: Sendable {
    let directory: any RootDirectory
    /// Where the ledger lies, below the root.
    let base: String
    private(set) var journal: Journal
    /// The tree over the full tiles.
    private(set) var settled: LedgerTree
    /// The tree over everything here.
    private(set) var tree: LedgerTree
    /// Entries after the last full tile.
    private(set) var tail: [[UInt8]]
    /// Index of the tail's first entry, a multiple of 256.
    private(set) var tailStart: UInt64
    /// The start of the archive during which this root was last level with the others.
    private(set) var generation: UInt64
    /// Entries known here to be on a quorum.
    private(set) var committed: UInt64
    /// The last signed head written here.
    private(set) var note: String

    var size: UInt64 { tree.size }

    /// Reads what is on the root. Throws `.fenced` when it contradicts itself.
    init(
        directory: any RootDirectory, base: String, origin: NoteKey
    ) throws(RootFailure) {
        self.directory = directory
        self.base = base
        let (journal, records) = try Journal.open(directory: directory, base: base)
        self.journal = journal
        let reader = LedgerFiles(directory: directory, base: base)
        let start = records.first?.first ?? 0
        if records.isEmpty, try reader.hasTiles {
            throw RootFailure(.fenced, "the ledger has tiles but its journal is gone: entries may be lost")
        }
        do throws(StorageError) {
            settled = try LedgerTree(fullTiles: start / UInt64(LedgerTree.tileWidth)) {
                level, index throws(StorageError) in
                do throws(RootFailure) { return try reader.tile(level: level, index: index) } catch {
                    throw StorageError(.ledger, error.reason)
                }
            }
        } catch {
            throw RootFailure(.fenced, "the ledger's tiles cannot be read: \(error.message)")
        }
        guard settled.size == start else {
            throw RootFailure(.fenced, "the journal begins at entry \(start), which is not the end of a tile")
        }
        tree = settled
        tailStart = start
        tail = []
        generation = 0
        committed = tailStart
        note = ""
        for record in records {
            guard record.first <= tree.size else {
                throw RootFailure(
                    .fenced,
                    "the journal goes on at entry \(record.first), the ledger ends at \(tree.size): entries are lost")
            }
            for (offset, entry) in record.entries.enumerated() where record.first + UInt64(offset) >= tree.size {
                tree.append(TreeHash.leaf(entry))
                tail.append(entry)
            }
            generation = record.generation
            committed = max(committed, record.committed)
            note = record.note
        }
        guard tree.size > 0 else { return }
        guard let head = Checkpoint(note), head.isSigned(by: origin), head.origin == origin.name else {
            throw RootFailure(.fenced, "the journal's last head is not signed by \(origin.name)")
        }
        guard head.size == tree.size, head.rootHash == tree.rootHash else {
            throw RootFailure(.fenced, "the ledger's entries do not give the signed root hash of size \(head.size)")
        }
    }

    /// Makes the entries durable here. `first` must be the size; a flush error is `.fenced`.
    mutating func append(_ batch: LedgerBatch, generation: UInt64) throws(RootFailure) {
        guard batch.first == size else {
            throw RootFailure(.refused, "the ledger ends at entry \(size), the batch begins at \(batch.first)")
        }
        try journal.append(
            JournalRecord(
                serial: journal.serial, generation: generation, first: batch.first, committed: batch.committed,
                entries: batch.entries, note: batch.note))
        for leaf in batch.leaves { tree.append(leaf) }
        tail += batch.entries
        self.generation = generation
        committed = max(committed, batch.committed)
        note = batch.note
    }

    /// Writes the tiles that are full of committed entries and begins the journal anew behind them.
    /// Must come after whatever these entries removed is durably removed.
    mutating func settle(committed: UInt64) throws(RootFailure) {
        self.committed = max(self.committed, min(committed, size))
        let width = UInt64(LedgerTree.tileWidth)
        let end = self.committed / width * width
        guard end > tailStart else { return }
        var writer = TileWriter(directory: directory, base: base)
        var next = settled
        var full: [String] = []
        for entry in tail.prefix(Int(end - tailStart)) {
            for tile in next.append(TreeHash.leaf(entry)) {
                try writer.write(tile)
                full.append(TilePath.hashes(level: tile.level, index: tile.index))
            }
        }
        var start = tailStart
        while start < end {
            let offset = Int(start - tailStart)
            try writer.write(
                entries: tail[offset..<(offset + LedgerTree.tileWidth)], index: start / width)
            full.append(TilePath.entries(index: start / width))
            start += width
        }
        try writer.finish()
        for path in full { writer.removePartial(path) }
        settled = next
        tail.removeFirst(Int(end - tailStart))
        tailStart = end
        try journal.begin(record(generation: generation))
    }

    /// Takes back entries from `newSize` on: they were never acknowledged. Code `.fenced` when they may have been.
    mutating func cut(to newSize: UInt64, note: String) throws(RootFailure) -> [[UInt8]] {
        guard newSize >= committed, newSize >= tailStart, newSize <= size else {
            throw RootFailure(.fenced, "entries from \(newSize) on were already on a quorum and cannot be taken back")
        }
        let kept = Int(newSize - tailStart)
        let cut = Array(tail[kept...])
        var shorter = settled
        for entry in tail.prefix(kept) { shorter.append(TreeHash.leaf(entry)) }
        let before = (tree, tail, self.note)
        (tree, tail, self.note) = (shorter, Array(tail.prefix(kept)), note)
        do {
            try journal.begin(record(generation: generation))
        } catch {
            (tree, tail, self.note) = before
            throw error
        }
        return cut
    }

    /// Publishes the partial tiles and the checkpoint for readers of C2SP tiles; for moments of rest.
    func publish(_ checkpoint: Checkpoint) throws(RootFailure) {
        guard checkpoint.size == size, checkpoint.rootHash == tree.rootHash else { return }
        var writer = TileWriter(directory: directory, base: base)
        for (level, row) in tree.rows.enumerated() where !row.isEmpty {
            let index = size >> UInt64(8 * (level + 1))
            try writer.write(LedgerTree.FullTile(level: level, index: index, hashes: row))
        }
        if !tail.isEmpty, tail.count < LedgerTree.tileWidth {
            try writer.write(entries: tail[...], index: tailStart / UInt64(LedgerTree.tileWidth))
        }
        try writer.finish()
        do {
            try directory.replace("\(base)/checkpoint", with: Array(checkpoint.text.utf8), by: "\(base)/checkpoint.new")
        } catch {
            throw RootFailure(error)
        }
        for (level, row) in tree.rows.enumerated() where !row.isEmpty {
            writer.removePartial(TilePath.hashes(level: level, index: size >> UInt64(8 * (level + 1))), but: row.count)
        }
        writer.removePartial(TilePath.entries(index: tailStart / UInt64(LedgerTree.tileWidth)), but: tail.count)
    }

    /// What must be found in the journal in use.
    var writtenJournal: WrittenJournal {
        let (path, length) = journal.written
        return WrittenJournal(path: path, serial: journal.serial, length: length, entries: tail)
    }

    /// Begins the journal anew in the other file: this one is damaged.
    mutating func beginJournal() throws(RootFailure) { try journal.begin(record(generation: generation)) }

    private func record(generation: UInt64) -> JournalRecord {
        JournalRecord(
            serial: journal.serial + 1, generation: generation, first: tailStart, committed: committed, entries: tail,
            note: note)
    }
}

/// What one group commit adds to the ledger.
struct LedgerBatch: Sendable {
    let first: UInt64
    let entries: [[UInt8]]
    let leaves: [TreeHash]
    /// The signed head after the batch.
    let note: String
    /// Entries on a quorum before it.
    let committed: UInt64

    var end: UInt64 { first + UInt64(entries.count) }
}
