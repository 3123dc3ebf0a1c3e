import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Returns when the item's files and entries are durable on a quorum. Code `noQuorum`: nothing was taken.
    package func commit(_ item: CommitItem) async throws(StorageError) -> CommitReceipt {
        let prepared = try item.prepared()
        try refuseOccupied(prepared)
        let bulk = try await stageBulk(prepared)
        let result = await withCheckedContinuation { continuation in
            enqueue(WaitingItem(item: prepared, bulk: bulk) { continuation.resume(returning: $0) })
        }
        // Where it was taken, each root's own job has named or removed what was staged there.
        if case .failure = result { unstage(bulk) }
        return try result.get()
    }

    /// Several items in order; each is taken or refused by itself, neighbours share a group where they fit.
    package func commit(_ items: [CommitItem]) async -> [Result<CommitReceipt, StorageError>] {
        let results = Shared<[Result<CommitReceipt, StorageError>]>(
            items.map { _ in .failure(StorageError(.closed, "not answered")) })
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let left = Shared(items.count + 1)
            @Sendable func answered() {
                let rest = left.value.withLock { count in
                    count -= 1
                    return count
                }
                if rest == 0 { continuation.resume() }
            }
            var waiting: [WaitingItem] = []
            for (index, item) in items.enumerated() {
                do throws(StorageError) {
                    let prepared = try item.prepared()
                    try refuseOccupied(prepared)
                    waiting.append(
                        WaitingItem(item: prepared) { result in
                            results.value.withLock { $0[index] = result }
                            answered()
                        })
                } catch {
                    results.value.withLock { $0[index] = .failure(error) }
                    answered()
                }
            }
            state.withLock { $0.waiting += waiting }
            pump()
            answered()
        }
        return results.value.withLock { $0 }
    }

    private func enqueue(_ item: WaitingItem) {
        state.withLock { $0.waiting.append(item) }
        pump()
    }

    /// A path that already has other content is refused before anything is written.
    private func refuseOccupied(_ item: CommitItem) throws(StorageError) {
        let roots = state.withLock { $0.replicas.filter(\.takesWrites).compactMap(\.root) }
        for file in item.files {
            for root in roots {
                guard let found = try? root.directory.status(file.path.text) else { continue }
                if !found.isDirectory, (try? root.digest(of: file.path.text)) == file.digests.sha256 { continue }
                throw StorageError(.occupied, "\(file.path) is already there on root \(root.name) with other content")
            }
        }
    }

    /// Starts the next group when none is in flight.
    func pump() {
        enum Next {
            case nothing
            case form([WaitingItem], LedgerTree, UInt64, Set<Int>)
            case refuse([WaitingItem], StorageError)
            case gather(UInt64)
            case raise
            case rest(@Sendable () -> Void)
        }
        let next = state.withLock { state -> Next in
            guard state.group == nil, !state.isForming, !state.isResting, !state.isRaising else {
                return .nothing
            }
            if !state.atRest.isEmpty {
                state.isResting = true
                return .rest(state.atRest.removeFirst())
            }
            guard !state.waiting.isEmpty else { return .nothing }
            Self.dropSlow(&state, quorum: quorum)
            let roots = Set(state.replicas.indices.filter { state.replicas[$0].takesWrites })
            guard state.phase == .writable, roots.count >= quorum else {
                defer { state.waiting = [] }
                let reason: StorageError =
                    switch state.phase {
                    case .closed: StorageError(.closed, "the archive's storage is not open")
                    case .readOnly(let reason): StorageError(.noQuorum, reason)
                    case .writable:
                        StorageError(
                            .noQuorum,
                            "only \(roots.count) of \(state.replicas.count) roots can be written, \(quorum) are needed")
                    }
                return .refuse(state.waiting, reason)
            }
            if state.mustRaise {
                state.isRaising = true
                return .raise
            }
            if state.isWorthWaiting {
                guard state.gathering != state.nextGroup else { return .nothing }
                state.gathering = state.nextGroup
                return .gather(state.nextGroup)
            }
            let count = Self.groupLength(state.waiting)
            let taken = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(count)
            state.isForming = true
            return .form(taken, state.tree, state.generation, roots)
        }
        switch next {
        case .nothing: return
        case .rest(let body): scheduler.run(body)
        case .raise: scheduler.run { self.raise() }
        case .gather(let number):
            scheduler.after(milliseconds: patience) {
                self.state.withLock { $0.gathered = max($0.gathered, number) }
                self.pump()
            }
        case .refuse(let items, let error): for item in items { item.done(.failure(error)) }
        case .form(let items, let tree, let generation, let roots): form(items, tree, generation, roots)
        }
    }

    /// Ends a rest: writing goes on.
    func endRest() {
        state.withLock { $0.isResting = false }
        pump()
    }

    /// A root that is too many groups behind waits no longer in memory; it catches up from the others.
    private static func dropSlow(_ state: inout StoreState, quorum: Int) {
        for index in state.replicas.indices where state.replicas[index].outstanding > groupsAhead {
            guard state.replicas[index].takesWrites, state.replicas.count(where: \.takesWrites) > quorum else {
                continue
            }
            state.replicas[index].state = .behind("slower than the others")
        }
    }

    private static func groupLength(_ waiting: [WaitingItem]) -> Int {
        var bytes: UInt64 = 0
        for (index, entry) in waiting.enumerated() {
            bytes += entry.bulk.isEmpty ? entry.item.weight : 0
            if index > 0, index >= groupItems || bytes > groupBytes || entry.isAlone { return index }
            if entry.isAlone { return 1 }
        }
        return waiting.count
    }

    private func form(_ items: [WaitingItem], _ tree: LedgerTree, _ generation: UInt64, _ roots: Set<Int>) {
        let group: GroupInFlight
        do {
            group = try makeGroup(items, after: tree, roots)
        } catch {
            state.withLock { $0.isForming = false }
            for item in items { item.done(.failure(error)) }
            pump()
            return
        }
        let replicas = state.withLock { state -> [(Int, StorageRoot)] in
            state.isForming = false
            state.group = group
            return roots.sorted().compactMap { index in
                guard let root = state.replicas[index].root else { return nil }
                state.replicas[index].outstanding += 1
                return (index, root)
            }
        }
        scheduler.submit(replicas.map { job(group, index: $0.0, root: $0.1, generation: generation) })
        // Roots that fell behind since large files were staged on them.
        for item in items where !item.bulk.isEmpty { unstage(item.bulk.filter { !roots.contains($0.key) }) }
    }

    private func makeGroup(
        _ items: [WaitingItem], after tree: LedgerTree, _ roots: Set<Int>
    ) throws(StorageError) -> GroupInFlight {
        let entries = items.flatMap(\.item.entries)
        let leaves = entries.map(TreeHash.leaf)
        var next = tree
        for leaf in leaves { next.append(leaf) }
        var head = Checkpoint(origin: origin.name, size: next.size, rootHash: next.rootHash)
        try head.sign(with: keys.origin)
        let batch = LedgerBatch(
            first: tree.size, entries: entries, leaves: leaves, note: head.text, committed: tree.size)
        let number = state.withLock { state in
            defer { state.nextGroup += 1 }
            return state.nextGroup
        }
        return GroupInFlight(number: number, batch: batch, waiting: items, tree: next, roots: roots)
    }

    private func job(_ group: GroupInFlight, index: Int, root: StorageRoot, generation: UInt64) -> RootJob {
        let bulk = group.waiting.flatMap { $0.bulk[index] ?? [] }
        let files = group.waiting.flatMap(\.item.files).map(IncomingFile.init)
        let share = GroupShare(root: root, files: files, bulk: bulk, batch: group.batch, generation: generation)
        let number = group.number
        return RootJob(
            root: index,
            steps: [
                RootStep { () throws(RootFailure) in try share.stage() },
                RootStep { () throws(RootFailure) in try share.publish() },
                RootStep { () throws(RootFailure) in try share.append() },
            ],
            completion: { failure in
                if failure != nil { share.unstage() }
                self.finished(number, index: index, failure: failure, made: share.made)
            })
    }
}

