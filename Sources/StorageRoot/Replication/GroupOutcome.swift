import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// A root is done with its share of a group.
    func finished(_ number: UInt64, index: Int, failure: RootFailure?, made: [StoragePath]) {
        enum Next {
            case nothing
            case acknowledged(GroupInFlight, [String])
            case takeBack(GroupInFlight)
        }
        var told: StorageIncident?
        let next = state.withLock { state -> Next in
            state.replicas[index].outstanding -= 1
            if let failure { told = Self.demote(&state.replicas[index], failure) }
            guard var group = state.group, group.number == number else {
                if let failure { Self.missed(&state.replicas[index], failure) }
                return .nothing
            }
            group.made[index] = made
            if let failure { group.failed[index] = failure } else { group.succeeded.append(index) }
            if group.succeeded.count >= quorum {
                state.group = nil
                state.commit(group)
                for (index, failure) in group.failed { Self.missed(&state.replicas[index], failure) }
                return .acknowledged(group, group.succeeded.map { state.replicas[$0].configuration.name })
            }
            if group.succeeded.count + group.failed.count == group.roots.count {
                group.isTakenBack = true
                state.group = group
                return .takeBack(group)
            }
            state.group = group
            return .nothing
        }
        if let told { report(told) }
        switch next {
        case .nothing: break
        case .acknowledged(let group, let roots):
            settle(group)
            var first = group.batch.first
            for waiting in group.waiting {
                waiting.done(.success(CommitReceipt(firstEntry: first, roots: roots)))
                first += UInt64(waiting.item.entries.count)
            }
            pump()
        case .takeBack(let group): takeBack(group)
        }
    }

    /// Fences a root on all the others, so that a restart remembers; and tells.
    func report(_ told: StorageIncident) {
        if told.kind == .fenced {
            let others = state.withLock { state in
                state.replicas.filter { $0.takesWrites && $0.configuration.name != told.root }.compactMap(\.root)
            }
            scheduler.run {
                for root in others { try? root.update { $0.fenced[told.root] = told.message } }
            }
        }
        incident(told)
    }

    /// What a failure makes of a root; nil when the root is not to blame.
    static func demote(_ replica: inout Replica, _ failure: RootFailure) -> StorageIncident? {
        let name = replica.configuration.name
        switch failure.kind {
        case .content, .busy: return nil
        case .absent:
            replica.state = .absent(failure.reason)
            replica.root = nil
            return StorageIncident(.absent, root: name, message: failure.reason)
        case .fenced:
            replica.state = .fenced(failure.reason)
            return StorageIncident(.fenced, root: name, message: failure.reason)
        case .refused:
            let wasWritten = replica.takesWrites
            switch replica.state {
            case .absent, .fenced: return nil
            case .behind, .filling, .online: replica.state = .behind(failure.reason)
            }
            guard wasWritten else { return nil }
            return StorageIncident(.behind, root: name, message: failure.reason)
        }
    }

    /// A root without a group that the others have is behind, even when it is not to blame.
    private static func missed(_ replica: inout Replica, _ failure: RootFailure) {
        if replica.takesWrites { replica.state = .behind("it has not taken a group: \(failure.reason)") }
    }

    /// After a quorum has the group: removals, and tiles that became full, on every root in its own time.
    private func settle(_ group: GroupInFlight) {
        let removals = group.waiting.flatMap(\.item.removals)
        let width = UInt64(LedgerTree.tileWidth)
        guard !removals.isEmpty || group.batch.end / width > group.batch.first / width else { return }
        let replicas = state.withLock { state in
            group.roots.sorted().compactMap { index -> (Int, StorageRoot)? in
                guard group.failed[index] == nil, state.replicas[index].takesWrites,
                    let root = state.replicas[index].root
                else { return nil }
                state.replicas[index].outstanding += 1
                return (index, root)
            }
        }
        scheduler.submit(
            replicas.map { index, root in
                RootJob(
                    root: index,
                    steps: [
                        RootStep { () throws(RootFailure) in try root.remove(removals) },
                        RootStep { () throws(RootFailure) in try root.settle(committed: group.batch.end) },
                    ],
                    completion: { failure in self.settled(index, failure) })
            })
    }

    /// A root is done with something that no caller waits for.
    func settled(_ index: Int, _ failure: RootFailure?) {
        let told = state.withLock { state -> StorageIncident? in
            state.replicas[index].outstanding -= 1
            guard let failure else { return nil }
            defer { Self.missed(&state.replicas[index], failure) }
            return Self.demote(&state.replicas[index], failure)
        }
        if let told { report(told) }
    }
}

extension StoreState {
    /// The group is on a quorum.
    mutating func commit(_ group: GroupInFlight) {
        tree = group.tree
        note = group.batch.note
        tail += group.batch.entries
        let width = LedgerTree.tileWidth
        if tail.count > 16 * width {
            tail.removeFirst(8 * width)
            tailStart += UInt64(8 * width)
        }
    }
}
