import ArchiveModel
import CLinuxShims
import Glibc

/// The Linux file system.
package struct POSIXFileSystem: FileSystem {
    package init() {}

    package func openDirectory(_ path: String) throws(FileSystemError) -> any RootDirectory {
        let descriptor = unsafe storage_open_directory(path)
        guard descriptor >= 0 else { throw FileSystemError(negative: descriptor, "open", path) }
        return POSIXDirectory(descriptor: descriptor, path: path)
    }

    package func makeDirectory(_ path: String) throws(FileSystemError) {
        guard identity(of: path) == nil else { return }
        var parent = path
        while parent.count > 1, parent.last == "/" { parent.removeLast() }
        guard let slash = parent.lastIndex(of: "/") else {
            throw FileSystemError(code: .other, operation: "make", path: path, errno: EINVAL)
        }
        let name = String(parent[parent.index(after: slash)...])
        parent = slash == parent.startIndex ? "/" : String(parent[..<slash])
        try makeDirectory(parent)
        let directory = try openDirectory(parent)
        do {
            try directory.makeDirectory(name)
        } catch  where error.code == .exists {
            // Another process was faster.
        }
        try directory.flushDirectory("")
    }

    package func identity(of path: String) -> FileIdentity? {
        var status = storage_status()
        guard unsafe storage_status_at(-1, path, &status) == 0, status.is_directory != 0 else { return nil }
        return FileIdentity(device: status.device, inode: status.inode)
    }
}

/// A directory descriptor.
final class POSIXDirectory: RootDirectory {
    private let descriptor: Int32
    private let path: String
    let identity: FileIdentity
    let isMountPoint: Bool

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
        var status = storage_status()
        var parent = storage_status()
        _ = unsafe storage_status_of(descriptor, &status)
        isMountPoint = unsafe storage_status_at(descriptor, "..", &parent) == 0 && parent.device != status.device
        identity = FileIdentity(device: status.device, inode: status.inode)
    }

    deinit { _ = storage_close(descriptor) }

    func create(_ path: String) throws(FileSystemError) -> any StoredFileHandle {
        let file = unsafe storage_create_file(descriptor, path)
        guard file >= 0 else { throw FileSystemError(negative: file, "create", path) }
        return POSIXFile(descriptor: file, path: path)
    }

    func open(_ path: String, writable: Bool) throws(FileSystemError) -> any StoredFileHandle {
        let descriptor = unsafe storage_open_file(self.descriptor, path, writable ? 1 : 0)
        guard descriptor >= 0 else { throw FileSystemError(negative: descriptor, "open", path) }
        let file = POSIXFile(descriptor: descriptor, path: path)
        var status = storage_status()
        guard unsafe storage_status_of(descriptor, &status) == 0, status.is_file != 0 else {
            throw FileSystemError(code: .other, operation: "open", path: path, errno: EINVAL)
        }
        return file
    }

    func makeDirectory(_ path: String) throws(FileSystemError) {
        try check(unsafe storage_make_directory(descriptor, path), "make", path)
    }

    func rename(_ from: String, to: String, replacing: Bool) throws(FileSystemError) {
        try check(unsafe storage_rename(descriptor, from, to, replacing ? 1 : 0), "rename", to)
    }

    func remove(_ path: String) throws(FileSystemError) {
        try check(unsafe storage_remove(descriptor, path, 0), "remove", path)
    }

    func removeDirectory(_ path: String) throws(FileSystemError) {
        try check(unsafe storage_remove(descriptor, path, 1), "remove", path)
    }

    func status(_ path: String) throws(FileSystemError) -> (length: UInt64, isDirectory: Bool)? {
        var status = storage_status()
        let result = unsafe storage_status_at(descriptor, path, &status)
        if result == -ENOENT || result == -ENOTDIR { return nil }
        try check(result, "status", path)
        return (status.length, status.is_directory != 0)
    }

    func identity(of path: String) throws(FileSystemError) -> FileIdentity? {
        var status = storage_status()
        let result = unsafe storage_status_at(descriptor, path, &status)
        if result == -ENOENT || result == -ENOTDIR { return nil }
        try check(result, "status", path)
        return FileIdentity(device: status.device, inode: status.inode)
    }

    func list(_ path: String) throws(FileSystemError) -> [DirectoryEntry] {
        let collected = Collected()
        let context = unsafe Unmanaged.passUnretained(collected).toOpaque()
        let result = withExtendedLifetime(collected) {
            unsafe storage_list(descriptor, path.isEmpty ? "." : path, context) { context, name, isDirectory in
                guard let context = unsafe context, let name = unsafe name else { return }
                unsafe Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue().entries.append(
                    DirectoryEntry(name: String(cString: name), isDirectory: isDirectory != 0))
            }
        }
        try check(result, "list", path)
        return collected.entries.sorted()
    }

    func flushDirectory(_ path: String) throws(FileSystemError) {
        let directory = path.isEmpty ? descriptor : unsafe storage_open_directory_at(descriptor, path)
        guard directory >= 0 else { throw FileSystemError(negative: directory, "open", path) }
        defer { if directory != descriptor { _ = storage_close(directory) } }
        try check(storage_flush(directory), FileSystemError.flush, path)
    }

    func flushFileSystem() throws(FileSystemError) {
        try check(storage_flush_file_system(descriptor), FileSystemError.flush, path)
    }

    func freeBytes() throws(FileSystemError) -> UInt64 {
        let free = storage_free_bytes(descriptor)
        guard free >= 0 else { throw FileSystemError(negative: Int32(clamping: free), "status", path) }
        return UInt64(free)
    }

    private func check(_ result: Int32, _ operation: String, _ path: String) throws(FileSystemError) {
        guard result >= 0 else { throw FileSystemError(negative: result, operation, path) }
    }

    private final class Collected { var entries: [DirectoryEntry] = [] }
}

