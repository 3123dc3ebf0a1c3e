import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Lets a fenced root come back after every file on it was read from the disk and held against its digest; until
    /// then it stays fenced. Damaged and missing files are copied from the others. A ledger that contradicts itself
    /// is moved to quarantine/ and copied anew; one that is whole but contradicts the other roots (a fork) only with
    /// `discardingLedger`. Without a quorum of other roots the root is checked as part of the next election.
    package func unfence(_ name: String, discardingLedger: Bool = false) async throws(StorageError) {
        try await blockingLong { () -> Result<Void, StorageError> in
            do throws(StorageError) { return .success(try self.unfenceNow(name, discardingLedger)) } catch {
                return .failure(error)
            }
        }.get()
    }

    private func unfenceNow(_ name: String, _ discardingLedger: Bool) throws(StorageError) {
        let index = try self.index(of: name)
        let configuration = state.withLock { state -> RootConfiguration? in
            guard case .fenced = state.replicas[index].state else { return nil }
            state.replicas[index].root = nil
            return state.replicas[index].configuration
        }
        guard let configuration else { throw StorageError(.range, "root \(name) is not fenced") }
        do {
            if discardingLedger {
                try StorageRoot.discardLedger(configuration, origin: origin.name, fileSystem: fileSystem, time: time)
            }
            let root = try reopened(configuration)
            // From here on a crash leaves a root that is to be read as a whole.
            try root.update { $0.completeTo = 0 }
            if state.withLock({ $0.phase == .writable }) { try checkFenced(index, root) }
            try root.update { $0.fenced[name] = nil }
            for other in state.withLock({ $0.replicas.compactMap(\.root) }) {
                try other.update { $0.fenced[name] = nil }
            }
            state.withLock { state in
                state.replicas[index].root = root
                state.replicas[index].state = .behind("unfenced, to be brought up to date")
            }
        } catch {
            throw StorageError(.ledger, "root \(name) stays fenced: \(error.reason)")
        }
        tend()
    }

    /// Brings a fenced root's ledger level and reads all its files; it takes no writes meanwhile.
    private func checkFenced(_ index: Int, _ root: StorageRoot) throws(RootFailure) {
        try root.emptyIntake()
        guard compare(index, root) else {
            let found = state.withLock { $0.replicas[index].state }
            throw RootFailure(.fenced, "\(found)")
        }
        let view = state.withLock { $0.view }
        try appendMissing(root, view, committed: view.size)
        try fill(root, view)
        try root.update { $0.completeTo = nil }
    }

    /// Opens a root again; a ledger that contradicts itself is put away and begun anew.
    private func reopened(_ configuration: RootConfiguration) throws(RootFailure) -> StorageRoot {
        do throws(RootFailure) {
            return try StorageRoot(configuration, origin: origin, fileSystem: fileSystem, time: time)
        } catch {
            guard error.kind == .fenced else { throw error }
        }
        try StorageRoot.discardLedger(configuration, origin: origin.name, fileSystem: fileSystem, time: time)
        return try StorageRoot(configuration, origin: origin, fileSystem: fileSystem, time: time)
    }

    /// Puts an empty directory in a lost root's place: same name, new identity, filled from the others.
    package func replace(_ name: String, with path: String, format document: [UInt8]) async throws(StorageError) {
        try await blockingLong { () -> Result<Void, StorageError> in
            do throws(StorageError) { return .success(try self.replaceNow(name, path, document)) } catch {
                return .failure(error)
            }
        }.get()
    }

    private func replaceNow(_ name: String, _ path: String, _ document: [UInt8]) throws(StorageError) {
        let index = try self.index(of: name)
        let (archive, isInUse) = state.withLock { ($0.archive, $0.replicas[index].takesWrites) }
        guard !isInUse, !archive.isEmpty else {
            throw StorageError(.range, "root \(name) is in use; take it away before it is replaced")
        }
        let configuration = RootConfiguration(name: name, path: path)
        try StorageRoot.create(
            configuration, archive: archive, id: Hexadecimal.text(random.bytes(16)), origin: origin.name,
            created: time.now(),
            format: document, completeTo: 0, generation: 0, fileSystem: fileSystem)
        for other in state.withLock({ $0.replicas.compactMap(\.root) }) { try? other.update { $0.fenced[name] = nil } }
        state.withLock { state in
            state.replicas[index].configuration = configuration
            state.replicas[index].root = nil
            state.replicas[index].state = .absent("being replaced")
        }
        tend()
    }

    private func index(of name: String) throws(StorageError) -> Int {
        guard let index = state.withLock({ $0.replicas.firstIndex { $0.configuration.name == name } }) else {
            throw StorageError(.range, "there is no root \(name)")
        }
        return index
    }
}

extension StorageRoot {
    /// Moves a root's ledger to quarantine/, where it stays as evidence, and begins an empty one.
    static func discardLedger(
        _ configuration: RootConfiguration, origin: String, fileSystem: any FileSystem, time: any TimeSource
    ) throws(RootFailure) {
        do {
            let directory = try fileSystem.openDirectory(configuration.path)
            let stamp = time.now().description.filter { $0 != ":" }
            let base = ledgerBase(origin)
            try directory.rename(base, to: "quarantine/\(stamp)-ledger-\(origin)", replacing: false)
            try directory.makeDirectory(base)
            try directory.flushDirectory("ledger")
            try directory.flushDirectory("quarantine")
        } catch {
            throw RootFailure(error)
        }
    }
}
