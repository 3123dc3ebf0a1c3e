import ArchiveModel
import Crypto
import Synchronization

/// A file that was held against its digest as a whole, window by window, and is held against the windows'
/// digests again at every read, so that what is served is what was verified. The window last read is kept, so that
/// reading on in small steps reads and hashes each byte once.
final class VerifiedBytes: ByteSource {
    static let window = 1 << 20

    private let file: any ByteSource
    /// Digests of the windows, as they were when the whole was verified.
    let windows: [SHA256.Digest]
    let length: UInt64
    /// Another verified copy of the same bytes, for when this one turns out to have changed; nil for none.
    private let instead: (@Sendable () -> (any ByteSource)?)?
    private let substitute = Mutex<(any ByteSource)?>(nil)
    private let last = Mutex<(index: Int, bytes: [UInt8])?>(nil)

    /// `windows` are those of a verification of this very file.
    init(
        file: any ByteSource, windows: [SHA256.Digest], length: UInt64,
        instead: (@Sendable () -> (any ByteSource)?)? = nil
    ) {
        (self.file, self.windows, self.length, self.instead) = (file, windows, length, instead)
    }

    /// Nil when the digest is another. Files of one window are kept in memory.
    static func verify(
        _ file: any ByteSource, expecting digest: ContentDigest
    ) throws(ByteSourceError) -> (any ByteSource)? {
        // Of what was hashed: the file's own length may change beside it.
        var length: UInt64 = 0
        var windows: [SHA256.Digest] = []
        var short = SHA256()
        var long = SHA512()
        var only: [UInt8] = []
        do {
            try file.forEachWindow(window) { bytes throws(Never) in
                switch digest.algorithm {
                case .sha256: short.update(data: bytes)
                case .sha512: long.update(data: bytes)
                }
                if windows.isEmpty { only = bytes }
                windows.append(SHA256.hash(data: bytes))
                length += UInt64(bytes.count)
            }
        } catch {
            switch error {
            case .source(let failure): throw failure
            }
        }
        let found =
            switch digest.algorithm {
            case .sha256: Array(short.finalize())
            case .sha512: Array(long.finalize())
            }
        guard found == digest.bytes else { return nil }
        if windows.count <= 1 { return MemoryBytes(only) }
        return VerifiedBytes(file: file, windows: windows, length: length)
    }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length, count > 0 else { return [] }
        let end = min(length, offset + UInt64(count))
        var out: [UInt8] = []
        out.reserveCapacity(Int(end - offset))
        var index = Int(offset / UInt64(Self.window))
        while UInt64(index * Self.window) < end {
            let start = UInt64(index * Self.window)
            let bytes = try bytes(ofWindow: index)
            let from = offset > start ? Int(offset - start) : 0
            let to = Int(min(end - start, UInt64(bytes.count)))
            out += bytes[from..<to]
            index += 1
        }
        return out
    }

    /// Found once: looking for it hashes whole files.
    private func other() -> (any ByteSource)? {
        substitute.withLock { kept in
            if kept == nil { kept = instead?() }
            return kept
        }
    }

    private func bytes(ofWindow index: Int) throws(ByteSourceError) -> [UInt8] {
        if let kept = last.withLock({ $0 }), kept.index == index { return kept.bytes }
        guard windows.indices.contains(index) else {
            throw ByteSourceError("there is nothing at byte \(index * Self.window) of what was verified")
        }
        let start = UInt64(index * Self.window)
        var bytes = (try? file.read(at: start, count: Self.window)) ?? []
        if SHA256.hash(data: bytes) != windows[index], let other = other() {
            bytes = try other.read(at: start, count: Self.window)
        }
        guard SHA256.hash(data: bytes) == windows[index] else {
            throw ByteSourceError(
                "the copy changed between byte \(start) and \(start + UInt64(bytes.count)) after it was verified")
        }
        last.withLock { $0 = (index, bytes) }
        return bytes
    }
}
