import CLinuxShims
import Glibc

/// A file on disk without a name: gone with its last descriptor.
package struct UnnamedFile: Sendable {
    package let file: FileDescriptor

    /// O_TMPFILE as <fcntl.h> composes it of __O_TMPFILE; Swift does not import such macros.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    /// Makes one in the directory, for its owner alone.
    package init(in directory: String) throws(SystemError) {
        let number = unsafe open(directory, Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw SystemError(code: errno, operation: "make a file in \(directory)") }
        file = FileDescriptor(owning: number)
    }

    /// Writes all bytes at the place.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(SystemError) {
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            unsafe storage_write(file.number, buffer.baseAddress, buffer.count, offset)
        }
        try check(outcome, "write \(bytes.count) bytes")
    }
}
