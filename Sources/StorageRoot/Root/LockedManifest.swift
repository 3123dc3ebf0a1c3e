import ArchiveModel

/// `root.json` as this process holds it: open and locked with `flock`.
struct LockedManifest: Sendable {
    private let file: any StoredFileHandle
    private let identity: FileIdentity?

    /// - Parameter file: `root.json`, locked already.
    init(file: any StoredFileHandle) {
        self.file = file
        identity = file.identity
    }

    /// Opens, locks and reads `root.json`. `.absent` when the directory is not a root of ours or another process has it.
    static func take(in directory: any RootDirectory) throws(RootFailure) -> (RootManifest, LockedManifest) {
        let names: [DirectoryEntry]
        do { names = try directory.list("") } catch { throw RootFailure(error) }
        guard names.contains(where: { $0.name == RootManifest.namaste }) else {
            if let other = names.first(where: { $0.name.hasPrefix("0=legajo_root_") }) {
                throw RootFailure(.absent, "written by a newer version of Legajo (\(other.name))")
            }
            throw RootFailure(.absent, "the directory is not a storage root; is its disk mounted?")
        }
        let file: any StoredFileHandle
        do throws(FileSystemError) {
            file = try directory.open(RootManifest.path, writable: true)
            try file.lock()
        } catch {
            switch error.code {
            case .locked: throw RootFailure(.absent, "another process has this root open")
            case .missing: throw RootFailure(.absent, "the directory has no root.json")
            default: throw RootFailure(error)
            }
        }
        let locked = LockedManifest(file: file)
        // Its holder may have replaced the file between our opening and our locking; then we locked what is gone.
        try locked.confirm(in: directory)
        return (try RootManifest.read(from: directory), locked)
    }

    /// Another process may take the root from now on. Closing would not do: a program this process is just starting has
    /// the descriptor until it runs.
    func release() { file.unlock() }

    /// The name still leads to the file that is locked. `.absent` when it does not.
    func confirm(in directory: any RootDirectory) throws(RootFailure) {
        let found: FileIdentity?
        do { found = try directory.identity(of: RootManifest.path) } catch { throw RootFailure(error) }
        guard let found, found == identity else {
            throw RootFailure(.absent, "root.json is not the file that this process has locked")
        }
    }
}
