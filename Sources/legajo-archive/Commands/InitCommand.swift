import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArgumentParser
import FoundationEssentials
import Glibc
import KeyStore
import LinuxSystem
import Logging
import OpenSSL
import StorageRoot

/// Makes an instance: configuration, keys, three roots, two people.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make an instance in a new directory.",
        discussion: "Example: legajo init /srv/legajo\n         legajo init demo --test")

    @Argument(help: "A directory that does not exist yet or is empty.")
    var directory: String

    @Flag(help: "Test keys, pages marked PRUEBA, nothing is ever locked. For trying out.")
    var test = false

    @Option(help: "A PKCS#12 file with the company's seal; its passphrase comes from LEGAJO_SEAL_PASSPHRASE.")
    var seal: String?

    @Option(help: "The tenant of submissions that name none.")
    var tenant = "default"

    @Option(
        name: .customLong("root"), help: "A storage root as NAME=DIR; give three on three disks. Default: below DIR.")
    var roots: [String] = []

    @Option(help: "text, or json: the result as one JSON object.")
    var format = InitReport.Format.text

    func run() async throws {
        let target = InstanceDirectory(directory)
        guard let tenant = TenantID(tenant) else {
            throw InstanceFailure(
                .badConfiguration, "tenant \"\(tenant)\" must be lower-case letters, digits and hyphens.")
        }
        try refuseToOverwrite(target)
        try refuseRoots(inside: target)
        // Made beside the target and moved there whole, so that half an instance is never found.
        let making = InstanceDirectory(target.path + ".making-\(getpid())")
        let sharing: [[String]]
        do {
            sharing = try await make(making, tenant: tenant)
        } catch {
            try? FileManager.default.removeItem(atPath: making.path)
            throw error
        }
        _ = unsafe rmdir(target.path)
        guard unsafe rename(making.path, target.path) == 0 else {
            let cause = unsafe String(cString: strerror(errno))
            // Nobody knows of the keys in it.
            try? FileManager.default.removeItem(atPath: making.path)
            throw InstanceFailure(.system, "The instance cannot be put at \(target.path): \(cause).")
        }
        let report = InitReport(
            instance: target, isTest: test, hasSeal: seal != nil,
            roots: try chosenRoots().map { .init(name: $0.name, path: target.resolve($0.path)) }, sharing: sharing)
        try report.tell(format)
    }

    private func refuseToOverwrite(_ target: InstanceDirectory) throws(InstanceFailure) {
        guard let present = try? FileManager.default.contentsOfDirectory(atPath: target.path), !present.isEmpty else {
            return
        }
        throw InstanceFailure(
            .exists,
            present.contains("legajo.yaml")
                ? "\(target.path) is an instance already. Nothing was changed; serve it with: legajo up --instance \(target.path)"
                : "\(target.path) is not empty. Nothing was changed; choose a new directory.")
    }

    /// The instance is made elsewhere and moved there whole: what lies inside already would be in its way.
    private func refuseRoots(inside target: InstanceDirectory) throws(InstanceFailure) {
        let place = URL(filePath: target.path).standardized.path
        for root in try chosenRoots() where root.path.hasPrefix("/") {
            let path = URL(filePath: root.path).standardized.path
            guard path == place || path.hasPrefix(place + "/") else { continue }
            throw InstanceFailure(
                .badConfiguration,
                "Root \(root.name) would lie inside the new instance \(target.path). Nothing was made; choose directories "
                    + "outside it, or leave --root out for three roots in it.")
        }
    }

    private func make(_ directory: InstanceDirectory, tenant: TenantID) async throws -> [[String]] {
        try InstanceDirectory.make(directory.path, mode: 0o750)
        for (path, mode) in [
            (directory.run, 0o750), (directory.spool, 0o700), (directory.tokens, 0o700),
            (directory.path + "/index", 0o700),
        ] as [(String, mode_t)] { try InstanceDirectory.make(path, mode: mode) }
        let random = SystemRandom()
        let configuration = InstanceConfiguration(
            format: InstanceConfiguration.currentFormat, instance: Hexadecimal.text(random.bytes(4)), test: test,
            node: "n1",
            tenant: tenant.name,
            roots: try chosenRoots(), workers: 0,
            limits: .init(upload: 1 << 31, waitSeconds: 20), uids: [])
        let keys = try KeyStore.create(
            in: directory.keys, instance: configuration.instance, isTest: test, time: SystemTime(), random: random)
        try importSeal(into: keys)
        try InstanceDirectory.write(configuration.commentedYAML(), to: directory.configuration, mode: 0o640)
        let parts = try InstanceParts(directory)
        for root in parts.roots { try InstanceDirectory.make(root.path, mode: 0o750) }
        let resources = SharedResources(
            share: ProcessInfo.processInfo.environment["LEGAJO_SHARE"], program: try Program.path())
        guard let format = resources.read("Documentation/StorageFormat.md") else {
            throw InstanceFailure(
                .system, "StorageFormat.md is not found; set LEGAJO_SHARE to where Legajo's files are.")
        }
        try ReplicatedStore.create(
            roots: parts.roots, origin: parts.origin, fileSystem: POSIXFileSystem(), time: parts.time, random: random,
            format: format)
        return try await found(parts, in: directory)
    }

    private func chosenRoots() throws(InstanceFailure) -> [InstanceConfiguration.Root] {
        guard !roots.isEmpty else { return ["a", "b", "c"].map { .init(name: $0, path: "roots/\($0)") } }
        return try roots.map { text throws(InstanceFailure) in
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
                throw InstanceFailure(.badConfiguration, "--root \(text): write NAME=DIR.")
            }
            let path = InstanceDirectory(String(text[text.index(after: equals)...])).path
            return .init(name: String(text[..<equals]), path: path)
        }
    }

    private func importSeal(into keys: KeyStore) throws {
        guard let seal else { return }
        guard let data = FileManager.default.contents(atPath: seal) else {
            throw InstanceFailure(.badConfiguration, "\(seal) cannot be read.")
        }
        let secret = ProcessInfo.processInfo.environment["LEGAJO_SEAL_PASSPHRASE"] ?? ""
        do {
            try keys.importSeal(pkcs12: Array(data), passphrase: Passphrase(Array(secret.utf8)), vault: .issued)
        } catch {
            throw InstanceFailure(.badConfiguration, "\(seal): \(error.message)")
        }
    }

    /// Two people, so that what needs two can be done.
    private func found(_ parts: InstanceParts, in directory: InstanceDirectory) async throws -> [[String]] {
        let (archive, store) = try await ArchiveAssembly.offline(parts)
        let people = InitReport.people
        let issued = try await archive.found(people.map { TokenRequest(name: $0.name, roles: $0.roles) })
        for (person, token) in zip(people, issued) {
            try InstanceDirectory.write(token.secret + "\n", to: directory.token(of: person.name), mode: 0o600)
        }
        let sharing = store.rootsSharingDevices
        await store.close()
        return sharing
    }
}
