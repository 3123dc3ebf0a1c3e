import ArchiveModel
import Crypto
import Synchronization

/// Large files that were verified lately, so that one read in parts, request by request, is hashed as a whole once.
/// Holds digests, no bytes and no descriptor: what is read is still held against them, window by window.
final class VerifiedFiles: Sendable {
    private struct Entry {
        var version: FileVersion
        var digest: ContentDigest
        var windows: [SHA256.Digest]
        /// Greater for what was used later.
        var used: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var uses: UInt64 = 0
    }

    private static let most = 128
    private let state = Mutex(State())

    /// The windows of a file that is still as it was verified.
    func windows(
        of path: StoragePath, on root: StorageRoot, at version: FileVersion?, expecting digest: ContentDigest
    ) -> [SHA256.Digest]? {
        let key = Self.key(path, root)
        return state.withLock { state in
            guard let entry = state.entries[key] else { return nil }
            guard entry.version == version, entry.digest == digest else {
                state.entries[key] = nil
                return nil
            }
            state.uses += 1
            state.entries[key]?.used = state.uses
            return entry.windows
        }
    }

    func keep(
        _ windows: [SHA256.Digest], of path: StoragePath, on root: StorageRoot, at version: FileVersion,
        digest: ContentDigest
    ) {
        state.withLock { state in
            state.uses += 1
            state.entries[Self.key(path, root)] = Entry(
                version: version, digest: digest, windows: windows, used: state.uses)
            guard state.entries.count > Self.most else { return }
            if let oldest = state.entries.min(by: { $0.value.used < $1.value.used })?.key {
                state.entries[oldest] = nil
            }
        }
    }

    func forget(_ path: StoragePath, on root: StorageRoot) {
        state.withLock { $0.entries[Self.key(path, root)] = nil }
    }

    private static func key(_ path: StoragePath, _ root: StorageRoot) -> String { "\(root.name) \(path.text)" }
}

extension ReplicatedStore {
    /// A root's copy for reading: verified as a whole, now or since it last changed; nil when it is damaged.
    func verifiedCopy(
        of path: StoragePath, on root: StorageRoot, expecting digest: ContentDigest
    ) throws(RootFailure) -> (any ByteSource)? {
        let file: any StoredFileHandle
        do { file = try root.directory.open(path.text, writable: false) } catch { throw RootFailure(error) }
        let version = file.version
        if let version, let windows = verifiedFiles.windows(of: path, on: root, at: version, expecting: digest) {
            // The length that was verified, not the one the file may have by now.
            return VerifiedBytes(file: file, windows: windows, length: version.length) {
                // What a disk loses by itself shows only now: the copy is looked at as a whole, and replaced.
                self.verifiedFiles.forget(path, on: root)
                return try? self.readNow(path, expecting: digest)
            }
        }
        let content: (any ByteSource)?
        do { content = try VerifiedBytes.verify(file, expecting: digest) } catch {
            throw RootFailure(.refused, "\(path) cannot be read: \(error)")
        }
        if let verified = content as? VerifiedBytes, let version, file.version == version {
            verifiedFiles.keep(verified.windows, of: path, on: root, at: version, digest: digest)
        }
        return content
    }
}
