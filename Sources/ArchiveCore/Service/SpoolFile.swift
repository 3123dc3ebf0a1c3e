import ArchiveModel
import Glibc
package import WorkerProtocol

/// An unlinked file for bytes on their way in: nobody else can name it, and it is gone with its last descriptor.
///
/// Written by one caller, front to back; `finish` turns it into a read-only document.
package final class SpoolFile: Sendable {
    private let descriptor: Int32

    /// O_TMPFILE as <fcntl.h> composes it of __O_TMPFILE; Swift does not import such macros.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    /// Makes one in the directory (O_TMPFILE). Throws `internal`, or `busy` when the disk is full.
    package init(in directory: String) throws(ArchiveFailure) {
        descriptor = unsafe open(directory, Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("a spool file cannot be made in \(directory)", errno) }
    }

    deinit { close(descriptor) }

    /// Writes all bytes at the place. Blocks; never call it on an event loop.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(ArchiveFailure) {
        let fault = unsafe bytes.withUnsafeBytes { unsafe Self.write($0, to: descriptor, at: offset) }
        if fault != 0 { throw Self.failure("writing the spool file failed", fault) }
    }

    /// What was written, read-only from here on.
    package func finish(name: String) throws(ArchiveFailure) -> InputDocument {
        let reading = unsafe open("/proc/self/fd/\(descriptor)", O_RDONLY | O_CLOEXEC)
        guard reading >= 0 else { throw Self.failure("a spool file cannot be opened again", errno) }
        let bytes = SpooledBytes(descriptor: reading)
        return InputDocument(name: name, descriptor: reading, bytes: bytes)
    }

    /// Zero, or the error number.
    private static func write(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32, at offset: UInt64) -> Int32 {
        var done = 0
        while done < buffer.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
            let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += count
        }
        return 0
    }

    private static func failure(_ what: String, _ number: Int32) -> ArchiveFailure {
        let cause = unsafe String(cString: strerror(number))
        guard number == ENOSPC || number == EDQUOT || number == EMFILE else {
            return ArchiveFailure(.internal, "\(what): \(cause).")
        }
        return ArchiveFailure(.busy, "\(what): \(cause). Nothing was kept; try again later.", retryAfter: 30)
    }
}

/// The finished bytes; owns its descriptor.
private final class SpooledBytes: ByteSource {
    let descriptor: Int32
    let length: UInt64

    init(descriptor: Int32) {
        self.descriptor = descriptor
        var attributes = stat()
        length = unsafe fstat(descriptor, &attributes) == 0 ? UInt64(attributes.st_size) : 0
    }

    deinit { close(descriptor) }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length, count > 0 else { return [] }
        let wanted = Int(min(UInt64(count), length - offset))
        var fault: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let got = unsafe pread(descriptor, rest.baseAddress, wanted - filled, off_t(offset) + off_t(filled))
                if got < 0 {
                    if errno == EINTR { continue }
                    fault = errno
                    return
                }
                if got == 0 { return }
                filled += got
            }
        }
        guard fault == 0 else {
            let cause = unsafe String(cString: strerror(fault))
            throw ByteSourceError("reading the spool file failed at byte \(offset): \(cause)")
        }
        return bytes
    }
}
