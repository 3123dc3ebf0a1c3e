import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Files from this size on are written before their group, so that they do not hold up small ones.
    static let bulkSize: UInt64 = 4 << 20

    /// Writes an item's large files to intake/ on every root that takes writes, side by side, on the root's staging
    /// thread. A root whose thread has too much to do, or that fails here, writes them with its group, where a
    /// failure counts. Code `busy` when fewer than a quorum have room.
    func stageBulk(_ item: CommitItem) async throws(StorageError) -> [Int: [StagedFile]] {
        let files = item.files.filter { $0.content.length >= Self.bulkSize }.map(IncomingFile.init)
        guard !files.isEmpty else { return [:] }
        let roots = state.withLock { state in
            state.replicas.enumerated().compactMap { index, replica -> (Int, StorageRoot)? in
                guard replica.takesWrites, let root = replica.root else { return nil }
                return (index, root)
            }
        }
        guard roots.count >= quorum else { return [:] }
        let staged = Shared<(left: Int, files: [Int: [StagedFile]])>((roots.count, [:]))
        let queued = Shared(0)
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<[Int: [StagedFile]], Never>) in
            @Sendable func done(_ index: Int, _ found: [StagedFile]?) {
                let all = staged.value.withLock { state -> [Int: [StagedFile]]? in
                    state.left -= 1
                    state.files[index] = found
                    return state.left == 0 ? state.files : nil
                }
                if let all { continuation.resume(returning: all) }
            }
            for (index, root) in roots {
                let isQueued = scheduler.stage(root: index) { done(index, try? root.stage(files)) }
                if isQueued { queued.value.withLock { $0 += 1 } } else { done(index, nil) }
            }
        }
        guard queued.value.withLock({ $0 }) >= quorum else {
            unstage(result)
            throw StorageError(.busy, "too many large files at once")
        }
        return result
    }

    /// Removes large files in intake/ that no job will name any more.
    func unstage(_ staged: [Int: [StagedFile]]) {
        for (index, files) in staged {
            guard let root = state.withLock({ $0.replicas[index].root }) else { continue }
            root.unstage(files)
        }
    }
}
