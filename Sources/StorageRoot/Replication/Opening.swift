package import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Opens the roots, agrees on the ledger and brings roots that are a little behind level. What was
    /// acknowledged is there afterwards; what was not is either carried on to a quorum or set aside, whole.
    /// With fewer roots than the quorum the store is read-only until more come back.
    @discardableResult
    package func open() async throws(StorageError) -> [ArchiveStatus.Root] {
        await blockingLong { _ = self.openRoots() }
        let problem = state.withLock { state in
            state.readable.isEmpty && !state.replicas.contains { $0.root != nil }
                ? state.replicas.map { "\($0.configuration.name): \($0.state)" }.joined(separator: "; ") : nil
        }
        if let problem { throw StorageError(.foreign, "no storage root can be opened (\(problem))") }
        scheduler.every(milliseconds: Self.tendEvery) { self.tend() }
        return status
    }

    /// Publishes the checkpoint, waits for all writes and lets the roots go.
    package func close() async {
        await blocking { self.publish() }
        let refused = state.withLock { state -> [WaitingItem] in
            state.phase = .closed
            state.isStopping = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for item in refused { item.done(.failure(StorageError(.closed, "the archive is stopping"))) }
        scheduler.stop()
        state.withLock { state in
            for index in state.replicas.indices {
                state.replicas[index].root?.release()
                state.replicas[index].root = nil
            }
        }
    }

    /// Runs blocking work outside the concurrency pool.
    func blocking<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            scheduler.run { continuation.resume(returning: body()) }
        }
    }

    /// Runs work that may take minutes on a thread of its own.
    func blockingLong<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            scheduler.runLong { continuation.resume(returning: body()) }
        }
    }

    /// Opens every root that is not open and, with a quorum of them, agrees on the ledger. False without agreement.
    @discardableResult
    func openRoots() -> Bool {
        agreeOnArchive()
        for index in state.withLock({ $0.replicas.indices }) { openRoot(index) }
        return elect()
    }

    /// Most of the roots say which archive this is; one that says otherwise was mounted by mistake.
    private func agreeOnArchive() {
        let (configurations, isKnown) = state.withLock { ($0.replicas.map(\.configuration), !$0.archive.isEmpty) }
        guard !isKnown else { return }
        var votes: [(archive: String, count: Int)] = []
        for configuration in configurations {
            guard let directory = try? fileSystem.openDirectory(configuration.path),
                let manifest = try? RootManifest.read(from: directory)
            else { continue }
            if let index = votes.firstIndex(where: { $0.archive == manifest.archive }) {
                votes[index].count += 1
            } else {
                votes.append((manifest.archive, 1))
            }
        }
        guard let most = votes.map(\.count).max(), let chosen = votes.first(where: { $0.count == most }) else { return }
        state.withLock { $0.archive = chosen.archive }
    }

    /// Opens one root's directory; it takes no writes yet.
    func openRoot(_ index: Int) {
        let (configuration, isOpen) = state.withLock {
            ($0.replicas[index].configuration, $0.replicas[index].root != nil)
        }
        guard !isOpen else { return }
        do {
            let root = try StorageRoot(configuration, origin: origin, fileSystem: fileSystem, time: time)
            if let told = stranger(root.manifest) { return away(index, .absent(told), told) }
            state.withLock { state in
                let manifest = root.manifest
                let fences = state.replicas.compactMap(\.root) + [root]
                state.replicas[index].root = root
                let reason = fences.compactMap { $0.manifest.fenced[configuration.name] }.first
                state.replicas[index].state = reason.map { .fenced($0) } ?? .behind("not compared with the others yet")
                for other in state.replicas.indices where state.replicas[other].root != nil {
                    let name = state.replicas[other].configuration.name
                    if let reason = manifest.fenced[name], !state.replicas[other].takesWrites {
                        state.replicas[other].state = .fenced(reason)
                    }
                }
            }
        } catch {
            away(index, error.kind == .fenced ? .fenced(error.reason) : .absent(error.reason), error.reason)
        }
    }

    /// Why a root is none of this archive's; nil when it is one.
    private func stranger(_ manifest: RootManifest) -> String? {
        state.withLock { state in
            if state.archive.isEmpty { state.archive = manifest.archive }
            if manifest.archive != state.archive {
                return "the root belongs to another archive (\(manifest.archive))"
            }
            if state.replicas.contains(where: { $0.root?.manifest.id == manifest.id }) {
                return "the root is a copy of another one; each root needs an id of its own"
            }
            return nil
        }
    }

    private func away(_ index: Int, _ next: Replica.State, _ reason: String) {
        let told = state.withLock { state -> StorageIncident? in
            let before = state.replicas[index].state
            state.replicas[index].state = next
            state.replicas[index].root = nil
            // Told once, not at every look.
            if case .absent = next, case .absent = before, before != Replica.neverOpened { return nil }
            guard before != next else { return nil }
            let kind: StorageIncident.Kind = if case .fenced = next { .fenced } else { .absent }
            return StorageIncident(kind, root: state.replicas[index].configuration.name, message: reason)
        }
        if let told { report(told) }
    }
}
