package import ArchiveModel
import ArchivePackage
import Crypto

/// Digests of things that are not files.
package enum Digesting {
    /// SHA-256 of bytes in memory.
    package static func sha256(_ bytes: [UInt8]) throws(ArchiveFailure) -> ContentDigest {
        guard let digest = ContentDigest(algorithm: .sha256, bytes: Array(SHA256.hash(data: bytes))) else {
            throw ArchiveFailure(.internal, "a digest has a wrong length")
        }
        return digest
    }

    /// What makes two submissions the same bytes: roles and digests of all files in order.
    package static func submissionDigest(of files: [IncomingFile]) throws(ArchiveFailure) -> ContentDigest {
        try sha256(Array(files.map { "\($0.role.rawValue) \($0.digests.sha256)\n" }.joined().utf8))
    }

    /// What an idempotency key is bound to: files and options.
    package static func parameterDigest(
        of files: [IncomingFile], options: SubmissionOptions
    ) throws(ArchiveFailure) -> ContentDigest {
        var bound = options
        bound.idempotencyKey = nil
        let text = files.map { "\($0.role.rawValue) \($0.digests.sha256) \($0.name)\n" }.joined()
        return try sha256(Array(text.utf8) + CanonicalJSON.encode(bound))
    }

    /// SHA-256 over a signature's ByteRange `[0, a, b, c]` in a source followed by an increment. Throws `internal`
    /// unless the range is everything but one hole inside the increment.
    package static func byteRangeDigest(
        of range: [UInt64], source: any ByteSource, increment: [UInt8]
    ) throws(ArchiveFailure) -> [UInt8] {
        let end = source.length + UInt64(increment.count)
        guard range.count == 4, range[0] == 0, range[1] >= source.length, range[1] <= range[2], range[2] <= end,
            range[3] == end - range[2]
        else { throw ArchiveFailure(.internal, "a prepared increment has a byte range that does not cover the file") }
        var hash = SHA256()
        do {
            try source.forEachWindow { (window: [UInt8]) throws(ByteSourceError) in hash.update(data: window) }
        } catch {
            throw ArchiveFailure(.internal, "reading spooled bytes failed: \(error)")
        }
        hash.update(data: increment[..<Int(range[1] - source.length)])
        hash.update(data: increment[Int(range[2] - source.length)...])
        return Array(hash.finalize())
    }
}
