package import ArchiveModel
import Crypto

/// A file to be stored, with its digests already taken.
package struct StoredFile: Sendable {
    package let path: StoragePath
    package let digests: DigestPair
    /// Must stay readable until the receipt, and for a slow root a little longer: keep a descriptor, not a name.
    package let content: any ByteSource
    /// Small content, read once and held against its digest.
    fileprivate(set) var checkedBytes: [UInt8]?

    package init(path: StoragePath, digests: DigestPair, content: any ByteSource) {
        self.path = path
        self.digests = digests
        self.content = content
    }
}

/// A file on its way to one root.
struct IncomingFile: Sendable {
    let path: StoragePath
    let sha256: ContentDigest
    let content: any ByteSource
    /// The content, where it is small and already held against its digest.
    var checkedBytes: [UInt8]?

    init(path: StoragePath, sha256: ContentDigest, content: any ByteSource) {
        (self.path, self.sha256, self.content) = (path, sha256, content)
    }

    init(_ file: StoredFile) {
        self.init(path: file.path, sha256: file.digests.sha256, content: file.content)
        checkedBytes = file.checkedBytes
    }
}

/// What becomes durable together or not at all: files, the ledger entries that make them known, and what
/// these make superfluous.
package struct CommitItem: Sendable {
    package var files: [StoredFile]
    /// JSON objects of at most 65,535 bytes, kept as given. Storage reads four members: `path` with `digests`
    /// (`{"sha256":"sha256:…","sha512":"sha512:…"}`), `files` (an array of objects with these two), and
    /// `removes` (an array of paths). Every file of the item must be named with both digests, every removal too.
    package var entries: [[UInt8]]
    /// Files below `pending/` that are removed from every root once the entries are on a quorum.
    package var removals: [StoragePath]

    package init(files: [StoredFile], entries: [[UInt8]], removals: [StoragePath] = []) {
        self.files = files
        self.entries = entries
        self.removals = removals
    }
}

/// Files and entries are durable on a quorum.
package struct CommitReceipt: Hashable, Sendable {
    /// Index of the item's first entry in the ledger.
    package let firstEntry: UInt64
    /// The roots that had everything durable when the receipt was given.
    package let roots: [String]
}

extension CommitItem {
    /// Content up to this size is read once for all roots.
    static let smallContent: UInt64 = 1 << 20

    /// The item with its entries' references checked and small contents read and verified.
    func prepared() throws(StorageError) -> CommitItem {
        guard !entries.isEmpty else { throw StorageError(.unaccounted, "an item needs at least one ledger entry") }
        var named: [StoragePath: DigestPair] = [:]
        var removed: Set<StoragePath> = []
        for entry in entries {
            guard (1...EntryBundle.largestEntry).contains(entry.count) else {
                throw StorageError(.entrySize, "a ledger entry has \(entry.count) bytes, allowed are 1 to 65,535")
            }
            let references = try LedgerReferences(entry: entry)
            for file in references.files { named[file.path] = file.digests }
            removed.formUnion(references.removes)
        }
        for path in removals {
            guard removed.contains(path), path.components.first == "pending" else {
                throw StorageError(
                    .unaccounted, "\(path) is removed, but no entry says so in removes, or it is not below pending/")
            }
        }
        guard removed.count == Set(removals).count else {
            throw StorageError(.unaccounted, "an entry names a removal that the item does not carry out")
        }
        var item = self
        for (index, file) in files.enumerated() {
            guard named.removeValue(forKey: file.path) == file.digests else {
                throw StorageError(
                    .unaccounted, "no entry names \(file.path) with its digests, or the file is there twice")
            }
            let parts = file.path.components
            guard parts.count > 1, let area = parts.first, !RootManifest.directories.contains(area),
                !area.hasPrefix("0=")
            else {
                throw StorageError(.unaccounted, "\(file.path) is not in an area for files")
            }
            item.files[index] = try file.prepared()
        }
        return item
    }

    /// Bytes to be written, for the cap on a group.
    var weight: UInt64 { files.reduce(0) { $0 + $1.content.length } }
}

extension StoredFile {
    fileprivate func prepared() throws(StorageError) -> StoredFile {
        guard content.length <= CommitItem.smallContent else { return self }
        var file = self
        do {
            let bytes = try content.read(at: 0, count: Int(content.length))
            guard UInt64(bytes.count) == content.length, Array(SHA256.hash(data: bytes)) == digests.sha256.bytes else {
                throw StorageError(.content, "\(path): the content is not what its digest says")
            }
            file.checkedBytes = bytes
        } catch let error as ByteSourceError {
            throw StorageError(.content, "\(path): \(error)")
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.content, "\(path): \(error)")
        }
        return file
    }
}
