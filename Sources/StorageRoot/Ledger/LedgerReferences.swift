package import ArchiveModel
import FoundationEssentials

/// What an entry says about files, all that storage understands of it.
package struct LedgerReferences: Sendable {
    package struct File: Hashable, Sendable, Decodable {
        package let path: StoragePath
        package let digests: DigestPair
    }

    /// Files the entry makes known.
    package let files: [File]
    /// Files the entry removes.
    package let removes: [StoragePath]

    /// Throws `.unaccounted` when the entry is no JSON object, or a member storage reads is malformed.
    package init(entry: [UInt8]) throws(StorageError) {
        let members: Members
        do {
            members = try JSONDecoder().decode(Members.self, from: Data(entry))
        } catch {
            throw StorageError(.unaccounted, "a ledger entry is not what storage can read: \(error)")
        }
        var files = members.files ?? []
        switch (members.path, members.digests) {
        case (let path?, let digests?): files.append(File(path: path, digests: digests))
        default: break
        }
        self.files = files
        removes = members.removes ?? []
    }

    private struct Members: Decodable {
        var path: StoragePath?
        var digests: DigestPair?
        var files: [File]?
        var removes: [StoragePath]?
    }
}
