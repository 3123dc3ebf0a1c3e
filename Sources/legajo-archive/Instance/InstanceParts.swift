import AdES
import ArchiveCore
import ArchiveModel
import FoundationEssentials
import KeyStore
import LinuxSystem
import PAdES
import StorageRoot
import TSP
import WorkerProtocol

/// The parts of an instance that every command needs: configuration, keys, storage.
struct InstanceParts: Sendable {
    let directory: InstanceDirectory
    let configuration: InstanceConfiguration
    let tenant: TenantID
    let furtherTenants: [TenantID]
    /// How page tags look for single tenants.
    let tenantStyles: [TenantID: TagStyle]
    let keys: KeyStore
    let time = SystemTime()
    let random = SystemRandom()

    /// Reads configuration and keys. Throws what is missing and what to do.
    init(_ directory: InstanceDirectory) throws(InstanceFailure) {
        // Before the first key is in memory.
        guard Program.keepSecrets() else {
            throw InstanceFailure(.system, "the kernel does not keep this process's memory from other processes")
        }
        self.directory = directory
        configuration = try InstanceConfiguration.read(from: directory.path)
        guard let tenant = TenantID(configuration.tenant) else {
            throw InstanceFailure(.badConfiguration, "tenant \(configuration.tenant) is no tenant name")
        }
        self.tenant = tenant
        furtherTenants = (configuration.furtherTenants ?? []).compactMap { TenantID($0) }
        tenantStyles = Dictionary(
            configuration.tenantStyles.compactMap { name, style in TenantID(name).map { ($0, style) } },
            uniquingKeysWith: { first, _ in first })
        do {
            keys = try KeyStore.open(
                directory.keys, passphraseFile: Self.passphraseCredential, time: time, random: random)
        } catch {
            throw InstanceFailure(.damaged, error.message)
        }
        guard keys.isTest == configuration.test else {
            throw InstanceFailure(
                .badConfiguration,
                "legajo.yaml says test: \(configuration.test), the keys were made for test: \(keys.isTest). "
                    + "A test instance stays one; make a new instance instead.")
        }
    }

    /// What the service manager hands over as `legajo-passphrase` (systemd's LoadCredential=), if anything.
    private static var passphraseCredential: String? {
        guard let place = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else { return nil }
        let path = place + "/legajo-passphrase"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    var roots: [RootConfiguration] {
        configuration.roots.map { RootConfiguration(name: $0.name, path: directory.resolve($0.path)) }
    }

    var origin: String { "legajo-\(configuration.instance)" }

    /// The storage, not yet open. A majority of roots is its quorum.
    func store(incident: @escaping @Sendable (StorageIncident) -> Void) throws(InstanceFailure) -> ReplicatedStore {
        do {
            return try ReplicatedStore(
                roots: roots, quorum: roots.count / 2 + 1, fileSystem: POSIXFileSystem(), time: time, random: random,
                node: configuration.node, keys: try Self.ledgerKeys(keys, origin: origin, roots: roots),
                incident: incident)
        } catch let failure as InstanceFailure {
            throw failure
        } catch {
            throw InstanceFailure(.badConfiguration, "\(error)")
        }
    }

    static func ledgerKeys(
        _ keys: KeyStore, origin: String, roots: [RootConfiguration]
    ) throws(InstanceFailure) -> LedgerKeys {
        func signer(_ key: LedgerKey) -> NoteSigner {
            NoteSigner(key: NoteKey(name: key.name, publicKey: key.publicKey)) { try key.sign($0) }
        }
        do {
            var cosigners: [String: NoteSigner] = [:]
            for root in roots { cosigners[root.name] = signer(try keys.rootKey(root.name)) }
            return LedgerKeys(origin: signer(try keys.ledgerKey(origin: origin)), roots: cosigners)
        } catch {
            throw InstanceFailure(.damaged, error.message)
        }
    }
}
