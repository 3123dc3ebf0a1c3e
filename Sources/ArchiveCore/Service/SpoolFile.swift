import ArchiveModel
import Glibc
import LinuxSystem
import Synchronization
package import WorkerProtocol

/// Bytes on their way in, where nobody else can name them: in memory while they are few, then in an unnamed file.
///
/// Written by one caller, front to back; `finish` turns it into a read-only document.
package final class SpoolFile: Sendable {
    private enum Place {
        case memory([UInt8])
        case disk(UnnamedFile)
    }

    /// Up to here memory costs a fraction of making and dropping a file on disk.
    private static let memoryLimit = 256 << 10

    private let directory: String
    private let place = Mutex(Place.memory([]))

    /// Takes its place on disk in the directory, once it needs one.
    package init(in directory: String) { self.directory = directory }

    /// Writes all bytes at the place. Throws `internal`, or `busy` when the disk is full. Blocks; never call it on an
    /// event loop.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(ArchiveFailure) {
        do throws(SystemError) {
            try place.withLock { place throws(SystemError) in
                switch place {
                case .disk(let file): try file.write(bytes, at: offset)
                case .memory(var kept):
                    guard offset == UInt64(kept.count), kept.count + bytes.count <= Self.memoryLimit else {
                        let file = try UnnamedFile(in: directory)
                        try file.write(kept, at: 0)
                        try file.write(bytes, at: offset)
                        return place = .disk(file)
                    }
                    place = .memory([])
                    kept += bytes
                    place = .memory(kept)
                }
            }
        } catch {
            throw Self.failure(error)
        }
    }

    /// What was written, read-only from here on.
    package func finish(name: String) throws(ArchiveFailure) -> InputDocument {
        do throws(SystemError) {
            let reading = try place.withLock { place throws(SystemError) in
                switch place {
                case .memory(let bytes): try FileBytes(MemoryFile(named: "submission", sealing: bytes).file)
                case .disk(let file): try FileBytes(.readOnly(reopening: file.file.number))
                }
            }
            return InputDocument(name: name, descriptor: reading.descriptor, bytes: reading)
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: SystemError) -> ArchiveFailure {
        guard [ENOSPC, EDQUOT, EMFILE, ENFILE, ENOMEM].contains(error.code) else {
            return ArchiveFailure(.internal, "a submitted file could not be kept for the moment: \(error)")
        }
        return ArchiveFailure(.busy, "\(error). Nothing was kept; try again later.", retryAfter: 30)
    }
}
