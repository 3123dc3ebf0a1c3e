import ArchiveClient
import ArchiveModel
import LinuxSystem
import WorkerProtocol

/// A file named on the command line.
struct LocalFile: Sendable {
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
