package import ArchiveModel
import CLinuxShims

/// A regular file's bytes, read by position; the file may be of any length. Its length is taken once, and a
/// file that was cut since is an error, never a shorter answer.
package struct FileBytes: ByteSource {
    package let length: UInt64
    private let file: FileDescriptor

    /// `EINVAL` for anything but a regular file.
    package init(_ file: FileDescriptor) throws(SystemError) {
        let length = file_length(file.number)
        guard length >= 0 else { throw SystemError(code: Int32(-length), operation: "measure the file") }
        self.length = UInt64(length)
        self.file = file
    }

    /// Opens and measures.
    package init(path: String) throws(SystemError) {
        try self.init(try FileDescriptor.open(path: path))
    }

    /// The open file, as long as this value lives.
    package var descriptor: Int32 { file.number }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length, count > 0 else { return [] }
        let wanted = Int(min(UInt64(count), length - offset))
        var outcome: Int64 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            outcome = unsafe storage_read(file.number, buffer.baseAddress, wanted, offset)
            filled = max(0, Int(outcome))
        }
        guard outcome >= 0 else {
            throw ByteSourceError(SystemError(code: Int32(-outcome), operation: "read at byte \(offset)").description)
        }
        guard bytes.count == wanted else {
            throw ByteSourceError("the file ends at byte \(offset + UInt64(bytes.count)) and had \(length) before")
        }
        return bytes
    }
}
