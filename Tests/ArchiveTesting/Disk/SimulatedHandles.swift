import ArchiveModel
import StorageRoot
import Synchronization

/// An open directory of the simulated machine.
final class SimulatedRootDirectory: RootDirectory {
    private let machine: SimulatedMachine
    private let mount: String
    private let process: Int
    private let isUnmounted: Bool
    let identity: FileIdentity
    let isMountPoint: Bool

    init(machine: SimulatedMachine, mount: String, device: UInt64, process: Int, isUnmounted: Bool) {
        self.machine = machine
        self.mount = mount
        self.process = process
        self.isUnmounted = isUnmounted
        identity = FileIdentity(device: isUnmounted ? 0 : device, inode: 1)
        isMountPoint = machine.state.withLock { $0.disks[mount]?.isMountPoint ?? false }
    }

    /// Counts the operation and hands the disk out; an unmounted disk's place is an empty, read-only directory.
    private func perform<Result>(
        _ operation: String, _ path: String, _ body: (SimulatedDisk) throws(FileSystemError) -> Result
    ) throws(FileSystemError) -> Result {
        try machine.perform(operation, path) { state throws(FileSystemError) in
            guard state.process == process, let disk = state.disks[mount] else {
                throw FileSystemError(code: .io, operation: operation, path: path, errno: 5)
            }
            if isUnmounted { return try body(SimulatedDisk(device: 0, isMountPoint: false)) }
            guard disk.isMounted else { throw FileSystemError(code: .io, operation: operation, path: path, errno: 5) }
            return try body(disk)
        }
    }

    private static func failure(_ code: FileSystemError.Code, _ operation: String, _ path: String) -> FileSystemError {
        FileSystemError(code: code, operation: operation, path: path, errno: 0)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    func create(_ path: String) throws(FileSystemError) -> any StoredFileHandle {
        let file = try perform("create", path) { disk throws(FileSystemError) in
            let (folder, name) = Self.split(path)
            guard let directory = disk.directory(folder) else { throw Self.failure(.missing, "create", path) }
            guard directory.entries[name] == nil else { throw Self.failure(.exists, "create", path) }
            guard disk.fault != .full else { throw Self.failure(.full, "create", path) }
            guard disk.fault != .noDescriptors else { throw Self.failure(.busy, "create", path) }
            let file = SimulatedFile(inode: disk.newInode())
            directory.entries[name] = .file(file)
            disk.pendingNames.append(PendingName(added: (directory, name), node: .file(file)))
            return Unchecked(value: file)
        }
        return SimulatedHandle(machine: machine, mount: mount, process: process, file: file.value, path: path)
    }

    func open(_ path: String, writable: Bool) throws(FileSystemError) -> any StoredFileHandle {
        let file = try perform("open", path) { disk throws(FileSystemError) in
            guard case .file(let file)? = disk.node(path) else { throw Self.failure(.missing, "open", path) }
            guard disk.fault != .noDescriptors else { throw Self.failure(.busy, "open", path) }
            return Unchecked(value: file)
        }
        return SimulatedHandle(machine: machine, mount: mount, process: process, file: file.value, path: path)
    }

    func makeDirectory(_ path: String) throws(FileSystemError) {
        try perform("make", path) { disk throws(FileSystemError) in
            let (folder, name) = Self.split(path)
            guard let parent = disk.directory(folder) else { throw Self.failure(.missing, "make", path) }
            guard parent.entries[name] == nil else { throw Self.failure(.exists, "make", path) }
            guard disk.fault != .full else { throw Self.failure(.full, "make", path) }
            let made = SimulatedDirectory(inode: disk.newInode())
            parent.entries[name] = .directory(made)
            disk.pendingNames.append(PendingName(added: (parent, name), node: .directory(made)))
        }
    }

    func rename(_ from: String, to: String, replacing: Bool) throws(FileSystemError) {
        try perform("rename", to) { disk throws(FileSystemError) in
            let (source, target) = (Self.split(from), Self.split(to))
            guard let old = disk.directory(source.folder), let node = old.entries[source.name],
                let new = disk.directory(target.folder)
            else { throw Self.failure(.missing, "rename", to) }
            guard replacing || new.entries[target.name] == nil else { throw Self.failure(.exists, "rename", to) }
            old.entries[source.name] = nil
            new.entries[target.name] = node
            disk.pendingNames.append(
                PendingName(removed: (old, source.name), added: (new, target.name), node: node))
        }
    }

    func remove(_ path: String) throws(FileSystemError) {
        try perform("remove", path) { disk throws(FileSystemError) in
            let (folder, name) = Self.split(path)
            guard let directory = disk.directory(folder), let node = directory.entries[name], case .file = node else {
                throw Self.failure(.missing, "remove", path)
            }
            directory.entries[name] = nil
            disk.pendingNames.append(PendingName(removed: (directory, name), node: node))
        }
    }

    func removeDirectory(_ path: String) throws(FileSystemError) {
        try perform("remove", path) { disk throws(FileSystemError) in
            let (folder, name) = Self.split(path)
            guard let parent = disk.directory(folder), let node = parent.entries[name],
                case .directory(let directory) = node, directory.entries.isEmpty
            else { throw Self.failure(.missing, "remove", path) }
            parent.entries[name] = nil
            disk.pendingNames.append(PendingName(removed: (parent, name), node: node))
        }
    }

    func status(_ path: String) throws(FileSystemError) -> (length: UInt64, isDirectory: Bool)? {
        try perform("status", path) { disk throws(FileSystemError) in
            if case .file(let file)? = disk.node(path), file.isUnreadable { throw Self.failure(.io, "status", path) }
            return switch disk.node(path) {
            case .file(let file): (UInt64(file.bytes.count), false)
            case .directory: (0, true)
            case nil: nil
            }
        }
    }

    func identity(of path: String) throws(FileSystemError) -> FileIdentity? {
        try perform("status", path) { disk throws(FileSystemError) in
            disk.node(path).map { FileIdentity(device: disk.device, inode: $0.inode) }
        }
    }

    func list(_ path: String) throws(FileSystemError) -> [DirectoryEntry] {
        try perform("list", path) { disk throws(FileSystemError) in
            guard let directory = disk.directory(path) else { throw Self.failure(.missing, "list", path) }
            return directory.entries.map { name, node in
                if case .directory = node {
                    DirectoryEntry(name: name, isDirectory: true)
                } else {
                    DirectoryEntry(name: name, isDirectory: false)
                }
            }.sorted()
        }
    }

    func flushDirectory(_ path: String) throws(FileSystemError) {
        try perform("flush", path) { disk throws(FileSystemError) in
            guard let directory = disk.directory(path) else { throw Self.failure(.missing, "open", path) }
            if disk.fault == .failedFlush {
                disk.fault = nil
                disk.pendingNames.removeAll { $0.touches(directory) }
                throw Self.failure(.io, "flush", path)
            }
            disk.flush(directory)
        }
    }

    func flushFileSystem() throws(FileSystemError) {
        try perform("flush", "") { disk throws(FileSystemError) in
            if disk.fault == .failedFlush {
                disk.fault = nil
                throw Self.failure(.io, "flush", "")
            }
            disk.flushAll()
        }
    }

    func freeBytes() throws(FileSystemError) -> UInt64 {
        try perform("status", "") { disk throws(FileSystemError) in disk.fault == .full ? 0 : 1 << 40 }
    }
}

/// An open file of the simulated machine.
final class SimulatedHandle: StoredFileHandle {
    private let machine: SimulatedMachine
    private let mount: String
    private let process: Int
    private let shared: Unchecked<SimulatedFile>
    private let path: String

