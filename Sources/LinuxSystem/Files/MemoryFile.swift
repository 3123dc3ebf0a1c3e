import CLinuxShims

/// A file in memory that can neither grow nor shrink: what one process writes and another reads.
package struct MemoryFile: Sendable {
    package let file: FileDescriptor
    /// In bytes.
    package let length: UInt64

    /// An empty file of `length` zero bytes. Pages are taken only when written.
    package init(named name: String, length: UInt64) throws(SystemError) {
        file = FileDescriptor(owning: try check(unsafe memory_file_create(name, length), "make a memory file"))
        self.length = length
    }

    /// A file with these bytes that nobody can change any more.
    package init(named name: String, sealing bytes: [UInt8]) throws(SystemError) {
        try self.init(named: name, length: UInt64(bytes.count))
        try Self.fill(file, with: bytes)
        try check(memory_file_freeze(file.number), "seal a memory file")
    }

    /// Whether no write is possible any more.
    package var isSealed: Bool { memory_file_is_frozen(file.number) == 1 }

    /// Writes at the start through a mapping; a limit on file sizes does not touch it.
    package static func fill(_ file: FileDescriptor, with bytes: [UInt8]) throws(SystemError) {
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            unsafe memory_file_fill(file.number, buffer.baseAddress, buffer.count)
        }
        try check(outcome, "write \(bytes.count) bytes of a memory file")
    }
}
