import ArchiveModel
import Crypto
import Synchronization

/// One storage root: a directory with `root.json`, opened and locked. Writes go through one thread at a
/// time; reading is safe from any.
final class StorageRoot: Sendable {
    let configuration: RootConfiguration
    let directory: any RootDirectory
    let fileSystem: any FileSystem
    let time: any TimeSource
    private let manifestState: Mutex<RootManifest>
    private let manifestLock: Mutex<any StoredFileHandle>
    let ledger: Mutex<RootLedger>
    /// The ledger's tiles, read without waiting for a write.
    let ledgerFiles: LedgerFiles
    private let counter = Atomic<UInt64>(0)

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
        let (manifest, lock) = try Self.lockManifest(directory)
        guard manifest.name == configuration.name else {
            throw RootFailure(
                .absent, "the directory is root \(manifest.name), the configuration calls it \(configuration.name)")
        }
        manifestState = Mutex(manifest)
        manifestLock = Mutex(lock)
        ledgerFiles = LedgerFiles(directory: directory, base: Self.ledgerBase(origin.name))
        ledger = Mutex(try RootLedger(directory: directory, base: Self.ledgerBase(origin.name), origin: origin))
        try emptyIntake()
    }

    var name: String { configuration.name }
    var manifest: RootManifest { manifestState.withLock { $0 } }

    static func ledgerBase(_ origin: String) -> String { "ledger/\(origin)" }

    /// The path still leads to the directory opened, and it is still the same root.
    func confirmIdentity() throws(RootFailure) {
        guard fileSystem.identity(of: configuration.path) == directory.identity else {
            throw RootFailure(.absent, "\(configuration.path) is no longer the directory that was opened")
        }
        let found = try RootManifest.read(from: directory)
        guard found.id == manifest.id else {
            throw RootFailure(.absent, "root.json is now that of another root (\(found.id))")
        }
    }

    /// Replaces root.json, durable when it returns; the lock passes to the new file.
    func update(_ change: (inout RootManifest) -> Void) throws(RootFailure) {
        try manifestLock.withLock { lock throws(RootFailure) in
            var next = manifest
            change(&next)
            guard next != manifest else { return }
            let temporary = "intake/root.json.new"
            do throws(FileSystemError) {
                if try directory.status(temporary) != nil { try directory.remove(temporary) }
                let file = try directory.create(temporary)
                try file.lock()
                try file.write(next.encoded, at: 0)
                try file.flushData()
                try directory.rename(temporary, to: RootManifest.path, replacing: true)
                try directory.flushDirectory("")
                lock = file
            } catch {
                throw RootFailure(error)
            }
            manifestState.withLock { $0 = next }
        }
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

    /// Unfinished writes of an earlier process were never acknowledged.
    private func emptyIntake() throws(RootFailure) {
        do {
            for entry in try directory.list("intake") where !entry.isDirectory {
                try directory.remove("intake/" + entry.name)
            }
        } catch {
            throw RootFailure(error)
        }
    }

    private static func lockManifest(
        _ directory: any RootDirectory
    ) throws(RootFailure) -> (RootManifest, any StoredFileHandle) {
        let names: [DirectoryEntry]
        do { names = try directory.list("") } catch { throw RootFailure(error) }
        guard names.contains(where: { $0.name == RootManifest.namaste }) else {
            if let other = names.first(where: { $0.name.hasPrefix("0=legajo_root_") }) {
                throw RootFailure(.absent, "written by a newer version of Legajo (\(other.name))")
            }
            throw RootFailure(.absent, "the directory is not a storage root; is its disk mounted?")
        }
        do {
            let file = try directory.open(RootManifest.path, writable: true)
            try file.lock()
            return (try RootManifest.read(from: directory), file)
        } catch let error as FileSystemError {
            switch error.code {
            case .locked: throw RootFailure(.absent, "another process has this root open")
            case .missing: throw RootFailure(.absent, "the directory has no root.json")
            default: throw RootFailure(error)
            }
        } catch let error as RootFailure {
            throw error
        } catch {
            throw RootFailure(.absent, "\(error)")
        }
    }
}
