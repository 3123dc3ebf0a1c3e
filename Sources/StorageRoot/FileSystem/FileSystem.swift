package import ArchiveModel

/// The file operations a storage root needs, each a system call with a meaning for durability. A disk
/// simulator takes its place in tests; nothing in this module reaches the disk another way.
package protocol FileSystem: Sendable {
    /// Opens an existing directory by absolute path; code `missing` when there is none.
    func openDirectory(_ path: String) throws(FileSystemError) -> any RootDirectory
    /// Makes a directory, and its parents, unless they are there; durable when it returns.
    func makeDirectory(_ path: String) throws(FileSystemError)
    /// The directory that the path leads to now; nil when there is none.
    func identity(of path: String) -> FileIdentity?
}

/// What a descriptor or a path stands for: the same file has the same device and inode.
package struct FileIdentity: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64

    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

/// A file at a state of its bytes, as far as the file system tells: any write through it gives another one. What a disk
/// loses by itself does not show here.
package struct FileVersion: Hashable, Sendable {
    package let identity: FileIdentity
    package let length: UInt64
    /// Last changes of bytes and of anything, in units of the file system's own.
    package let modified: Int64
    package let changed: Int64

    package init(identity: FileIdentity, length: UInt64, modified: Int64, changed: Int64) {
        self.identity = identity
        self.length = length
        self.modified = modified
        self.changed = changed
    }
}

/// One entry of a directory.
package struct DirectoryEntry: Hashable, Sendable, Comparable {
    package let name: String
    package let isDirectory: Bool

    package init(name: String, isDirectory: Bool) {
        self.name = name
        self.isDirectory = isDirectory
    }

    package static func < (left: DirectoryEntry, right: DirectoryEntry) -> Bool { left.name < right.name }
}

/// An open directory; paths are relative to it.
package protocol RootDirectory: AnyObject, Sendable {
    var identity: FileIdentity { get }
    /// The directory is the top of a file system of its own.
    var isMountPoint: Bool { get }
    /// Creates a file that was not there (code `exists`).
    func create(_ path: String) throws(FileSystemError) -> any StoredFileHandle
    /// Opens an ordinary file for reading, or for reading and writing.
    func open(_ path: String, writable: Bool) throws(FileSystemError) -> any StoredFileHandle
    /// Makes one directory (code `exists`); durable after its parent was flushed.
    func makeDirectory(_ path: String) throws(FileSystemError)
    /// Moves a file; durable after both directories were flushed. Without `replacing`, code `exists` when
    /// something is at the new place.
    func rename(_ from: String, to: String, replacing: Bool) throws(FileSystemError)
    /// Removes a file; durable after its directory was flushed.
    func remove(_ path: String) throws(FileSystemError)
    /// Removes an empty directory.
    func removeDirectory(_ path: String) throws(FileSystemError)
    /// The file or directory that the path leads to now; nil when there is none.
    func identity(of path: String) throws(FileSystemError) -> FileIdentity?
    /// Length and kind; nil when nothing is there.
    func status(_ path: String) throws(FileSystemError) -> (length: UInt64, isDirectory: Bool)?
    /// Sorted by name.
    func list(_ path: String) throws(FileSystemError) -> [DirectoryEntry]
    /// Makes a directory's entries durable; "" is the directory itself.
    func flushDirectory(_ path: String) throws(FileSystemError)
    /// Flushes the whole file system.
    func flushFileSystem() throws(FileSystemError)
    /// Bytes that can still be written.
    func freeBytes() throws(FileSystemError) -> UInt64
}

/// An open file. Closed when the last reference goes.
package protocol StoredFileHandle: AnyObject, ByteSource {
    /// The file itself, whatever its name is by now; nil when that cannot be told.
    var identity: FileIdentity? { get }
    /// The file at the state it is in now; nil when that cannot be told.
    var version: FileVersion? { get }
    /// All bytes or an error.
    func write(_ bytes: [UInt8], at offset: UInt64) throws(FileSystemError)
    /// Starts writing out without waiting; a hint.
    func startWriteOut()
    /// Makes the file's bytes, and what is needed to read them, durable.
    func flushData() throws(FileSystemError)
    /// Lets the next read come from the disk instead of the cache; a hint.
    func dropCache()
    /// Takes the file's exclusive lock (code `locked` when another process has it); ends with the handle.
    func lock() throws(FileSystemError)
    /// Ends the lock before the handle.
    func unlock()
}

/// A system call failed.
package struct FileSystemError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case missing, exists, full, readOnly, locked, notPermitted, io, other
        /// The process or the system has no descriptor left.
        case busy
    }

    package let code: Code
    /// `flush`, `write`, `rename`, …
    package let operation: String
    package let path: String
    package let errno: Int32

    package init(code: Code, operation: String, path: String, errno: Int32) {
        self.code = code
        self.operation = operation
        self.path = path
        self.errno = errno
    }

    /// A flush that failed says nothing about what is on the disk; the root must not be trusted any more.
    package var isFailedFlush: Bool { operation == FileSystemError.flush }

    static let flush = "flush"

    package var description: String {
        "\(operation) of \(path.isEmpty ? "the directory" : path) failed: \(code) (errno \(errno))"
    }
}
