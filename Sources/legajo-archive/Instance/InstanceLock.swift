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
        guard Self.take(descriptor) else {
            let holder = Self.holder(descriptor).map(String.init) ?? "(unknown)"
            close(descriptor)
            throw InstanceFailure(.alreadyRunning, "This instance is served already by process \(holder).")
        }
        ftruncate(descriptor, 0)
        let own = Array("\(getpid())\n".utf8)
        _ = unsafe own.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Whether it could be locked. One who was killed while starting a program leaves the lock to that until it runs, so of
    /// the dead it is waited for.
    private static func take(_ descriptor: Int32) -> Bool {
        for _ in 0..<1_000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            if let holder = holder(descriptor), kill(holder, 0) == 0 || errno == EPERM { return false }
            usleep(10_000)
        }
        return false
    }

    /// The process that says it holds the lock; nil while it has not said so.
    private static func holder(_ descriptor: Int32) -> pid_t? {
        var text = [UInt8](repeating: 0, count: 32)
        let count = unsafe text.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return pid_t(String(decoding: text.prefix(max(0, count)), as: UTF8.self).filter(\.isNumber))
    }
}
