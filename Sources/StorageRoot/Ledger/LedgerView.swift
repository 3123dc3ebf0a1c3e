import Synchronization

/// The committed ledger at one moment: entries, hashes and proofs, from memory and from the roots' tiles.
struct LedgerView: Sendable {
    let tree: LedgerTree
    /// Entries from `tailStart` to the end.
    let tail: [[UInt8]]
    let tailStart: UInt64
    /// Roots to read tiles from, best first.
    let roots: [StorageRoot]

    var size: UInt64 { tree.size }

    /// The 256 entries of a full tile, or fewer of the last one, held against the tile's hashes.
    func entries(tile index: UInt64) throws(StorageError) -> [[UInt8]] {
        let width = UInt64(LedgerTree.tileWidth)
        let start = index * width
        guard start < size else { throw StorageError(.range, "the ledger ends at entry \(size)") }
        if start >= tailStart {
            let offset = Int(start - tailStart)
            return Array(tail[offset..<min(tail.count, offset + LedgerTree.tileWidth)])
        }
        var reasons: [String] = []
        for root in roots {
            do { return try root.entries(tile: index) } catch { reasons.append("\(root.name): \(error.reason)") }
        }
        throw StorageError(
            .ledger, "entries \(start) to \(start + width - 1) cannot be read (\(reasons.joined(separator: "; ")))")
    }

    /// Entries in order, from `from` up to but without `to`.
    func forEach(
        from: UInt64, to: UInt64, _ body: (UInt64, [UInt8]) throws(StorageError) -> Void
    ) throws(StorageError) {
        guard from <= to, to <= size else {
            throw StorageError(.range, "entries \(from) to \(to) of a ledger of \(size) were asked for")
        }
        let width = UInt64(LedgerTree.tileWidth)
        var index = from
        while index < to {
            let tile = try entries(tile: index / width)
            for entry in tile[Int(index % width)...] where index < to {
                try body(index, entry)
                index += 1
            }
        }
    }

    /// The root hash the ledger had at an earlier size.
    func rootHash(at size: UInt64) throws(StorageError) -> TreeHash {
        guard size <= self.size else { throw StorageError(.range, "the ledger has \(self.size) entries, not \(size)") }
        if size == self.size { return tree.rootHash }
        return try hash(from: 0, to: size)
    }

    /// RFC 6962 §2.1.1: the siblings from the leaf to the root of the tree of that size.
    func inclusionProof(entry: UInt64, size: UInt64) throws(StorageError) -> [TreeHash] {
        guard entry < size, size <= self.size else {
            throw StorageError(.range, "entry \(entry) is not in a tree of \(size)")
        }
        return try path(entry, from: 0, to: size)
    }

    /// RFC 6962 §2.1.2: that the tree of one size is a prefix of the tree of another.
    func consistencyProof(from old: UInt64, to new: UInt64) throws(StorageError) -> [TreeHash] {
        guard old <= new, new <= size else { throw StorageError(.range, "no tree grew from \(old) to \(new)") }
        guard old > 0, old < new else { return [] }
        return try subproof(old, from: 0, to: new, isWhole: true)
    }

    private func path(_ entry: UInt64, from start: UInt64, to end: UInt64) throws(StorageError) -> [TreeHash] {
        guard end - start > 1 else { return [] }
        let middle = start + Self.split(end - start)
        if entry < middle { return try path(entry, from: start, to: middle) + [try hash(from: middle, to: end)] }
        return try path(entry, from: middle, to: end) + [try hash(from: start, to: middle)]
    }

    private func subproof(
        _ old: UInt64, from start: UInt64, to end: UInt64, isWhole: Bool
    ) throws(StorageError) -> [TreeHash] {
        if old == end { return isWhole ? [] : [try hash(from: start, to: end)] }
        let middle = start + Self.split(end - start)
        if old <= middle {
            return try subproof(old, from: start, to: middle, isWhole: isWhole) + [try hash(from: middle, to: end)]
        }
        return try subproof(old, from: middle, to: end, isWhole: false) + [try hash(from: start, to: middle)]
    }

    /// The Merkle tree hash of a range that begins at a multiple of the largest power of two in it.
    private func hash(from start: UInt64, to end: UInt64) throws(StorageError) -> TreeHash {
        let count = end - start
        guard count > 0 else { return .empty }
        if count & (count - 1) == 0 { return try node(level: count.trailingZeroBitCount, index: start / count) }
        let middle = start + Self.split(count)
        return .node(try hash(from: start, to: middle), try hash(from: middle, to: end))
    }

    /// The largest power of two below the count.
    private static func split(_ count: UInt64) -> UInt64 { 1 << UInt64(63 - (count - 1).leadingZeroBitCount) }

    private func node(level: Int, index: UInt64) throws(StorageError) -> TreeHash {
        let (row, rest) = (level / 8, level % 8)
        let first = index << UInt64(rest)
        let width = UInt64(LedgerTree.tileWidth)
        let hashes = try tile(level: row, index: first / width)
        let offset = Int(first % width)
        guard offset + (1 << rest) <= hashes.count else {
            throw StorageError(.range, "no such node in the ledger's tree")
        }
        return TreeHash.perfect(hashes[offset..<(offset + (1 << rest))])
    }

    private func tile(level: Int, index: UInt64) throws(StorageError) -> [TreeHash] {
        if index == size >> UInt64(8 * (level + 1)) { return level < tree.rows.count ? tree.rows[level] : [] }
        for root in roots {
            if let hashes = try? root.ledgerFiles.tile(level: level, index: index) { return hashes }
        }
        if level == 0 { return try entries(tile: index).map(TreeHash.leaf) }
        var hashes: [TreeHash] = []
        for offset in 0..<UInt64(LedgerTree.tileWidth) {
            hashes.append(TreeHash.perfect(try tile(level: level - 1, index: index << 8 + offset)[...]))
        }
        return hashes
    }
}

extension StorageRoot {
    /// The entries of a full tile, whether already written as one or still in the journal.
    func entries(tile index: UInt64) throws(RootFailure) -> [[UInt8]] {
        let start = index * UInt64(LedgerTree.tileWidth)
        do {
            return try ledgerFiles.entries(tile: index)
        } catch {
            let found = ledger.withLock { ledger -> [[UInt8]]? in
                guard start >= ledger.tailStart, start + UInt64(LedgerTree.tileWidth) <= ledger.size else { return nil }
                let offset = Int(start - ledger.tailStart)
                return Array(ledger.tail[offset..<(offset + LedgerTree.tileWidth)])
            }
            guard let found else { throw error }
            return found
        }
    }
}
