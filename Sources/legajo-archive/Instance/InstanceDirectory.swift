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

    /// A path of `legajo.yaml`, absolute or counted from here.
    func resolve(_ other: String) -> String { other.hasPrefix("/") ? other : path + "/" + other }

    /// Makes a directory and those above it. Throws `system`.
    static func make(_ path: String, mode: mode_t) throws(InstanceFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw InstanceFailure(.system, "\(path) cannot be made: \(error)")
        }
        guard unsafe chmod(path, mode) == 0 else {
            throw InstanceFailure(.system, "the permissions of \(path) cannot be set")
        }
    }

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
