import CLinuxShims

/// An open descriptor with one owner; it is closed when the last reference goes.
package final class FileDescriptor: Sendable {
    /// Only to be used while this object lives.
    package let number: Int32

    /// Takes over an open descriptor.
    package init(owning number: Int32) { self.number = number }

    deinit { file_close(number) }

    /// Opens a file for reading, close-on-exec.
    package static func open(path: String) throws(SystemError) -> FileDescriptor {
        FileDescriptor(owning: try check(unsafe file_open(path), "open \(path)"))
    }

    /// Another descriptor for the same open file description.
    package static func duplicating(_ number: Int32) throws(SystemError) -> FileDescriptor {
        FileDescriptor(owning: try check(file_duplicate(number), "duplicate descriptor \(number)"))
    }

    /// The same file through an open file description of its own: for reading only, with an offset nobody
    /// shares. Needs `/proc`.
    package static func readOnly(reopening number: Int32) throws(SystemError) -> FileDescriptor {
        FileDescriptor(owning: try check(file_reopen(number), "open descriptor \(number) again for reading"))
    }
}
