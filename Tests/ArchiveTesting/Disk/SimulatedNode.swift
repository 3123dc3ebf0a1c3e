/// A file of the simulated disk: what a reader sees now, and what a power cut leaves.
final class SimulatedFile {
    let inode: UInt64
    /// As seen now, through the cache.
    var bytes: [UInt8] = []
    /// Writes since it was made; what rots by itself is not counted.
    var writes: Int64 = 0
    /// As on the platter.
    var durable: [UInt8] = []
    /// Writes since the last flush, in order.
    var pending: [(offset: Int, bytes: [UInt8])] = []
    /// Its place on the disk cannot be read.
    var isUnreadable = false
    /// The process that holds the file's lock.
    var lockedBy: Int?
    /// The one handle that holds it.
    var lockingHandle: ObjectIdentifier?

    init(inode: UInt64) { self.inode = inode }

    static func apply(_ write: [UInt8], at offset: Int, to target: inout [UInt8]) {
        if target.count < offset + write.count {
            target += [UInt8](repeating: 0, count: offset + write.count - target.count)
        }
        target.replaceSubrange(offset..<(offset + write.count), with: write)
    }
}

/// A directory: its entries as seen now, and as a power cut leaves them.
final class SimulatedDirectory {
    let inode: UInt64
    var entries: [String: SimulatedNode] = [:]
    var durable: [String: SimulatedNode] = [:]

    init(inode: UInt64) { self.inode = inode }
}

enum SimulatedNode {
    case file(SimulatedFile)
    case directory(SimulatedDirectory)

    var inode: UInt64 {
        switch self {
        case .file(let file): file.inode
        case .directory(let directory): directory.inode
        }
    }
}

/// A change of names that is not durable yet.
struct PendingName {
    var removed: (directory: SimulatedDirectory, name: String)?
    var added: (directory: SimulatedDirectory, name: String)?
    let node: SimulatedNode

    func touches(_ directory: SimulatedDirectory) -> Bool {
        removed?.directory === directory || added?.directory === directory
    }

    /// Both sides at once, as a journaling file system does it.
    func applyToDurable() {
        if let removed, removed.directory.durable[removed.name]?.inode == node.inode {
            removed.directory.durable[removed.name] = nil
        }
        if let added { added.directory.durable[added.name] = node }
    }
}
