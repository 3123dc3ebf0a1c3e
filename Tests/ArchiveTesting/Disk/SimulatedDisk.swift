import SeededTesting
import StorageRoot

/// One file system.
final class SimulatedDisk {
    static let sector = 512

    let device: UInt64
    let isMountPoint: Bool
    var isMounted = true
    var fault: SimulatedMachine.Fault?
    let top = SimulatedDirectory(inode: 1)
    var pendingNames: [PendingName] = []
    private var nextInode: UInt64 = 2

    init(device: UInt64, isMountPoint: Bool) {
        self.device = device
        self.isMountPoint = isMountPoint
    }

    func newInode() -> UInt64 {
        defer { nextInode += 1 }
        return nextInode
    }

    /// What a path leads to; "" is the top.
    func node(_ path: String) -> SimulatedNode? {
        var current = SimulatedNode.directory(top)
        for part in path.split(separator: "/") {
            guard case .directory(let directory) = current, let next = directory.entries[String(part)] else {
                return nil
            }
            current = next
        }
        return current
    }

    func directory(_ path: String) -> SimulatedDirectory? {
        if case .directory(let directory)? = node(path) { directory } else { nil }
    }

    /// A directory and all above it, durable.
    func makeAll(_ path: String) -> SimulatedDirectory {
        var current = top
        for part in path.split(separator: "/").map(String.init) {
            if case .directory(let next)? = current.entries[part] {
                current = next
            } else {
                let made = SimulatedDirectory(inode: newInode())
                current.entries[part] = .directory(made)
                current.durable[part] = .directory(made)
                current = made
            }
        }
        return current
    }

    func flush(_ file: SimulatedFile) {
        for write in file.pending { SimulatedFile.apply(write.bytes, at: write.offset, to: &file.durable) }
        file.pending = []
    }

    func flush(_ directory: SimulatedDirectory) {
        pendingNames.removeAll { change in
            guard change.touches(directory) else { return false }
            change.applyToDurable()
            return true
        }
    }

    func flushAll() {
        for change in pendingNames { change.applyToDurable() }
        pendingNames = []
        flushFiles(top)
    }

    private func flushFiles(_ directory: SimulatedDirectory) {
        for name in directory.entries.keys.sorted() {
            switch directory.entries[name] {
            case .file(let file): flush(file)
            case .directory(let below): flushFiles(below)
            case nil: break
            }
        }
    }

    /// A flush failed: what it should have written never reaches the platter, though the cache still shows it.
    func forget(_ file: SimulatedFile) { file.pending = [] }

    func losePower(_ random: SeededRandom) {
        fault = nil
        for change in pendingNames where random.below(2) == 0 { change.applyToDurable() }
        pendingNames = []
        settle(top, random)
    }

    private func settle(_ directory: SimulatedDirectory, _ random: SeededRandom) {
        directory.entries = directory.durable
        for name in directory.entries.keys.sorted() {
            switch directory.entries[name] {
            case .directory(let below): settle(below, random)
            case .file(let file):
                for write in file.pending { Self.settle(write, of: file, random) }
                file.pending = []
                file.bytes = file.durable
                file.lockedBy = nil
            case nil: break
            }
        }
    }

    /// An unflushed write reaches the platter wholly, in part (whole sectors), or not at all.
    private static func settle(_ write: (offset: Int, bytes: [UInt8]), of file: SimulatedFile, _ random: SeededRandom) {
        switch random.below(3) {
        case 0: SimulatedFile.apply(write.bytes, at: write.offset, to: &file.durable)
        case 1:
            var start = 0
            while start < write.bytes.count {
                let end = min(write.bytes.count, (write.offset + start) / sector * sector + sector - write.offset)
                if random.below(2) == 0 {
                    SimulatedFile.apply(Array(write.bytes[start..<end]), at: write.offset + start, to: &file.durable)
                }
                start = end
            }
        default: break
        }
    }

    func collect(into found: inout [String: [UInt8]]) { collect(top, "", into: &found) }

    private func collect(_ directory: SimulatedDirectory, _ prefix: String, into found: inout [String: [UInt8]]) {
        for (name, node) in directory.entries {
            switch node {
            case .file(let file): found[prefix + name] = file.bytes
            case .directory(let below): collect(below, prefix + name + "/", into: &found)
            }
        }
    }
}
