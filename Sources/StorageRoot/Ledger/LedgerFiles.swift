/// Reads a root's tiles.
struct LedgerFiles: Sendable {
    let directory: any RootDirectory
    let base: String

    /// At least one full tile was written.
    var hasTiles: Bool {
        get throws(RootFailure) {
            do { return try directory.status("\(base)/" + TilePath.entries(index: 0)) != nil } catch {
                throw RootFailure(error)
            }
        }
    }

    /// The 256 hashes of a full tile.
    func tile(level: Int, index: UInt64) throws(RootFailure) -> [TreeHash] {
        let path = "\(base)/" + TilePath.hashes(level: level, index: index)
        guard let bytes = try directory.contents(path), bytes.count == 32 * LedgerTree.tileWidth else {
            throw RootFailure(.refused, "the ledger's \(path) is missing or has a wrong length")
        }
        return stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(Array(bytes[$0..<($0 + 32)])) }
    }

    /// The 256 entries of a full tile, held against its hashes.
    func entries(tile index: UInt64) throws(RootFailure) -> [[UInt8]] {
        let path = "\(base)/" + TilePath.entries(index: index)
        guard let bytes = try directory.contents(path), let entries = EntryBundle.decode(bytes),
            entries.count == LedgerTree.tileWidth
        else { throw RootFailure(.refused, "the ledger's \(path) is missing or damaged") }
        guard try tile(level: 0, index: index) == entries.map(TreeHash.leaf) else {
            throw RootFailure(.refused, "the ledger's \(path) does not fit its hashes")
        }
        return entries
    }
}

/// Writes tiles: each whole under a temporary name first, then in place.
struct TileWriter {
    private let directory: any RootDirectory
    private let base: String
    private var directories: Set<String> = []

    init(directory: any RootDirectory, base: String) {
        self.directory = directory
        self.base = base
    }

    mutating func write(_ tile: LedgerTree.FullTile) throws(RootFailure) {
        try write(
            tile.hashes.flatMap(\.bytes),
            to: TilePath.hashes(level: tile.level, index: tile.index, width: tile.hashes.count))
    }

    mutating func write(entries: ArraySlice<[UInt8]>, index: UInt64) throws(RootFailure) {
        try write(EntryBundle.encode(entries), to: TilePath.entries(index: index, width: entries.count))
    }

    /// Removes partial tiles that fuller ones have taken the place of; what cannot be removed stays, harmless.
    func removePartial(_ path: String, but width: Int? = nil) {
        let folder = "\(base)/\(path).p"
        guard let entries = try? directory.list(folder) else { return }
        for entry in entries where entry.name != width.map(String.init) {
            try? directory.remove("\(folder)/\(entry.name)")
        }
        if width == nil { try? directory.removeDirectory(folder) }
    }

    /// Makes the new names durable.
    mutating func finish() throws(RootFailure) {
        do {
            for directory in directories.sorted() { try self.directory.flushDirectory(directory) }
        } catch {
            throw RootFailure(error)
        }
        directories = []
    }

    private mutating func write(_ bytes: [UInt8], to path: String) throws(RootFailure) {
        let place = "\(base)/\(path)"
        let folder = parent(of: place)
        do {
            if try directory.status(folder) == nil { try directory.makeDirectories(folder) }
            let temporary = "\(base)/tile.new"
            if try directory.status(temporary) != nil { try directory.remove(temporary) }
            let file = try directory.create(temporary)
            try file.write(bytes, at: 0)
            try file.flushData()
            try directory.rename(temporary, to: place, replacing: true)
        } catch {
            throw RootFailure(error)
        }
        directories.insert(folder)
    }
}