    init(machine: SimulatedMachine, mount: String, process: Int, file: SimulatedFile, path: String) {
        self.machine = machine
        self.mount = mount
        self.process = process
        shared = Unchecked(value: file)
        self.path = path
    }

    deinit {
        machine.state.withLock { _ in
            if shared.value.lockingHandle == ObjectIdentifier(self) {
                shared.value.lockedBy = nil
                shared.value.lockingHandle = nil
            }
        }
    }

    private func perform<Result>(
        _ operation: String, _ body: (SimulatedDisk, SimulatedFile) throws(FileSystemError) -> Result
    ) throws(FileSystemError) -> Result {
        try machine.perform(operation, path) { state throws(FileSystemError) in
            guard state.process == process, let disk = state.disks[mount], disk.isMounted else {
                throw FileSystemError(code: .io, operation: operation, path: path, errno: 5)
            }
            return try body(disk, shared.value)
        }
    }

    var identity: FileIdentity? {
        machine.state.withLock { state in
            state.disks[mount].map { FileIdentity(device: $0.device, inode: shared.value.inode) }
        }
    }

    var version: FileVersion? {
        machine.state.withLock { state in
            state.disks[mount].map {
                FileVersion(
                    identity: FileIdentity(device: $0.device, inode: shared.value.inode),
                    length: UInt64(shared.value.bytes.count), modified: shared.value.writes,
                    changed: shared.value.writes)
            }
        }
    }

    var length: UInt64 { machine.state.withLock { _ in UInt64(shared.value.bytes.count) } }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        do {
            return try perform("read") { _, file throws(FileSystemError) in
                guard !file.isUnreadable else {
                    throw FileSystemError(code: .io, operation: "read", path: path, errno: 5)
                }
                guard offset < UInt64(file.bytes.count) else { return [] }
                return Array(file.bytes[Int(offset)..<min(file.bytes.count, Int(offset) + count)])
            }
        } catch {
            throw ByteSourceError(error.description)
        }
    }

    func write(_ bytes: [UInt8], at offset: UInt64) throws(FileSystemError) {
        try perform("write") { disk, file throws(FileSystemError) in
            guard disk.fault != .full || Int(offset) + bytes.count <= file.bytes.count else {
                throw FileSystemError(code: .full, operation: "write", path: path, errno: 28)
            }
            SimulatedFile.apply(bytes, at: Int(offset), to: &file.bytes)
            file.writes += 1
            file.pending.append((Int(offset), bytes))
        }
    }

    func startWriteOut() {}

    func flushData() throws(FileSystemError) {
        try perform("flush") { disk, file throws(FileSystemError) in
            if disk.fault == .failedFlush {
                disk.fault = nil
                disk.forget(file)
                throw FileSystemError(code: .io, operation: "flush", path: path, errno: 5)
            }
            disk.flush(file)
        }
    }

    func dropCache() {
        machine.state.withLock { _ in
            // What is clean in the cache is read from the platter again.
            if shared.value.pending.isEmpty { shared.value.bytes = shared.value.durable }
        }
    }

    func lock() throws(FileSystemError) {
        try perform("lock") { _, file throws(FileSystemError) in
            if let holder = file.lockedBy, holder == process, file.lockingHandle != ObjectIdentifier(self) {
                throw FileSystemError(code: .locked, operation: "lock", path: path, errno: 11)
            }
            file.lockedBy = process
            file.lockingHandle = ObjectIdentifier(self)
        }
    }

    func unlock() {
        try? perform("unlock") { _, file throws(FileSystemError) in
            guard file.lockingHandle == ObjectIdentifier(self) else { return }
            (file.lockedBy, file.lockingHandle) = (nil, nil)
        }
    }
}
