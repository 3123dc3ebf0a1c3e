import ArchiveModel
import Crypto

/// A file that was held against its digest as a whole, window by window, and is held against the windows'
/// digests again at every read, so that what is served is what was verified.
struct VerifiedBytes: ByteSource {
    static let window = 1 << 20

    private let file: any ByteSource
    private let windows: [SHA256.Digest]
    let length: UInt64

    /// Nil when the digest is another. Files of one window are kept in memory.
    static func verify(
        _ file: any ByteSource, expecting digest: ContentDigest
    ) throws(ByteSourceError) -> (any ByteSource)? {
        let length = file.length
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
                if length <= UInt64(window) { only = bytes } else { windows.append(SHA256.hash(data: bytes)) }
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
        if length <= UInt64(window) { return MemoryBytes(only) }
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
            let bytes = try file.read(at: start, count: Self.window)
            guard SHA256.hash(data: bytes) == windows[index] else {
                throw ByteSourceError(
                    "the copy changed between byte \(start) and \(start + UInt64(bytes.count)) after it was verified")
            }
            let from = offset > start ? Int(offset - start) : 0
            let to = Int(min(end - start, UInt64(bytes.count)))
            out += bytes[from..<to]
            index += 1
        }
        return out
    }
}
