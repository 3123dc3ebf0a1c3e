import ArchiveModel
import Crypto
import Synchronization

/// One storage root: a directory with `root.json`, opened and locked. Writes go through one thread at a
/// time; reading is safe from any.
///
/// Opening writes nothing: a root may turn out to be another archive's.
final class StorageRoot: Sendable {
    let configuration: RootConfiguration
    let directory: any RootDirectory
    let fileSystem: any FileSystem
    let time: any TimeSource
    private let manifestState: Mutex<RootManifest>
    private let manifestLock: Mutex<LockedManifest>
    let ledger: Mutex<RootLedger>
    /// The ledger's tiles, read without waiting for a write.
    let ledgerFiles: LedgerFiles
    private let counter = Atomic<UInt64>(0)
    private let isIntakeEmpty = Atomic<Bool>(false)

    /// Opens and locks what is there. `.absent` when it is not a root of ours, `.fenced` when its ledger is damaged.
    init(
        _ configuration: RootConfiguration, origin: NoteKey, fileSystem: any FileSystem, time: any TimeSource
    ) throws(RootFailure) {
        self.configuration = configuration
        self.fileSystem = fileSystem
        self.time = time
        let directory: any RootDirectory
        do { directory = try fileSystem.openDirectory(configuration.path) } catch {
            throw RootFailure(.absent, error.description)
        }
        self.directory = directory
        let (manifest, lock) = try LockedManifest.take(in: directory)
        guard manifest.name == configuration.name else {
            throw RootFailure(
                .absent, "the directory is root \(manifest.name), the configuration calls it \(configuration.name)")
        }
        manifestState = Mutex(manifest)
        manifestLock = Mutex(lock)
        ledgerFiles = LedgerFiles(directory: directory, base: Self.ledgerBase(origin.name))
        ledger = Mutex(try RootLedger(directory: directory, base: Self.ledgerBase(origin.name), origin: origin))
    }

    var name: String { configuration.name }
    var manifest: RootManifest { manifestState.withLock { $0 } }

    static func ledgerBase(_ origin: String) -> String { "ledger/\(origin)" }

    /// The path still leads to the directory opened, and `root.json` in it is still the file locked here.
    func confirmIdentity() throws(RootFailure) {
        guard fileSystem.identity(of: configuration.path) == directory.identity else {
            throw RootFailure(.absent, "\(configuration.path) is no longer the directory that was opened")
        }
        try manifestLock.withLock { lock throws(RootFailure) in try lock.confirm(in: directory) }
    }

    /// Lets another process open the root. Nothing is written to it any more.
    func release() { manifestLock.withLock { $0.release() } }

    /// Replaces root.json, durable when it returns; the lock passes to the new file. `always`: even where nothing changes.
    func update(always: Bool = false, _ change: (inout RootManifest) -> Void) throws(RootFailure) {
        try manifestLock.withLock { lock throws(RootFailure) in
            var next = manifest
            change(&next)
            guard always || next != manifest else { return }
            let temporary = "intake/root.json.new"
            do throws(FileSystemError) {
                if try directory.status(temporary) != nil { try directory.remove(temporary) }
                let file = try directory.create(temporary)
                try file.lock()
                try file.write(next.encoded, at: 0)
                try file.flushData()
                try directory.rename(temporary, to: RootManifest.path, replacing: true)
                try directory.flushDirectory("")
                lock = LockedManifest(file: file)
            } catch {
                throw RootFailure(error)
            }
            manifestState.withLock { $0 = next }
        }
    }

    /// Whether root.json says what this process wrote or read there.
    var isManifestIntact: Bool {
        manifestLock.withLock { _ in (try? directory.contents(RootManifest.path, fromDisk: true)) == manifest.encoded }
    }

    /// A name below intake/ that no other write has.
    func intakePath() -> String {
        "intake/\(counter.add(1, ordering: .relaxed).newValue).part"
    }

    /// Makes a batch durable in this root's ledger.
    func append(_ batch: LedgerBatch, generation: UInt64) throws(RootFailure) {
        try ledger.withLock { (ledger) throws(RootFailure) in try ledger.append(batch, generation: generation) }
    }

    /// Writes the tiles that are full of committed entries.
    func settle(committed: UInt64) throws(RootFailure) {
        try ledger.withLock { (ledger) throws(RootFailure) in try ledger.settle(committed: committed) }
    }

    /// Takes back entries that were never acknowledged.
    func cut(to size: UInt64, note: String) throws(RootFailure) {
        try ledger.withLock { (ledger) throws(RootFailure) in _ = try ledger.cut(to: size, note: note) }
    }

    /// Publishes partial tiles and the checkpoint.
    func publish(_ checkpoint: Checkpoint) throws(RootFailure) {
        try ledger.withLock { (ledger) throws(RootFailure) in try ledger.publish(checkpoint) }
    }

    /// Removes, once, unfinished writes of an earlier process: they were never acknowledged. The first write to a
    /// root; comes only after a quorum agreed that it is one of this archive.
    func emptyIntake() throws(RootFailure) {
        guard !isIntakeEmpty.load(ordering: .acquiring) else { return }
        do {
            for entry in try directory.list("intake") where !entry.isDirectory {
                try directory.remove("intake/" + entry.name)
            }
            isIntakeEmpty.store(true, ordering: .releasing)
        } catch {
            throw RootFailure(error)
        }
    }
}
