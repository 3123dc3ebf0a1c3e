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

    /// Whether it begins as XML, JSON or EDIFACT does, after a byte order mark and white space: no PDF, whose reading needs
    /// fonts.
    var isPlainData: Bool {
        guard let head = try? bytes.read(at: 0, count: 256) else { return false }
        let marks: Set<UInt8> = [0, 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let text = head.drop { marks.contains($0) }
        return text.first == UInt8(ascii: "<") || text.first == UInt8(ascii: "{") || text.starts(with: "UN".utf8)
    }

    /// The whole content of a small file.
    func contents(atMost limit: UInt64) throws(CommandFailure) -> [UInt8] {
        guard bytes.length <= limit else { throw CommandFailure(.undecided, "\(path) is larger than \(limit) bytes.") }
        do { return try bytes.read(at: 0, count: Int(bytes.length)) } catch {
            throw CommandFailure(.undecided, "\(path) cannot be read: \(error)")
        }
    }
}
