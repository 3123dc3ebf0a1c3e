import CLinuxShims
import Glibc

/// A process by a descriptor (pidfd): it never means another process, even when the number is used again.
package struct ProcessHandle: Sendable {
    package let file: FileDescriptor

    /// Takes over a pidfd received from another process.
    package init(_ file: FileDescriptor) { self.file = file }

    package init(process identifier: Int32) throws(SystemError) {
        file = FileDescriptor(owning: try check(process_open(identifier), "take hold of process \(identifier)"))
    }

    /// Ends it at once; nothing happens when it has ended already.
    package func kill() { _ = process_signal(file.number, SIGKILL) }
}
