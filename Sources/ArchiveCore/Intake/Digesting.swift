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
}
