import ArchiveClient
import ArchiveModel
import Glibc
import LinuxSystem
import WorkerProtocol

/// A file named on the command line.
struct LocalFile {
    let path: String
    let bytes: FileBytes

    /// Throws `undecided` when it cannot be read.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        do { bytes = try FileBytes(path: path) } catch {
            throw CommandFailure(.undecided, "\(path) cannot be read: \(error)")
        }
    }

    /// Without folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    func upload(as role: UploadFile.Role) -> UploadFile { UploadFile(role: role, name: name, content: bytes) }

    var input: InputDocument { InputDocument(name: name, descriptor: bytes.descriptor, bytes: bytes) }

    /// The whole content of a small file.
    func contents(atMost limit: UInt64) throws(CommandFailure) -> [UInt8] {
        guard bytes.length <= limit else { throw CommandFailure(.undecided, "\(path) is larger than \(limit) bytes.") }
        do { return try bytes.read(at: 0, count: Int(bytes.length)) } catch {
            throw CommandFailure(.undecided, "\(path) cannot be read: \(error)")
        }
    }
}

/// A file being written: complete under its name, or not there.
final class OutputFile {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var isComplete = false

    /// Throws `undecided` when nothing can be written there.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        temporary = "\(path).\(getpid()).part"
        descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFailure(.undecided, "\(path) cannot be written: \(Self.cause(errno)).")
        }
    }

    deinit {
        close(descriptor)
        if !isComplete { unsafe unlink(temporary) }
    }

    func append(_ bytes: [UInt8]) throws(CommandFailure) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw CommandFailure(.undecided, "\(path) cannot be written: \(Self.cause(errno)).")
            }
            done += count
        }
    }

    /// Gives it its name, replacing what was there.
    func complete() throws(CommandFailure) {
        guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
            throw CommandFailure(.undecided, "\(path) cannot be written: \(Self.cause(errno)).")
        }
        isComplete = true
    }

    private static func cause(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
