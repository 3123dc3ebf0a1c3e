import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// No quorum took the group: the roots that did give it up again, then the callers hear of it. A root that cannot
    /// (no space for a new journal) keeps its tail until it is brought up to date; until then its entries must not
    /// be mistaken for those that take their places.
    func takeBack(_ group: GroupInFlight) {
        let (replicas, note) = state.withLock { state -> ([(Int, StorageRoot)], String) in
            let replicas = group.roots.sorted().compactMap { index -> (Int, StorageRoot)? in
                guard let root = state.replicas[index].root else { return nil }
                if case .fenced = state.replicas[index].state { return nil }
                state.replicas[index].outstanding += 1
                return (index, root)
            }
            if replicas.count < group.roots.count { state.mustRaise = true }
            return (replicas, state.note)
        }
        guard !replicas.isEmpty else { return refused(group) }
        let left = Shared(replicas.count)
        scheduler.submit(
            replicas.map { index, root in
                RootJob(
                    root: index,
                    steps: [
                        RootStep { () throws(RootFailure) in try Self.cut(root, group, note) },
                        RootStep { () throws(RootFailure) in try root.remove(group.made[index] ?? []) },
                    ],
                    completion: { failure in
                        if failure != nil { self.state.withLock { $0.mustRaise = true } }
                        self.settled(index, failure)
                        let rest = left.value.withLock { count in
                            count -= 1
                            return count
                        }
                        if rest == 0 { self.refused(group) }
                    })
            })
    }

    private static func cut(_ root: StorageRoot, _ group: GroupInFlight, _ note: String) throws(RootFailure) {
        guard root.ledger.withLock({ $0.size }) > group.batch.first else { return }
        do throws(RootFailure) { try root.cut(to: group.batch.first, note: note) } catch {
            throw RootFailure(
                error.kind == .fenced ? .fenced : .refused, "entries could not be taken back: \(error.reason)")
        }
    }

    private func refused(_ group: GroupInFlight) {
        let contents = group.failed.values.filter { $0.kind == .content }
        let retried = !contents.isEmpty && group.waiting.count > 1
        state.withLock { state in
            state.group = nil
            guard retried else { return }
            state.waiting.insert(
                contentsOf: group.waiting.map { waiting in
                    var alone = waiting
                    alone.isAlone = true
                    alone.bulk = [:]
                    return alone
                }, at: 0)
        }
        if !retried {
            let reasons = group.failed.sorted { $0.key < $1.key }.map(\.value.reason).joined(separator: "; ")
            let isBusy = group.failed.values.contains { $0.kind == .busy }
            let error =
                contents.first.map { StorageError(.content, $0.reason) }
                ?? StorageError(isBusy ? .busy : .noQuorum, "not enough roots could be written: \(reasons)")
            for waiting in group.waiting { waiting.done(.failure(error)) }
        }
        pump()
    }

    /// Records a new start on a quorum: at an election its entries outrank those of a group taken back that a root
    /// may still have. Without a quorum nothing that waits is taken.
    func raise() {
        let (roots, next) = state.withLock { state in
            let roots = state.replicas.indices.compactMap { index -> (Int, StorageRoot)? in
                guard state.replicas[index].takesWrites, let root = state.replicas[index].root else { return nil }
                return (index, root)
            }
            return (roots, state.generation + 1)
        }
        var count = 0
        for (index, root) in roots {
            do throws(RootFailure) {
                try root.update { $0.generation = max($0.generation, next) }
                count += 1
            } catch {
                failed(index, error)
            }
        }
        let refused = state.withLock { state -> [WaitingItem] in
            state.isRaising = false
            guard count < quorum else {
                state.generation = next
                state.mustRaise = false
                return []
            }
            defer { state.waiting = [] }
            return state.waiting
        }
        for item in refused {
            item.done(.failure(StorageError(.noQuorum, "only \(count) roots could record that a group was taken back")))
        }
        pump()
    }
}
