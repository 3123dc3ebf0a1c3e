import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Files from this size on are written before their group, so that they do not hold up small ones.
    static let bulkSize: UInt64 = 4 << 20

    /// Writes an item's large files to intake/ on every root that takes writes, side by side. A root that fails
    /// here meets the same failure again in its group, where it counts.
    func stageBulk(_ item: CommitItem) async -> [Int: [StagedFile]] {
        let files = item.files.filter { $0.content.length >= Self.bulkSize }.map(IncomingFile.init)
        guard !files.isEmpty else { return [:] }
        return await blockingLong {
            let roots = self.state.withLock { state in
                state.replicas.enumerated().compactMap { index, replica -> (Int, StorageRoot)? in
                    guard replica.takesWrites, let root = replica.root else { return nil }
                    return (index, root)
                }
            }
            let staged = Shared<[Int: [StagedFile]]>([:])
            self.scheduler.parallel(roots.count) { number in
                let (index, root) = roots[number]
                guard let done = try? root.stage(files) else { return }
                staged.value.withLock { $0[index] = done }
            }
            return staged.value.withLock { $0 }
        }
    }

    /// Removes what is left of large files in intake/: all of them where their item was not taken, none where it was.
    func unstageBulk(_ staged: [Int: [StagedFile]]) {
        for (index, files) in staged {
            guard let root = state.withLock({ $0.replicas[index].root }) else { continue }
            root.unstage(files)
        }
    }
}
