import ArchiveModel
import Crypto
import StorageRoot
import Testing

/// A stored document and the entry that makes it known.
struct Document: Hashable, Sendable {
    let path: StoragePath
    let bytes: [UInt8]
    let digests: DigestPair
    let entry: [UInt8]

    init(_ bytes: [UInt8], at path: String, note: String = "", removes: [StoragePath] = []) throws {
        self.bytes = bytes
        self.path = try #require(StoragePath(path))
        digests = try #require(
            DigestPair(sha256Bytes: Array(SHA256.hash(data: bytes)), sha512Bytes: Array(SHA512.hash(data: bytes))))
        let pair = "\"digests\":{\"sha256\":\"\(digests.sha256)\",\"sha512\":\"\(digests.sha512)\"}"
        let list = removes.map { "\"\($0)\"" }.joined(separator: ",")
        let removal = removes.isEmpty ? "" : ",\"removes\":[\(list)]"
        entry = Array("{\(pair),\"note\":\"\(note)\",\"path\":\"\(path)\"\(removal)}".utf8)
    }

    var file: StoredFile { StoredFile(path: path, digests: digests, content: MemoryBytes(bytes)) }
    var item: CommitItem { CommitItem(files: [file], entries: [entry]) }
}
