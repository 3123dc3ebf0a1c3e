/// The right edge of the ledger's tree: what is needed to append and to name the root. One row per tile
/// level with the hashes of that level's last, incomplete tile (C2SP tlog-tiles, tile height 8).
package struct LedgerTree: Sendable {
    /// A tile that just became full.
    struct FullTile: Sendable {
        let level: Int
        let index: UInt64
        let hashes: [TreeHash]
    }

    static let tileWidth = 256

    package private(set) var size: UInt64
    private(set) var rows: [[TreeHash]]

    package init() {
        size = 0
        rows = [[]]
    }

    /// Continues a tree whose first `fullTiles` level-0 tiles are written; `tile` reads one of any level.
    init(
        fullTiles: UInt64, tile: (_ level: Int, _ index: UInt64) throws(StorageError) -> [TreeHash]
    ) throws(StorageError) {
        size = fullTiles * UInt64(Self.tileWidth)
        rows = [[]]
        var complete = fullTiles
        var level = 0
        while complete > 0 {
            let open = complete % UInt64(Self.tileWidth)
            var row: [TreeHash] = []
            for index in (complete - open)..<complete {
                row.append(TreeHash.perfect(try tile(level, index)[...]))
            }
            rows.append(row)
            complete /= UInt64(Self.tileWidth)
            level += 1
        }
    }

    /// Adds a leaf; the tiles that became full by it, lowest level first.
    @discardableResult
    mutating func append(_ leaf: TreeHash) -> [FullTile] {
        var full: [FullTile] = []
        var hash = leaf
        var count = size
        size += 1
        for level in 0... {
            if level == rows.count { rows.append([]) }
            rows[level].append(hash)
            guard rows[level].count == Self.tileWidth else { break }
            let index = count / UInt64(Self.tileWidth)
            full.append(FullTile(level: level, index: index, hashes: rows[level]))
            hash = TreeHash.perfect(rows[level][...])
            rows[level] = []
            count = index
        }
        return full
    }

    /// The root (RFC 6962 §2.1) over all leaves.
    package var rootHash: TreeHash {
        var root: TreeHash?
        for row in rows {
            var end = row.count
            while end > 0 {
                let width = 1 << end.trailingZeroBitCount
                let part = TreeHash.perfect(row[(end - width)..<end])
                root = root.map { TreeHash.node(part, $0) } ?? part
                end -= width
            }
        }
        return root ?? .empty
    }
}
