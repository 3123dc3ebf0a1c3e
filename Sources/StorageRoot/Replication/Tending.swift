import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Looks after the store: tries roots that are away, brings those back that are behind, and publishes the
    /// checkpoint when writing rests. Runs by itself every second with threads.
    package func tend() {
        let isMine = state.withLock { state in
            defer { state.isTending = true }
            return !state.isTending
        }
        guard isMine else { return }
        defer { state.withLock { $0.isTending = false } }
        let (phase, replicas) = state.withLock { ($0.phase, $0.replicas) }
        switch phase {
        case .closed: return
        case .readOnly:
            if openRoots() { completeForElection() }
        case .writable:
            for (index, replica) in replicas.enumerated() {
                switch replica.state {
                case .absent:
                    openRoot(index)
                    rejoin(index)
                case .behind: rejoin(index)
                case .filling: finishFilling(index)
                case .online, .fenced: break
                }
            }
            publishAtRest()
        }
    }

    /// Without a quorum of complete roots, those with a large gap are filled before the next try.
    private func completeForElection() {
        guard state.withLock({ if case .readOnly = $0.phase { true } else { false } }) else { return }
        let behind = state.withLock { state in
            state.replicas.indices.compactMap { index -> (Int, StorageRoot)? in
                guard case .behind = state.replicas[index].state, let root = state.replicas[index].root else {
                    return nil
                }
                return (index, root)
            }
        }
        guard behind.count >= quorum else { return }
        for (index, root) in behind where compare(index, root) { bringLevel(index, root) }
        elect()
    }

    /// Brings a root that is behind level while the others go on: first its ledger, then, at a moment when no
    /// group is in flight, the last entries; from then on it takes writes again.
    private func rejoin(_ index: Int) {
        let root = state.withLock { state -> StorageRoot? in
            guard case .behind = state.replicas[index].state, state.replicas[index].outstanding == 0,
                !state.replicas[index].isTended, let root = state.replicas[index].root
            else { return nil }
            state.replicas[index].isTended = true
            return root
        }
        guard let root else { return }
        let view = state.withLock { $0.view }
        do {
            try root.confirmIdentity()
            try root.emptyIntake()
            guard compare(index, root) else { return endTending(index) }
            try replayRemovals(root)
            try beginFilling(root, upTo: view.size)
            let generation = state.withLock { $0.generation }
            try root.update { $0.generation = max($0.generation, generation) }
            try appendMissing(root, view, committed: view.size)
        } catch {
            failed(index, error)
            return endTending(index)
        }
        state.withLock { state in
            state.atRest.append {
                self.join(index, root)
                self.endTending(index)
                self.endRest()
            }
        }
        pump()
    }

    private func endTending(_ index: Int) { state.withLock { $0.replicas[index].isTended = false } }

    /// The last step of rejoining, with no group in flight.
    private func join(_ index: Int, _ root: StorageRoot) {
        let (view, generation, note) = state.withLock { ($0.view, $0.generation, $0.note) }
        do {
            try beginFilling(root, upTo: view.size)
            try appendMissing(root, view, committed: view.size)
            try root.append(
                LedgerBatch(first: view.size, entries: [], leaves: [], note: note, committed: view.size),
                generation: generation)
            let isComplete = root.manifest.completeTo == nil
            state.withLock { $0.replicas[index].state = isComplete ? .online : .filling }
            if isComplete {
                incident(StorageIncident(.rejoined, root: root.name, message: "complete to entry \(view.size)"))
            }
        } catch {
            failed(index, error)
        }
    }

    private func finishFilling(_ index: Int) {
        let (root, view) = state.withLock { ($0.replicas[index].root, $0.view) }
        guard let root else { return }
        do {
            try fill(root, view)
            try root.update { $0.completeTo = nil }
            state.withLock { state in
                if state.replicas[index].state == .filling { state.replicas[index].state = .online }
            }
            incident(StorageIncident(.rejoined, root: root.name, message: "complete to entry \(view.size)"))
        } catch {
            failed(index, error)
        }
    }

    private func publishAtRest() {
        let rests = state.withLock { state in
            defer { state.lastSeenSize = state.tree.size }
            return state.tree.size == state.lastSeenSize && state.publishedSize != state.tree.size && state.group == nil
        }
        if rests { publish() }
    }

    /// The signed head cosigned by the roots that are complete, and these; nil while nothing can be written.
    func cosigned() -> (Checkpoint, [(Int, StorageRoot)])? {
        let (view, note, replicas, phase) = state.withLock { ($0.view, $0.note, $0.replicas, $0.phase) }
        guard phase == .writable, var checkpoint = Checkpoint(note), checkpoint.size == view.size else { return nil }
        let online = replicas.enumerated().compactMap { index, replica -> (Int, StorageRoot)? in
            guard replica.state == .online, let root = replica.root else { return nil }
            return (index, root)
        }
        for (_, root) in online {
            guard let signer = keys.roots[root.name] else { continue }
            try? checkpoint.cosign(with: signer, at: time.now())
        }
        return (checkpoint, online)
    }

    /// Writes partial tiles and the checkpoint, signed by the origin and cosigned by the roots that are
    /// complete, to every root.
    package func publish() {
        guard let (published, online) = cosigned() else { return }
        state.withLock { state in
            state.publishedSize = published.size
            for (index, _) in online { state.replicas[index].outstanding += 1 }
        }
        scheduler.submit(
            online.map { index, root in
                RootJob(
                    root: index,
                    steps: [
                        RootStep { () throws(RootFailure) in try self.publish(published, on: root) }
                    ],
                    completion: { failure in self.settled(index, failure) })
            })
    }
}
