package import ArchiveModel
import Crypto

/// Everything a package says about an entry's bytes.
package struct ContentSum: Hashable, Sendable {
    /// In bytes.
    package let length: UInt64
    package let digests: DigestPair
    /// CRC-32 (APPNOTE 4.4.7).
    package let crc32: UInt32

    /// The sum of bytes in memory.
    package static func of(_ bytes: [UInt8]) -> ContentSum {
        var summing = ContentSumming()
        summing.update(bytes)
        return summing.finish()
    }

    /// The sum of sources laid end to end, in windows. Throws code `unreadable`.
    package static func of(_ content: [any ByteSource]) throws(PackageError) -> ContentSum {
        var summing = ContentSumming()
        for source in content { try summing.update(from: source) }
        return summing.finish()
    }
}

/// Length, CRC-32 and both digests of bytes as they pass by, each byte touched once.
///
/// A value: a copy taken after a source can go on over what is appended to it, so that the source's sum and
/// the original's cost one pass together.
package struct ContentSumming: Sendable {
    private var length: UInt64 = 0
    private var crc32 = CyclicRedundancyCheck()
    private var sha256 = SHA256()
    private var sha512 = SHA512()

    package init() {}

    package mutating func update(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        crc32.update(bytes)
        sha256.update(data: bytes)
        sha512.update(data: bytes)
    }

    /// Throws code `unreadable`.
    package mutating func update(from source: any ByteSource) throws(PackageError) {
        try source.forEachPiece { update($0) }
    }

    package func finish() -> ContentSum {
        ContentSum(length: length, digests: DigestPair(sha256.finalize(), sha512.finalize()), crc32: crc32.value)
    }
}

extension DigestPair {
    /// From finished hash functions, whose lengths fit by their types.
    init(_ short: SHA256Digest, _ long: SHA512Digest) {
        guard let pair = DigestPair(sha256Bytes: Array(short), sha512Bytes: Array(long)) else {
            preconditionFailure("a hash function returned a digest of the wrong length")
        }
        self = pair
    }
}

extension ByteSource {
    /// All bytes in windows, a failure to read told as a package error.
    func forEachPiece(_ body: ([UInt8]) -> Void) throws(PackageError) {
        do {
            try forEachWindow(256 << 10) { (piece) throws(Never) in body(piece) }
        } catch {
            switch error {
            case .source(let cause): throw PackageError(.unreadable, "content could not be read: \(cause)")
            }
        }
    }
}
