import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import FoundationEssentials
import Logging
import StorageRoot
import Testing
import WorkerProtocol

/// What an archive stands on in these tests: three simulated roots, a real index, a reader without a process, and
/// seals that are only bytes.
struct ArchiveBench: Sendable {
    let machine: SimulatedMachine
    let storage: Bench
    let place: TemporaryPlace
    let reader = PlainReader()
    let incidents = IncidentBook()
    let tenant: TenantID
    let person: Principal

    init() throws {
        (machine, storage) = try Bench.simulated()
        place = try TemporaryPlace()
        tenant = try #require(TenantID("acme"))
        person = Principal(
            id: try #require(PrincipalID("P-00000001")), name: "Ana", roles: [.operator, .admin])
    }

    /// Opens the store and an archive over it that has followed the ledger.
    func start(index name: String = "index.sqlite") async throws -> RunningArchive {
        let store = try storage.store()
        _ = try await store.open()
        return try await archive(over: store, index: name)
    }

    /// An archive over an open store with an index of its own.
    func archive(
        over store: ReplicatedStore, index name: String, time: (any TimeSource)? = nil
    ) async throws -> RunningArchive {
        let index = try InvoiceIndex(path: place.path + "/" + name)
        var logger = Logger(label: "legajo.test")
        logger.logLevel = .critical
        let archive = Archive(
            configuration: ArchiveConfiguration(
                version: "test", isTest: true, node: "n1", defaultTenant: tenant, uploadLimit: 1 << 20,
                waitSeconds: 60, spool: place.path, workers: 1, warnings: []),
            store: store, index: index, seals: Self.seals, workers: reader.port, time: time ?? storage.time,
            random: storage.random, logger: logger, incidents: incidents)
        try await archive.catchUp()
        return RunningArchive(
            archive: archive, store: store, index: index, person: person, tenant: tenant, place: place)
    }

    private static let seals = ArchiveSeals(
        signPDF: { _, _, _, _ in Array("signature".utf8) }, seal: { _, _, _ in Array("seal".utf8) },
        timestamp: { _ in Array("token".utf8) }, anchors: [], trust: .test,
        horizon: UTCTime(milliseconds: 2_000_000_000_000), capacity: { _, _ in 4_096 })
}
