import Glibc

/// One archive per instance: holds `run/lock` as long as it lives.
final class InstanceLock: Sendable {
    private let descriptor: Int32

    /// Throws `alreadyRunning` naming the process that holds it.
    init(_ directory: InstanceDirectory) throws(InstanceFailure) {
        let descriptor = unsafe open(directory.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw InstanceFailure(.system, "\(directory.lock) cannot be opened; does this user own the instance?")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 32)
            let count = unsafe text.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
            let holder = String(decoding: text.prefix(max(0, count)), as: UTF8.self).filter(\.isNumber)
            close(descriptor)
            throw InstanceFailure(
                .alreadyRunning, "This instance is served already by process \(holder.isEmpty ? "(unknown)" : holder).")
        }
        ftruncate(descriptor, 0)
        let own = Array("\(getpid())\n".utf8)
        _ = unsafe own.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
