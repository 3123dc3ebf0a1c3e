import ArchiveAPI
import ArchiveCore
import ArchiveIndex
import ArchiveModel
import FoundationEssentials
import LinuxSystem
import Logging
import StorageRoot
import WorkerClient
import WorkerProtocol

/// Puts an archive together from an instance's parts.
enum ArchiveAssembly {
    /// For commands that need no worker: init, check, rebuild-index. The store is open.
    static func offline(_ parts: InstanceParts) async throws -> (Archive, ReplicatedStore) {
        let incidents = IncidentBook()
        let store = try await openStore(parts, noting: incidents, logger: logger(.error))
        let archive = try await archive(
            parts, store: store, incidents: incidents, workers: noWorkers, workerCount: 0, logger: logger(.error))
        return (archive, store)
    }

    /// For rebuild-index: the present index follows nothing, and one that cannot be opened is put aside.
    static func rebuilding(_ parts: InstanceParts) async throws -> (Archive, ReplicatedStore) {
        let incidents = IncidentBook()
        let store = try await openStore(parts, noting: incidents, logger: logger(.error))
        do {
            try InvoiceIndex(path: parts.directory.index).close()
        } catch {
            if let aside = try InvoiceIndex.setAside(parts.directory.index) {
                StandardError.line("the index cannot be used (\(error)); it is now \(aside)")
            }
        }
        let archive = try await archive(
            parts, store: store, incidents: incidents, workers: noWorkers, workerCount: 0, following: false,
            logger: logger(.error))
        return (archive, store)
    }

    private static let noWorkers = WorkerPort { _, _, _ throws(WorkerRefusal) in
        throw WorkerRefusal(code: "unavailable", message: "No worker runs during this command.")
    }

    /// For serving. The store is open, the index has followed the ledger.
    static func serving(
        _ parts: InstanceParts, logger: Logger
    ) async throws -> (archive: Archive, store: ReplicatedStore, lanes: WorkerLanes) {
        let incidents = IncidentBook()
        let store = try await openStore(parts, noting: incidents, logger: logger)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let count = parts.configuration.workers > 0 ? parts.configuration.workers : max(1, cores)
        let lanes = WorkerLanes(
            try WorkerConfiguration.sibling(inherited: ProcessInfo.processInfo.environment), lanes: count)
        let warning: @Sendable () -> String? = { lanes.pool.sandbox?.weakness }
        let port = WorkerPort(warning: warning) { request, tenant, documents throws(WorkerRefusal) in
            let outcome = try await lanes.serve(request, tenant: tenant, documents: documents)
            return (outcome.0, outcome.increment)
        }
        let archive = try await archive(
            parts, store: store, incidents: incidents, workers: port, workerCount: count, logger: logger)
        return (archive, store, lanes)
    }

    private static func openStore(
        _ parts: InstanceParts, noting incidents: IncidentBook, logger: Logger
    ) async throws -> ReplicatedStore {
        let store = try parts.store { incident in
            incidents.take(incident)
            logger.warning(
                "\(incident.kind.rawValue): \(incident.message)",
                metadata: ["root": "\(incident.root)", "path": "\(incident.path?.text ?? "-")"])
        }
        do {
            try await store.open()
        } catch {
            throw InstanceFailure(error.code == .newerFormat ? .newerFormat : .damaged, error.message)
        }
        return store
    }

    private static func archive(
        _ parts: InstanceParts, store: ReplicatedStore, incidents: IncidentBook, workers: WorkerPort, workerCount: Int,
        following: Bool = true, logger: Logger
    ) async throws -> Archive {
        let configuration = ArchiveConfiguration(
            version: ProgramVersion.current, isTest: parts.configuration.test, node: parts.configuration.node,
            defaultTenant: parts.tenant, furtherTenants: parts.furtherTenants, language: parts.configuration.language,
            uploadLimit: UInt64(parts.configuration.limits.upload),
            waitSeconds: parts.configuration.limits.waitSeconds, spool: parts.directory.spool, workers: workerCount,
            warnings: parts.configuration.test
                ? ["Test instance: test keys, pages marked PRUEBA; it proves nothing."] : [],
            tagStyle: parts.configuration.tagStyle, tenantStyles: parts.tenantStyles)
        do {
            let archive = Archive(
                configuration: configuration, store: store, index: try InvoiceIndex(path: parts.directory.index),
                seals: try parts.seals(), workers: workers, time: parts.time, random: parts.random, logger: logger,
                incidents: incidents)
            if following { try await archive.catchUp() }
            return archive
        } catch let failure as InstanceFailure {
            throw failure
        } catch {
            throw InstanceFailure(.damaged, "\(error)")
        }
    }

    static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "legajo-archive") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }
}
