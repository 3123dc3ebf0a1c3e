import ArchiveModel

/// A configured root as the store knows it.
struct Replica: Sendable {
    enum State: Hashable, Sendable {
        case absent(String)
        case fenced(String)
        /// Open, but its ledger is not level; takes no writes until it is.
        case behind(String)
        /// Takes writes; older files are still being copied.
        case filling
        case online
    }

    var configuration: RootConfiguration
    var root: StorageRoot?
    var state = neverOpened
    /// Jobs handed to its thread and not yet done.
    var outstanding = 0
    /// Somebody is bringing it up to date.
    var isTended = false
    /// Copies that could not be read since the root was last checked as a whole.
    var readErrors = 0

    static let neverOpened = State.absent("not opened yet")

    var takesWrites: Bool { state == .online || state == .filling }

    /// Good for reading: what it has was written here and every read is verified.
    var isReadable: Bool {
        switch state {
        case .absent: false
        case .fenced, .behind, .filling, .online: root != nil
        }
    }
}

/// A caller's item, waiting for its group.
struct WaitingItem: Sendable {
    let item: CommitItem
    /// Goes alone, since a group with it failed for its content.
    var isAlone = false
    /// Large files already in intake/, by root.
    var bulk: [Int: [StagedFile]] = [:]
    let done: @Sendable (Result<CommitReceipt, StorageError>) -> Void
}

/// The group being written.
struct GroupInFlight: Sendable {
    let number: UInt64
    let batch: LedgerBatch
    let waiting: [WaitingItem]
    let tree: LedgerTree
    let roots: Set<Int>
    var succeeded: [Int] = []
    var failed: [Int: RootFailure] = [:]
    /// Files each root did not have before, by root: what taking the group back removes.
    var made: [Int: [StoragePath]] = [:]
    /// Enough roots failed; roots that had it are taking it back.
    var isTakenBack = false
}

/// Everything the store knows, changed only under its lock.
struct StoreState: Sendable {
    enum Phase: Hashable, Sendable {
        case closed
        case readOnly(String)
        case writable
    }

    var phase = Phase.closed
    /// The store is being closed: long work ends early.
    var isStopping = false
    var replicas: [Replica]
    var archive = ""
    var generation: UInt64 = 0
    /// The committed ledger.
    var tree = LedgerTree()
    var tail: [[UInt8]] = []
    var tailStart: UInt64 = 0
    var note = ""
    var waiting: [WaitingItem] = []
    /// A group is being put together outside the lock.
    var isForming = false
    var group: GroupInFlight?
    var nextGroup: UInt64 = 1
    /// Callers that said they will commit, waiting ones included.
    var approaching = 0
    /// The group others are being waited for, and the one that was waited for long enough.
    var gathering: UInt64 = 0
    var gathered: UInt64 = 0
    /// A root may still have entries of a group that was taken back: before anything else is written, a new start is
    /// recorded, whose entries outrank them.
    var mustRaise = false
    var isRaising = false
    /// To be run when no group is in flight; writing waits meanwhile.
    var atRest: [@Sendable () -> Void] = []
    var isResting = false
    /// Somebody is looking after the roots.
    var isTending = false
    /// Size of the last checkpoint published, and of the ledger when the store was last looked after.
    var publishedSize: UInt64?
    var lastSeenSize: UInt64 = 0
    var days: [String: DayDirectory] = [:]

    init(_ configurations: [RootConfiguration]) {
        replicas = configurations.map { Replica(configuration: $0) }
    }

    /// Roots to read from, complete ones first.
    var readable: [StorageRoot] {
        let order: [(Replica.State) -> Bool] = [
            { $0 == .online }, { $0 == .filling }, { $0 != .online && $0 != .filling },
        ]
        return order.flatMap { fits in replicas.filter { $0.isReadable && fits($0.state) }.compactMap(\.root) }
    }

    var view: LedgerView { LedgerView(tree: tree, tail: tail, tailStart: tailStart, roots: readable) }
}

/// Where the next file of a day goes.
struct DayDirectory: Sendable {
    var number: Int
    var count: Int
}
