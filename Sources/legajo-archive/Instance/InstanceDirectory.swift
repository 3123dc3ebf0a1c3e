import FoundationEssentials
import Glibc

/// Where everything of an instance lies.
struct InstanceDirectory: Sendable {
    /// Absolute.
    let path: String

    init(_ path: String) {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        self.path = absolute.count > 1 && absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
    }

    var configuration: String { path + "/legajo.yaml" }
    var run: String { path + "/run" }
    var lock: String { run + "/lock" }
    var socket: String { run + "/archive.sock" }
    var spool: String { run + "/spool" }
    var index: String { path + "/index/index.sqlite" }
    var keys: String { path + "/keys" }
    var tokens: String { path + "/tokens" }

    /// Where the token of one of the first people lies.
    func token(of person: String) -> String { "\(tokens)/\(person).token" }

    /// A path of `legajo.yaml`, absolute or counted from here.
    func resolve(_ other: String) -> String { other.hasPrefix("/") ? other : path + "/" + other }

    /// Makes a directory and those above it. Throws `badConfiguration` where nothing can be made at that place, else
    /// `system`.
    static func make(_ path: String, mode: mode_t) throws(InstanceFailure) {
        var place = ""
        for name in path.split(separator: "/") {
            place += "/\(name)"
            guard unsafe mkdir(place, 0o777) != 0, errno != EEXIST else { continue }
            throw failure(toMake: path, at: place, errno)
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw failure(toMake: path, at: path, errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(toMake: path, at: path, ENOTDIR) }
        guard unsafe chmod(path, mode) == 0 else {
            throw InstanceFailure(.system, "The permissions of \(path) cannot be set: \(cause(errno)).")
        }
    }

    private static func failure(toMake path: String, at place: String, _ number: Int32) -> InstanceFailure {
        switch number {
        case ENOTDIR:
            InstanceFailure(
                .badConfiguration,
                "\(path) cannot be made: a part of that path is a file, not a directory. Choose another place.")
        case EACCES, EPERM, EROFS:
            InstanceFailure(
                .badConfiguration,
                "\(path) cannot be made: \(cause(number)) (at \(place)). Choose a place where you may write.")
        default: InstanceFailure(.system, "\(path) cannot be made: \(cause(number)) (at \(place)).")
        }
    }

    private static func cause(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

    /// Writes a new file, durable when it returns. Throws `system`.
    static func write(_ text: String, to path: String, mode: mode_t) throws(InstanceFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw InstanceFailure(.system, "\(path) cannot be made") }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else {
            throw InstanceFailure(.system, "\(path) cannot be written")
        }
    }
}
