import ArchiveModel
import Synchronization

/// A copy that could not be served.
struct SpoiledCopy: Sendable {
    enum Fault: Hashable, Sendable {
        case missing
        case damaged
        /// The disk or the file system says why.
        case unreadable(String)
    }

    let root: StorageRoot
    let fault: Fault

    var description: String {
        switch fault {
        case .missing: "the copy is gone"
        case .damaged: "the copy is damaged"
        case .unreadable(let reason): "the copy cannot be read: \(reason)"
        }
    }
}

extension ReplicatedStore {
    /// Unreadable copies on a root before it is read as a whole.
    static let readErrorsBeforeCheck = 3

    /// Replaces a copy by an intact one where the root takes it, and tells. A root with several unreadable copies is
    /// then checked as a whole.
    func replace(_ copy: SpoiledCopy, _ path: StoragePath, _ digest: ContentDigest, from content: any ByteSource) {
        let isWritten = state.withLock { state in
            state.replicas.contains { $0.root === copy.root && $0.state == .online }
        }
        if isWritten {
            _ = repairCopy(on: copy.root, path, digest, from: content, of: copy)
        } else if copy.fault != .missing {
            tell(copy, path)
        }
        if case .unreadable = copy.fault { countReadError(on: copy.root) }
    }

    /// Puts a damaged copy away and writes it anew; false when that failed. The new one is on the disk before the old
    /// one leaves its place.
    func repairCopy(
        on root: StorageRoot, _ path: StoragePath, _ digest: ContentDigest, from content: any ByteSource,
        of copy: SpoiledCopy
    ) -> Bool {
        do throws(RootFailure) {
            try root.confirmIdentity()
            tell(copy, path)
            try put([IncomingFile(path: path, sha256: digest, content: content)], on: root)
            guard try root.digest(of: path.text, fromDisk: true) == digest else {
                throw RootFailure(.fenced, "\(path) is damaged again right after it was written anew")
            }
            incident(StorageIncident(.repaired, root: root.name, path: path, message: "written anew from another root"))
            return true
        } catch {
            let index = state.withLock { $0.replicas.firstIndex { $0.root === root } }
            if let index { failed(index, error) }
            return false
        }
    }

    func tell(_ copy: SpoiledCopy, _ path: StoragePath) {
        incident(
            StorageIncident(
                copy.fault == .missing ? .missing : .damaged, root: copy.root.name, path: path,
                message: copy.description))
    }

    /// Several copies that cannot be read are a failing disk, not chance: the root counts as incomplete until every
    /// file on it was read and held against its digest.
    private func countReadError(on root: StorageRoot) {
        let index = state.withLock { state -> Int? in
            guard let index = state.replicas.firstIndex(where: { $0.root === root && $0.state == .online }) else {
                return nil
            }
            state.replicas[index].readErrors += 1
            guard state.replicas[index].readErrors >= Self.readErrorsBeforeCheck else { return nil }
            state.replicas[index].readErrors = 0
            return index
        }
        guard let index else { return }
        do throws(RootFailure) {
            try root.update { $0.completeTo = 0 }
            state.withLock { state in
                if state.replicas[index].state == .online { state.replicas[index].state = .filling }
            }
            incident(
                StorageIncident(.behind, root: root.name, message: "copies cannot be read; all are being checked")
            )
        } catch {
            failed(index, error)
        }
    }
}
