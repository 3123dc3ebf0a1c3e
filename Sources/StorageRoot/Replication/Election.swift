import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// A gap up to this many entries is closed while the archive opens.
    static let smallGap: UInt64 = 4_096

    /// Agrees on the ledger: the one with the highest generation, and among these the longest, of at least a
    /// quorum of roots. Without a quorum the best one there is serves for reading. False when there is no agreement
    /// and the store stays read-only; roots must not be compared or changed then.
    @discardableResult
    func elect() -> Bool {
        let candidates = state.withLock { state in
            state.replicas.indices.compactMap { index -> (index: Int, root: StorageRoot)? in
                guard case .behind = state.replicas[index].state, let root = state.replicas[index].root else {
                    return nil
                }
                return (index, root)
            }
        }
        guard candidates.count >= quorum else {
            let (count, readable) = state.withLock { ($0.replicas.count, $0.readable) }
            let longest = readable.map { root in
                root.ledger.withLock { (root: root, generation: $0.generation, size: $0.size) }
            }
            .max { ($0.generation, $0.size) < ($1.generation, $1.size) }
            if let longest { adopt(longest.root) }
            return stayReadOnly(
                "only \(candidates.count) of \(count) roots are there, \(quorum) are needed to write")
        }
        let ranked = candidates.map { entry in
            entry.root.ledger.withLock {
                (index: entry.index, root: entry.root, generation: $0.generation, size: $0.size)
            }
        }.sorted { ($0.generation, $0.size, $1.index) > ($1.generation, $1.size, $0.index) }
        guard let best = ranked.first else { return false }
        adopt(best.root)
        let end: UInt64
        do throws(StorageError) {
            switch try newestEntries(of: best.root) {
            case .whole: end = best.size
            case .wholeUpTo(let size): end = size
            case .inDoubt(let reason):
                return stayReadOnly("whether the newest entries were acknowledged cannot be told: \(reason)")
            }
        } catch {
            return stayReadOnly("the newest ledger entries cannot be read: \(error.message)")
        }
        guard let generation = beginGeneration(candidates) else {
            return stayReadOnly("not enough roots could record the start of the archive")
        }
        state.withLock { $0.generation = generation }
        if end < best.size {
            do {
                try setAside(best.root, from: end, note: try signedHead(state.withLock { $0.view }, size: end))
            } catch {
                return stayReadOnly("the newest ledger entries cannot be set aside: \(error)")
            }
        }
        adopt(best.root)
        let size = state.withLock { $0.tree.size }
        for entry in ranked.dropFirst() {
            guard compare(entry.index, entry.root) else { continue }
            let length = entry.root.ledger.withLock { $0.size }
            guard size - min(length, entry.root.manifest.completeTo ?? length) <= Self.smallGap else { continue }
            bringLevel(entry.index, entry.root)
        }
        confirmGeneration(candidates, size: size, generation: generation)
        return true
    }

    private func stayReadOnly(_ reason: String) -> Bool {
        setPhase(.readOnly(reason))
        return false
    }

    private func setPhase(_ phase: StoreState.Phase) { state.withLock { $0.phase = phase } }

    /// Takes a root's ledger as the store's.
    private func adopt(_ root: StorageRoot) {
        let (tree, tail, start, note) = root.ledger.withLock { ($0.tree, $0.tail, $0.tailStart, $0.note) }
        state.withLock { state in
            (state.tree, state.tail, state.tailStart, state.note) = (tree, tail, start, note)
        }
    }

    /// Records a start of the archive, higher than any a quorum has seen, on a quorum before anything is
    /// written in it. Nil when fewer took it.
    private func beginGeneration(_ candidates: [(index: Int, root: StorageRoot)]) -> UInt64? {
        let highest = candidates.map { $0.root.manifest.generation }.max() ?? 0
        var count = 0
        for (index, root) in candidates {
            do {
                try root.emptyIntake()
                try root.update { $0.generation = highest + 1 }
                count += 1
            } catch {
                failed(index, error)
            }
        }
        return count >= quorum ? highest + 1 : nil
    }

    /// The origin's signed note over the ledger's first entries; empty for none.
    func signedHead(_ view: LedgerView, size: UInt64) throws(StorageError) -> String {
        guard size > 0 else { return "" }
        var head = Checkpoint(origin: origin.name, size: size, rootHash: try view.rootHash(at: size))
        try head.sign(with: keys.origin)
        return head.text
    }

    /// Cuts a root's ledger, keeping what is cut as an entry bundle in quarantine/.
    func setAside(_ root: StorageRoot, from size: UInt64, note: String) throws(RootFailure) {
        let (tail, start, committed) = root.ledger.withLock { ($0.tail, $0.tailStart, $0.committed) }
        guard size >= committed, size >= start else {
            throw RootFailure(
                .fenced,
                "its ledger leaves that of the others at entry \(size), before entry \(committed) that was on a quorum: a fork"
            )
        }
        let bundle = EntryBundle.encode(tail[Int(size - start)...])
        let name = "ledger-\(size)-\(start + UInt64(tail.count)).entries"
        do {
            let temporary = root.intakePath()
            let file = try root.directory.create(temporary)
            try file.write(bundle, at: 0)
            try file.flushData()
            let place = "intake/\(name)"
            try root.directory.rename(temporary, to: place, replacing: true)
            try root.quarantine(place)
        } catch let error as FileSystemError {
            throw RootFailure(error)
        } catch let error as RootFailure {
            throw error
        } catch {
            throw RootFailure(.refused, "\(error)")
        }
        try root.cut(to: size, note: note)
        incident(
            StorageIncident(
                .setAside, root: root.name,
                message: "\(start + UInt64(tail.count) - size) ledger entries from \(size) on were never acknowledged"))
    }

    /// Holds a root's ledger against the store's. False, and the root fenced, when it is a fork.
    func compare(_ index: Int, _ root: StorageRoot) -> Bool {
        let (view, current) = state.withLock { ($0.view, $0.generation) }
        let (tree, settled, tail, start) = root.ledger.withLock { ($0.tree, $0.settled, $0.tail, $0.tailStart) }
        let generation = root.ledger.withLock { $0.generation }
        do {
            guard generation <= current else {
                throw RootFailure(
                    .fenced, "it took part in a later start of the archive (\(generation), this is \(current)): a fork")
            }
            do {
                if tree.size <= view.size, try view.rootHash(at: tree.size) == tree.rootHash { return true }
                guard start <= view.size, try view.rootHash(at: start) == settled.rootHash else {
                    throw RootFailure(
                        .fenced, "its ledger is not that of the other roots: a fork before entry \(start)")
                }
                var common = start
                try view.forEach(from: start, to: min(view.size, tree.size)) { index, entry throws(StorageError) in
                    if common == index, tail[Int(index - start)] == entry { common += 1 }
                }
                try setAside(root, from: common, note: try signedHead(view, size: common))
                return true
            } catch let error as StorageError {
                throw RootFailure(.refused, error.message)
            }
        } catch let error as RootFailure {
            failed(index, error)
        } catch {
            failed(index, RootFailure(.refused, "\(error)"))
        }
        return false
    }

    /// Marks a root by what went wrong with it.
    func failed(_ index: Int, _ failure: RootFailure) {
        let told = state.withLock { Self.demote(&$0.replicas[index], failure) }
        if let told { report(told) }
    }

    /// The roots that are level and complete say so under the new generation; with a quorum of them everything
    /// before is committed, and writing may begin.
    private func confirmGeneration(_ candidates: [(index: Int, root: StorageRoot)], size: UInt64, generation: UInt64) {
        var level: [Int] = []
        let note = state.withLock { $0.note }
        for (index, root) in candidates {
            let isStill = state.withLock { state in
                if case .behind = state.replicas[index].state { return true }
                return false
            }
            guard isStill, root.manifest.completeTo == nil, root.ledger.withLock({ $0.size }) == size else { continue }
            do {
                let committed = root.ledger.withLock { $0.committed }
                try root.append(
                    LedgerBatch(first: size, entries: [], leaves: [], note: note, committed: committed),
                    generation: generation)
                level.append(index)
            } catch {
                failed(index, error)
            }
        }
        guard level.count >= quorum else {
            return setPhase(.readOnly("only \(level.count) roots are complete, \(quorum) are needed to write"))
        }
        for index in level {
            guard let root = state.withLock({ $0.replicas[index].root }) else { continue }
            do {
                try replayRemovals(root)
                try root.settle(committed: size)
                state.withLock { $0.replicas[index].state = .online }
            } catch {
                failed(index, error)
            }
        }
        setPhase(.writable)
    }

    /// Carries out what the entries since the last full tile removed: a crash may have come between.
    func replayRemovals(_ root: StorageRoot) throws(RootFailure) {
        var removes: [StoragePath] = []
        for entry in root.ledger.withLock({ $0.tail }) {
            removes += (try? LedgerReferences(entry: entry))?.removes ?? []
        }
        try root.remove(removes)
    }
}
