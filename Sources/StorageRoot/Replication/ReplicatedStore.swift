package import ArchiveModel
import Synchronization

/// The storage of an archive: files and a ledger on several roots. A commit is acknowledged when files and
/// entries are durable on a quorum; why that survives a lost root and a power cut is told in
/// `Documentation/StorageFormat.md`.
package final class ReplicatedStore: Sendable {
    /// How the roots' work is run.
    package enum Scheduling: Hashable, Sendable {
        /// A thread per root and a few for other work.
        case threads
        /// Everything on the caller's thread in an order drawn from the random source: for simulation.
        case inline
    }

    /// Limits of a group commit.
    static let groupItems = 64
    static let groupBytes: UInt64 = 16 << 20
    /// Groups a slow root may be behind the others before it is left to catch up.
    static let groupsAhead = 16
    /// Milliseconds between looks at roots that are away.
    static let tendEvery = 1_000

    package let quorum: Int
    /// How long a group waits for others that are on their way, in milliseconds.
    let patience: Int
    package let origin: NoteKey
    let node: String
    let fileSystem: any FileSystem
    let time: any TimeSource
    let random: any RandomSource
    let keys: LedgerKeys
    let incident: @Sendable (StorageIncident) -> Void
    let scheduler: any WriteScheduler
    let state: Mutex<StoreState>
    private let written = Atomic<UInt64>(0)
    /// Verified lately, for reading in parts.
    let verifiedFiles = VerifiedFiles()

    /// - Parameters:
    ///   - roots: the configured roots, in a fixed order, names unique.
    ///   - quorum: how many must have a commit before it is acknowledged; more than half of them.
    ///   - node: names this writer in directory names, letters and digits.
    ///   - keys: the origin's key, whose name is the ledger's directory, and the roots' cosigning keys.
    ///   - incident: told what happens to roots and copies; must not wait for the store.
    package init(
        roots: [RootConfiguration], quorum: Int, fileSystem: any FileSystem, time: any TimeSource,
        random: any RandomSource, node: String, keys: LedgerKeys, scheduling: Scheduling = .threads, patience: Int = 8,
        incident: @escaping @Sendable (StorageIncident) -> Void = { _ in }
    ) throws(StorageError) {
        guard !roots.isEmpty, Set(roots.map(\.name)).count == roots.count, quorum * 2 > roots.count,
            quorum <= roots.count
        else {
            throw StorageError(
                .range, "\(roots.count) roots need different names and a quorum of more than half of them")
        }
        let named = [keys.origin.key.name, node] + roots.map(\.name)
        guard
            named.allSatisfy({ name in
                StoragePath(name).map { $0.components.count == 1 && !name.contains("+") } ?? false
            })
        else {
            throw StorageError(.range, "origin, node and root names are single path components without plus signs")
        }
        self.quorum = quorum
        self.patience = patience
        origin = keys.origin.key
        self.node = node
        self.fileSystem = fileSystem
        self.time = time
        self.random = random
        self.keys = keys
        self.incident = incident
        scheduler =
            switch scheduling {
            case .threads: try ThreadScheduler(roots: roots.map(\.name))
            case .inline: InlineScheduler(random: random)
            }
        state = Mutex(StoreState(roots))
    }

    /// Makes empty directories the roots of a new archive. Durable when it returns.
    package static func create(
        roots: [RootConfiguration], origin: String, fileSystem: any FileSystem, time: any TimeSource,
        random: any RandomSource, format document: [UInt8]
    ) throws(StorageError) {
        let archive = Hexadecimal.text(random.bytes(16))
        for root in roots {
            try StorageRoot.create(
                root, archive: archive, id: Hexadecimal.text(random.bytes(16)), origin: origin, created: time.now(),
                format: document, completeTo: nil, generation: 0, fileSystem: fileSystem)
        }
    }

    /// Entries on a quorum.
    package var size: UInt64 { state.withLock { $0.tree.size } }

    /// Root hash over the entries on a quorum.
    package var rootHash: TreeHash { state.withLock { $0.tree.rootHash } }

    /// The origin's signed head of the committed ledger; nil while it is empty or not open.
    package var checkpoint: Checkpoint? { Checkpoint(state.withLock { $0.note }) }

    /// How often something was written anew or copied to a root: what could not be read before may be readable now.
    package var repairs: UInt64 { written.load(ordering: .acquiring) }

    func countRepair() { written.add(1, ordering: .releasing) }

    /// Whether commits are taken, and if not, why.
    package var readOnlyReason: String? {
        state.withLock { state in
            switch state.phase {
            case .closed: return "the archive's storage is not open"
            case .readOnly(let reason): return reason
            case .writable:
                let writing = state.replicas.count(where: \.takesWrites)
                return writing >= quorum
                    ? nil : "only \(writing) of \(state.replicas.count) roots can be written, \(quorum) are needed"
            }
        }
    }

    /// Every configured root and what can be done with it.
    package var status: [ArchiveStatus.Root] {
        state.withLock { state in
            state.replicas.map { replica in
                let size = replica.root.map { $0.completeTo(committed: state.tree.size) } ?? 0
                let (kind, reason): (ArchiveStatus.Root.State, String?) =
                    switch replica.state {
                    case .absent(let reason): (.absent, reason)
                    case .fenced(let reason): (.fenced, reason)
                    case .behind(let reason): (.rejoining, reason)
                    case .filling: (.rejoining, "files are being copied")
                    case .online: (.online, nil)
                    }
                return ArchiveStatus.Root(
                    name: replica.configuration.name, path: replica.configuration.path, state: kind, completeTo: size,
                    reason: reason)
            }
        }
    }

    /// Groups of roots that lie on the same device, by name: one failure takes them all.
    package var rootsSharingDevices: [[String]] {
        let places = state.withLock { state in
            state.replicas.compactMap { replica in replica.root.map { ($0.directory.identity.device, $0.name) } }
        }
        return Dictionary(grouping: places, by: \.0).values.map { $0.map(\.1).sorted() }.filter { $0.count > 1 }
            .sorted { ($0.first ?? "") < ($1.first ?? "") }
    }
}

extension StorageRoot {
    /// Entries this root is complete to. Does not wait for a write in progress.
    func completeTo(committed: UInt64) -> UInt64 {
        manifest.completeTo ?? ledger.withLockIfAvailable { min($0.size, committed) } ?? committed
    }
}
