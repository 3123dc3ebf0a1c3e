import ArchiveModel
import Crypto
import Glibc

/// A file being written: complete under its name, or not there. Pipes and devices are written into as they are, and
/// symbolic links are followed to the file they name.
final class OutputFile {
    private let path: String
    /// What is replaced when all is written; nil for what is written into directly.
    private let target: (path: String, temporary: String)?
    private let descriptor: Int32
    private var isComplete = false
    private var length: UInt64 = 0
    private var hash = SHA256()

    /// Throws `undecided` when nothing can be written there.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        if Self.isSpecial(path) {
            target = nil
            descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        } else {
            let end = Self.followed(path)
            let temporary = "\(end).\(getpid()).part"
            target = (end, temporary)
            descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        }
        guard descriptor >= 0 else {
            throw CommandFailure(.undecided, "\(path) cannot be written: \(Self.cause(errno)).")
        }
    }

    deinit {
        close(descriptor)
        if !isComplete, let target { unsafe unlink(target.temporary) }
    }

    /// Whether something is there that is no regular file.
    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    /// The path at the end of symbolic links, whether a file is there already or not.
    private static func followed(_ path: String) -> String {
        var path = path
        // As many as Linux follows (path_resolution(7)).
        for _ in 0..<40 {
            var name = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe readlink(path, &name, name.count)
            guard count > 0 else { return path }
            let next = String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = next.hasPrefix("/") ? next : folder + next
        }
        return path
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
        length += UInt64(bytes.count)
        hash.update(data: bytes)
    }

    /// Gives it its name, replacing the file that was there, and says what is in it.
    @discardableResult
    func complete() throws(CommandFailure) -> WrittenFile {
        guard let digest = ContentDigest(algorithm: .sha256, bytes: Array(hash.finalize())) else {
            throw CommandFailure(.internal, "a digest has a wrong length")
        }
        let written = WrittenFile(
            output: path, length: length, digest: digest, isStandardOutput: Self.isStandardOutput(descriptor))
        guard let target else { return written }
        guard fsync(descriptor) == 0, unsafe rename(target.temporary, target.path) == 0 else {
            throw CommandFailure(.undecided, "\(path) cannot be written: \(Self.cause(errno)).")
        }
        isComplete = true
        return written
    }

    /// Whether what is written goes where results go, as `-o /dev/stdout` does.
    private static func isStandardOutput(_ descriptor: Int32) -> Bool {
        var (mine, standard) = (stat(), stat())
        guard unsafe fstat(descriptor, &mine) == 0, unsafe fstat(STDOUT_FILENO, &standard) == 0 else { return false }
        return mine.st_dev == standard.st_dev && mine.st_ino == standard.st_ino
    }

    private static func cause(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