/// A file descriptor.
final class POSIXFile: StoredFileHandle {
    private let descriptor: Int32
    private let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { _ = storage_close(descriptor) }

    var version: FileVersion? {
        var status = storage_status()
        guard unsafe storage_status_of(descriptor, &status) == 0 else { return nil }
        return FileVersion(
            identity: FileIdentity(device: status.device, inode: status.inode), length: status.length,
            modified: status.modified, changed: status.changed)
    }

    var identity: FileIdentity? {
        var status = storage_status()
        guard unsafe storage_status_of(descriptor, &status) == 0 else { return nil }
        return FileIdentity(device: status.device, inode: status.inode)
    }

    var length: UInt64 {
        var status = storage_status()
        return unsafe storage_status_of(descriptor, &status) == 0 ? status.length : 0
    }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        let length = length
        guard count > 0, offset < length else { return [] }
        let wanted = Int(min(UInt64(count), length - offset))
        var result: Int64 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialised in
            result = unsafe storage_read(descriptor, buffer.baseAddress, wanted, offset)
            initialised = Int(max(0, result))
        }
        guard result >= 0 else { throw ByteSourceError("reading \(path) at byte \(offset) failed (errno \(-result))") }
        return bytes
    }

    func write(_ bytes: [UInt8], at offset: UInt64) throws(FileSystemError) {
        let result = unsafe bytes.withUnsafeBytes { buffer in
            unsafe storage_write(descriptor, buffer.baseAddress, buffer.count, offset)
        }
        guard result >= 0 else { throw FileSystemError(negative: result, "write", path) }
    }

    func startWriteOut() { _ = storage_start_write_out(descriptor, 0, 0) }

    func flushData() throws(FileSystemError) {
        let result = storage_flush_data(descriptor)
        guard result >= 0 else { throw FileSystemError(negative: result, FileSystemError.flush, path) }
    }

    func dropCache() { _ = storage_drop_cache(descriptor) }

    func lock() throws(FileSystemError) {
        let result = storage_lock(descriptor)
        guard result >= 0 else { throw FileSystemError(negative: result, "lock", path) }
    }

    func unlock() { _ = storage_unlock(descriptor) }
}

extension FileSystemError {
    init(negative result: Int32, _ operation: String, _ path: String) {
        let code: Code =
            switch -result {
            case ENOENT, ENOTDIR: .missing
            case EEXIST: .exists
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            case EWOULDBLOCK: .locked
            case EACCES, EPERM: .notPermitted
            case EIO: .io
            case EMFILE, ENFILE: .busy
            default: .other
            }
        self.init(code: code, operation: operation, path: path, errno: -result)
    }
}
