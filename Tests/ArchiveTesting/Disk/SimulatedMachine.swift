import ArchiveModel
package import SeededTesting
package import StorageRoot
import Synchronization

/// A machine with simulated disks, one file system per root directory. Everything that was not flushed may be
/// lost, torn at a sector, or reordered when the power goes; the seed decides. What a flush promised stays.
package final class SimulatedMachine: FileSystem {
    /// What goes wrong at the next matching operation on a disk.
    package enum Fault: Hashable, Sendable {
        /// The next flush fails, and what it should have written is gone for good.
        case failedFlush
        /// No space: every write that makes a file longer fails while the fault is set.
        case full
        /// The process has no descriptor left: nothing can be opened or created while the fault is set.
        case noDescriptors
    }

    // The simulator runs on one thread; the lock only makes that safe to state.
    let state: Mutex<State>
    package let random: SeededRandom

    struct State {
        var disks: [String: SimulatedDisk] = [:]
        var operations = 0
        /// How often each file was read, by path, on all disks together.
        var reads: [String: Int] = [:]
        var cutAt: Int?
        var isOff = false
        var process = 1
        var nextInode: UInt64 = 1
        var later: [(at: Int, disk: String, fault: Fault)] = []
        var hook: (operation: String, path: String, body: @Sendable () -> Void)?
    }

    package init(random: SeededRandom) {
        self.random = random
        state = Mutex(State())
    }

    /// Adds an empty disk, mounted at a path of one component. A mount point of its own is flushed by syncfs.
    package func addDisk(_ path: String, isMountPoint: Bool = false) {
        state.withLock { state in
            state.disks[path] = SimulatedDisk(device: UInt64(state.disks.count + 1), isMountPoint: isMountPoint)
        }
    }

    /// Operations so far; the unit of `cutPower(after:)`.
    package var operations: Int { state.withLock { $0.operations } }

    /// The power goes after that many more operations; all later ones fail.
    package func cutPower(after operations: Int) {
        state.withLock { $0.cutAt = $0.operations + operations }
    }

    package var isOff: Bool { state.withLock { $0.isOff } }

    /// Comes back after a power cut: unflushed writes and names survive each by chance, writes maybe torn.
    package func restartAfterPowerCut() {
        state.withLock { state in
            for path in state.disks.keys.sorted() { state.disks[path]?.losePower(random) }
            Self.restart(&state)
        }
    }

    /// The process was killed and starts again; the cache survives.
    package func restartAfterKill() { state.withLock { Self.restart(&$0) } }

    private static func restart(_ state: inout State) {
        state.isOff = false
        state.cutAt = nil
        state.process += 1
    }

    /// Takes a disk away, as if it were not mounted; an empty directory is in its place.
    package func unmount(_ path: String) { state.withLock { $0.disks[path]?.isMounted = false } }

    package func mount(_ path: String) { state.withLock { $0.disks[path]?.isMounted = true } }

    package func set(_ fault: Fault?, on path: String) { state.withLock { $0.disks[path]?.fault = fault } }

    /// The fault comes after that many more operations.
    package func set(_ fault: Fault, on path: String, after operations: Int) {
        state.withLock { $0.later.append(($0.operations + operations, path, fault)) }
    }

    /// Faults that were to come do not.
    package func clearFaults() {
        state.withLock { state in
            state.later = []
            for disk in state.disks.values { disk.fault = nil }
        }
    }

    /// How often a file was read, on all disks together.
    package func reads(of path: String) -> Int { state.withLock { $0.reads[path] ?? 0 } }

    /// Runs something once, right before the next operation of that kind on that path of any disk.
    package func before(_ operation: String, of path: String, _ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.hook = (operation, path, body) }
    }

    /// Makes every look at a file fail, whatever its name, or end; a new file in its place can be read.
    package func setUnreadable(_ isUnreadable: Bool, _ path: String, _ file: String) {
        state.withLock { state in
            if case .file(let found)? = state.disks[path]?.node(file) { found.isUnreadable = isUnreadable }
        }
    }

    /// Flips a bit of a file as the disk has it; false when there is no such file or it is empty.
    @discardableResult
    package func flipBit(_ path: String, _ file: String) -> Bool {
        state.withLock { state in
            guard let disk = state.disks[path], case .file(let found)? = disk.node(file), !found.bytes.isEmpty else {
                return false
            }
            let place = random.below(found.bytes.count)
            let bit = UInt8(1) << UInt8(random.below(8))
            found.bytes[place] ^= bit
            if place < found.durable.count { found.durable[place] ^= bit }
            return true
        }
    }

    /// Removes a file behind the archive's back, durably.
    package func erase(_ path: String, _ file: String) {
        state.withLock { state in
            guard let disk = state.disks[path], let slash = file.lastIndex(of: "/") ?? file.indices.first else {
                return
            }
            let folder = file[slash] == "/" ? String(file[..<slash]) : ""
            let name = file[slash] == "/" ? String(file[file.index(after: slash)...]) : file
            disk.directory(folder)?.entries[name] = nil
            disk.directory(folder)?.durable[name] = nil
        }
    }

    /// Writes a file behind the archive's back, durably, in a folder that is there.
    package func write(_ path: String, _ name: String, _ bytes: [UInt8]) {
        state.withLock { state in
            guard let disk = state.disks[path] else { return }
            let parts = name.split(separator: "/").map(String.init)
            guard let last = parts.last, let folder = disk.directory(parts.dropLast().joined(separator: "/")) else {
                return
            }
            let file = SimulatedFile(inode: disk.newInode())
            (file.bytes, file.durable) = (bytes, bytes)
            folder.entries[last] = .file(file)
            folder.durable[last] = .file(file)
        }
    }

    /// Everything on a disk, by path.
    package func image(of path: String) -> [String: [UInt8]] { files(path) }

    /// Makes a disk what an image says, durably; empty directories are not in an image but for those of every root.
    package func restore(_ image: [String: [UInt8]], to path: String) {
        state.withLock { state in
            guard let old = state.disks[path] else { return }
            let disk = SimulatedDisk(device: old.device, isMountPoint: old.isMountPoint)
            for folder in ["intake", "quarantine", "ledger"] { _ = disk.makeAll(folder) }
            for (name, bytes) in image.sorted(by: { $0.key < $1.key }) {
                let parts = name.split(separator: "/").map(String.init)
                let directory = disk.makeAll(parts.dropLast().joined(separator: "/"))
                let file = SimulatedFile(inode: disk.newInode())
                (file.bytes, file.durable) = (bytes, bytes)
                directory.entries[parts[parts.count - 1]] = .file(file)
                directory.durable[parts[parts.count - 1]] = .file(file)
            }
            state.disks[path] = disk
        }
    }

    /// All files of a disk as seen now, by path.
    package func files(_ path: String) -> [String: [UInt8]] {
        state.withLock { state in
            var found: [String: [UInt8]] = [:]
            state.disks[path]?.collect(into: &found)
            return found
        }
    }

    // MARK: FileSystem

    package func openDirectory(_ path: String) throws(FileSystemError) -> any RootDirectory {
        let (device, process, empty) = try perform("open", path) { state throws(FileSystemError) in
            guard let disk = state.disks[path] else {
                throw FileSystemError(code: .missing, operation: "open", path: path, errno: 2)
            }
            return (disk.device, state.process, !disk.isMounted)
        }
        return SimulatedRootDirectory(machine: self, mount: path, device: device, process: process, isUnmounted: empty)
    }

    package func makeDirectory(_ path: String) throws(FileSystemError) {
        try perform("make", path) { state throws(FileSystemError) in
            guard state.disks[path] != nil else {
                throw FileSystemError(code: .missing, operation: "make", path: path, errno: 2)
            }
        }
    }

    package func identity(of path: String) -> FileIdentity? {
        state.withLock { state in
            guard let disk = state.disks[path], !state.isOff else { return nil }
            return FileIdentity(device: disk.isMounted ? disk.device : 0, inode: 1)
        }
    }

    /// Counts an operation and refuses it when the power is off.
    @discardableResult
    func perform<Result>(
        _ operation: String, _ path: String, _ body: (inout State) throws(FileSystemError) -> Result
    ) throws(FileSystemError) -> Result {
        let hook = state.withLock { state -> (@Sendable () -> Void)? in
            guard let hook = state.hook, hook.operation == operation, hook.path == path else { return nil }
            state.hook = nil
            return hook.body
        }
        hook?()
        let outcome = state.withLock { (state) -> Swift.Result<Unchecked<Result>, FileSystemError> in
            state.operations += 1
            if operation == "read" { state.reads[path, default: 0] += 1 }
            for entry in state.later where entry.at < state.operations { state.disks[entry.disk]?.fault = entry.fault }
            state.later.removeAll { $0.at < state.operations }
            if let cutAt = state.cutAt, state.operations > cutAt { state.isOff = true }
            guard !state.isOff else {
                return .failure(FileSystemError(code: .io, operation: operation, path: path, errno: 5))
            }
            do throws(FileSystemError) { return .success(Unchecked(value: try body(&state))) } catch {
                return .failure(error)
            }
        }
        return try outcome.get().value
    }
}

/// Hands a value out of the lock; the simulator runs on one thread.
struct Unchecked<Value>: @unchecked Sendable { let value: Value }
