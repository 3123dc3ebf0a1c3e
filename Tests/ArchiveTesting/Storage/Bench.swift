import ArchiveModel
import Crypto
package import SeededTesting
package import StorageRoot

/// Roots and their keys for tests of what stands on storage.
package struct Bench: Sendable {
    package static let origin = "legajo-test"

    package let roots: [RootConfiguration]
    package let fileSystem: any FileSystem
    package let random: SeededRandom
    package let time = SteppedTime()
    package let keys: LedgerKeys
    package let incidents = Incidents()

    package init(roots: [String], fileSystem: any FileSystem, seed: UInt64 = 1) throws {
        let names = ["a", "b", "c", "d", "e"]
        self.roots = zip(names, roots).map { RootConfiguration(name: $0, path: $1) }
        self.fileSystem = fileSystem
        random = SeededRandom(seed: seed)
        keys = try Self.keys(self.roots.map(\.name))
    }

    /// Three new roots on simulated disks of their own; more disks may stand beside them.
    package static func simulated(disks: [String] = ["/a", "/b", "/c"]) throws -> (SimulatedMachine, Bench) {
        let machine = SimulatedMachine(random: SeededRandom(seed: 7))
        for path in disks { machine.addDisk(path) }
        let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine)
        try bench.create()
        return (machine, bench)
    }

    /// Fixed keys, so that a history can be replayed over restarts.
    package static func keys(_ roots: [String]) throws -> LedgerKeys {
        func signer(_ name: String, _ number: UInt8) throws -> NoteSigner {
            let key = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: number, count: 32))
            let raw = key.rawRepresentation
            return NoteSigner(key: NoteKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))) { message in
                Array(try Curve25519.Signing.PrivateKey(rawRepresentation: raw).signature(for: message))
            }
        }
        var cosigners: [String: NoteSigner] = [:]
        for (index, root) in roots.enumerated() { cosigners[root] = try signer("\(origin)/\(root)", UInt8(index + 2)) }
        return LedgerKeys(origin: try signer(origin, 1), roots: cosigners)
    }

    /// The same bench with its only root under another name.
    package func named(_ name: String) throws -> Bench {
        try Bench(roots: [RootConfiguration(name: name, path: roots[0].path)], fileSystem: fileSystem)
    }

    private init(roots: [RootConfiguration], fileSystem: any FileSystem) throws {
        self.roots = roots
        self.fileSystem = fileSystem
        random = SeededRandom(seed: 99)
        keys = try Self.keys(roots.map(\.name))
    }

    package func create() throws(StorageError) {
        try ReplicatedStore.create(
            roots: roots, origin: Self.origin, fileSystem: fileSystem, time: time, random: random,
            format: Array("format\n".utf8))
    }

    package func store(
        quorum: Int = 2, scheduling: ReplicatedStore.Scheduling = .inline, patience: Int = 8
    ) throws(StorageError) -> ReplicatedStore {
        let incidents = incidents
        return try ReplicatedStore(
            roots: roots, quorum: quorum, fileSystem: fileSystem, time: time, random: random, node: "n1", keys: keys,
            scheduling: scheduling, patience: patience, incident: { incidents.add($0) })
    }
}

/// What the store told.
package final class Incidents: Sendable {
    private let all = Shared<[StorageIncident]>([])

    func add(_ incident: StorageIncident) { all.change { $0.append(incident) } }

    package var kinds: [StorageIncident.Kind] { all.value.map(\.kind) }
    package var messages: [String] { all.value.map { "\($0.kind) \($0.root) \($0.path?.text ?? ""): \($0.message)" } }
}
