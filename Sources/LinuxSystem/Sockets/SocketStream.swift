import CLinuxShims

/// A moment of the monotonic clock after which a wait is given up.
package struct Deadline: Hashable, Sendable {
    /// Nanoseconds of the monotonic clock; 0 waits for ever.
    let nanoseconds: UInt64

    package static let never = Deadline(nanoseconds: 0)

    package static func after(milliseconds: Int) -> Deadline {
        Deadline(nanoseconds: system_monotonic_nanoseconds() + UInt64(max(0, milliseconds)) * 1_000_000)
    }
}

/// One end of a connected Unix stream socket that carries bytes and descriptors (SCM_RIGHTS).
package struct SocketStream: Sendable {
    /// Most descriptors one message may carry.
    package static let descriptorLimit = Int(SOCKET_DESCRIPTORS_MAX)

    /// Bytes and the descriptors that came with them.
    package struct Reception: Sendable {
        package var bytes: [UInt8]
        package var descriptors: [FileDescriptor]
    }

    package let file: FileDescriptor

    package init(_ file: FileDescriptor) { self.file = file }

    /// Both ends of a new connection, close-on-exec.
    package static func pair() throws(SystemError) -> (SocketStream, SocketStream) {
        var ends: [Int32] = [-1, -1]
        let outcome = unsafe ends.withUnsafeMutableBufferPointer { unsafe socket_pair($0.baseAddress) }
        try check(outcome, "make a socket pair")
        return (SocketStream(FileDescriptor(owning: ends[0])), SocketStream(FileDescriptor(owning: ends[1])))
    }

    /// Sends all bytes, at least one; the descriptors travel with the first and stay open here.
    package func send(_ bytes: [UInt8], descriptors: [Int32] = [], until deadline: Deadline = .never)
        throws(SystemError)
    {
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            unsafe descriptors.withUnsafeBufferPointer { numbers in
                unsafe socket_send(
                    file.number, buffer.baseAddress, buffer.count, numbers.baseAddress, numbers.count,
                    deadline.nanoseconds)
            }
        }
        try check(outcome, "send \(bytes.count) bytes to another process")
    }

    /// Receives exactly `count` bytes and at most `limit` descriptors; nil when the other side closed before the
    /// first byte. More descriptors than allowed are closed and an error (`EPROTO`).
    package func receive(
        _ count: Int, descriptors limit: Int = 0, until deadline: Deadline = .never
    ) throws(SystemError) -> Reception? {
        var numbers = [Int32](repeating: -1, count: Self.descriptorLimit)
        var found = 0
        var outcome: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            outcome = unsafe numbers.withUnsafeMutableBufferPointer { places in
                unsafe socket_receive(
                    file.number, buffer.baseAddress, count, places.baseAddress, limit, &found, deadline.nanoseconds)
            }
            filled = outcome == 1 ? count : 0
        }
        let descriptors = numbers.prefix(found).map { FileDescriptor(owning: $0) }
        try check(outcome, "receive \(count) bytes from another process")
        return outcome == 1 ? Reception(bytes: bytes, descriptors: descriptors) : nil
    }
}
