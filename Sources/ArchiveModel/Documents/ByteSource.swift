/// Random access to immutable bytes, wherever they lie; documents of a gigabyte are read in windows.
package protocol ByteSource: Sendable {
    /// In bytes.
    var length: UInt64 { get }
    /// Exactly the bytes asked for, fewer only at the end.
    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8]
}

/// A read failed; the message names the cause.
package struct ByteSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}

/// Bytes in memory.
package struct MemoryBytes: ByteSource {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var length: UInt64 { UInt64(bytes.count) }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length else { return [] }
        let start = Int(offset)
        return Array(bytes[start..<min(bytes.count, start + count)])
    }
}

extension ByteSource {
    /// The bytes in windows of at most `window`, in order.
    package func forEachWindow<Failure: Error>(
        _ window: Int = 1 << 20, from start: UInt64 = 0, _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(ByteSourceReadFailure<Failure>) {
        var offset = start
        while offset < length {
            let piece: [UInt8]
            do { piece = try read(at: offset, count: window) } catch { throw .source(error) }
            guard !piece.isEmpty else { throw .source(ByteSourceError("ended at byte \(offset) of \(length)")) }
            do { try body(piece) } catch { throw .body(error) }
            offset += UInt64(piece.count)
        }
    }
}

/// Which side of a windowed read failed.
package enum ByteSourceReadFailure<Body: Error>: Error {
    case source(ByteSourceError)
    case body(Body)
}