/// One root's share of a group: files staged, files named, entries durable, in this order.
final class GroupShare: Sendable {
    private struct Progress {
        var staged: [StagedFile] = []
        var made: [StoragePath] = []
    }

    private let root: StorageRoot
    private let files: [IncomingFile]
    private let bulk: [StagedFile]
    private let batch: LedgerBatch
    private let generation: UInt64
    private let progress = Mutex(Progress())

    init(root: StorageRoot, files: [IncomingFile], bulk: [StagedFile], batch: LedgerBatch, generation: UInt64) {
        (self.root, self.files, self.bulk, self.batch, self.generation) = (root, files, bulk, batch, generation)
    }

    /// Paths that were not on the root before.
    var made: [StoragePath] { progress.withLock { $0.made } }

    func stage() throws(RootFailure) {
        try root.confirmIdentity()
        let ready = bulk.filter { (try? root.directory.status($0.temporary)) != nil }
        let paths = Set(ready.map(\.file.path))
        let staged = try ready + root.stage(files.filter { !paths.contains($0.path) })
        progress.withLock { $0.staged = staged }
    }

    func publish() throws(RootFailure) {
        let made = try root.publish(progress.withLock { $0.staged })
        progress.withLock { $0.made = made }
    }

    func append() throws(RootFailure) { try root.append(batch, generation: generation) }

    func unstage() { root.unstage(bulk + progress.withLock { $0.staged }) }
}

/// A value several closures change, under its lock.
final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }
}
