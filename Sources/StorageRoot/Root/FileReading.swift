import ArchiveModel
import Crypto

extension StorageRoot {
    /// SHA-256 of a file as it lies on the disk, read past the cache where that can be had.
    func digest(of path: String, fromDisk: Bool = false) throws(RootFailure) -> ContentDigest {
        try digests(of: path, fromDisk: fromDisk, both: false).sha256
    }

    /// Length and digests of a file; SHA-512 only when asked for.
    func digests(
        of path: String, fromDisk: Bool, both: Bool
    ) throws(RootFailure) -> (length: UInt64, sha256: ContentDigest, sha512: ContentDigest?) {
        let file: any StoredFileHandle
        do { file = try directory.open(path, writable: false) } catch { throw RootFailure(error) }
        if fromDisk { file.dropCache() }
        var short = SHA256()
        var long = SHA512()
        var length: UInt64 = 0
        do {
            try file.forEachWindow { bytes throws(Never) in
                short.update(data: bytes)
                if both { long.update(data: bytes) }
                length += UInt64(bytes.count)
            }
        } catch {
            throw RootFailure(.refused, "\(path) cannot be read: \(error)")
        }
        guard let sha256 = ContentDigest(algorithm: .sha256, bytes: Array(short.finalize())) else {
            throw RootFailure(.refused, "no digest")
        }
        return (length, sha256, both ? ContentDigest(algorithm: .sha512, bytes: Array(long.finalize())) : nil)
    }

    /// Something is in the file's place.
    func isThere(_ path: StoragePath) throws(RootFailure) -> Bool {
        do { return try directory.status(path.text) != nil } catch { throw RootFailure(error) }
    }

    /// A file whose bytes are verified now, and again whenever a part of them is read. Nil when its digest
    /// is not the one expected.
    func verified(_ path: StoragePath, expecting digest: ContentDigest) throws(RootFailure) -> (any ByteSource)? {
        let file: any StoredFileHandle
        do { file = try directory.open(path.text, writable: false) } catch { throw RootFailure(error) }
        do {
            return try VerifiedBytes.verify(file, expecting: digest)
        } catch {
            throw RootFailure(.refused, "\(path) cannot be read: \(error)")
        }
    }
}
