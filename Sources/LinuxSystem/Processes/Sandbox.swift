import CLinuxShims
import Glibc

/// What a process takes from itself before it opens a stranger's bytes: resource limits, capabilities, every path
/// (Landlock) and every system call outside a short list (seccomp). There is no way back.
package enum Sandbox {
    /// Resource limits of a sandboxed process. It writes no file, starts no process and leaves no core in any case.
    package struct Limits: Hashable, Sendable, Codable {
        /// In bytes.
        package var addressSpace: UInt64
        package var openFiles: Int
        /// Of the whole process; the soft limit of one document is set by `allowProcessorTime`.
        package var processorSeconds: Int

        package init(addressSpace: UInt64 = 768 << 20, openFiles: Int = 160, processorSeconds: Int = 1_100) {
            self.addressSpace = addressSpace
            self.openFiles = openFiles
            self.processorSeconds = processorSeconds
        }
    }

    /// What the kernel gave.
    package struct Strength: Hashable, Sendable, Codable {
        /// Landlock's ABI version; nil where the kernel has none, and only the system call filter keeps paths away.
        package var landlock: Int?
        package var isFiltered: Bool

        package init(landlock: Int?, isFiltered: Bool) {
            self.landlock = landlock
            self.isFiltered = isFiltered
        }
    }

    /// Closes the sandbox around this process. Everything but Landlock is required.
    package static func enter(_ limits: Limits) throws(SystemError) -> Strength {
        let processor = UInt64(limits.processorSeconds)
        try set(SANDBOX_CORE, 0, 0)
        try set(SANDBOX_FILE_SIZE, 0, 0)
        try set(SANDBOX_PROCESSES, 0, 0)
        try set(SANDBOX_OPEN_FILES, UInt64(limits.openFiles), UInt64(limits.openFiles))
        try set(SANDBOX_ADDRESS_SPACE, limits.addressSpace, limits.addressSpace)
        try set(SANDBOX_CPU_SECONDS, processor, processor)
        try check(sandbox_no_new_privileges(), "give up new privileges")
        let version = sandbox_landlock()
        if version < 0, version != -ENOSYS, version != -EOPNOTSUPP { try check(version, "close all paths") }
        try check(sandbox_drop_capabilities(), "give up capabilities")
        try check(sandbox_seccomp(), "filter system calls")
        return Strength(landlock: version > 0 ? Int(version) : nil, isFiltered: true)
    }

    /// From now on this process may use so many seconds of processor time, rounded up; then SIGXCPU ends it.
    package static func allowProcessorTime(seconds: Int, of limits: Limits) throws(SystemError) {
        let used = UInt64(max(0, process_cpu_microseconds())) / 1_000_000
        let hard = UInt64(limits.processorSeconds)
        try set(SANDBOX_CPU_SECONDS, min(used + 1 + UInt64(seconds), hard), hard)
    }

    private static func set(_ which: sandbox_limit, _ soft: UInt64, _ hard: UInt64) throws(SystemError) {
        try check(sandbox_limit(which, soft, hard), "set resource limit \(which.rawValue)")
    }
}
