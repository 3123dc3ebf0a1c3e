import ArchiveAPI
import ArchiveCore
import ArchiveServer
import ArgumentParser
import FoundationEssentials
import Glibc
import LinuxSystem
import Logging
import ServiceLifecycle
import StorageRoot
import UnixSignals
import WorkerClient

/// Serves an instance on its socket until told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve an instance; `legajo up` starts this.",
        discussion: "Example: legajo-archive serve --instance /srv/legajo")

    @Option(help: "The instance's directory.")
    var instance: String

    @Flag(help: "End at once when standard input ends: whoever holds its other end is gone.")
    var endWithInput = false

    func run() async throws {
        let lifeline = endWithInput ? Lifeline(STDIN_FILENO) : nil
        defer { withExtendedLifetime(lifeline) {} }
        let directory = InstanceDirectory(instance)
        _ = try InstanceConfiguration.read(from: directory.path)
        let lock = try InstanceLock(directory)
        let logger = ArchiveAssembly.logger(.notice)
        let parts = try InstanceParts(directory)
        let resources = SharedResources(
            share: ProcessInfo.processInfo.environment["LEGAJO_SHARE"], program: try Program.path())
        guard let openAPI = resources.read("Schemas/OpenAPI/legajo-v1.json") else {
            throw InstanceFailure(
                .system, "The API's description is not found; set LEGAJO_SHARE to where Legajo's files are.")
        }
        let (archive, store, lanes) = try await ArchiveAssembly.serving(parts, logger: logger)
        let server = SocketServer(
            service: archive,
            configuration: .init(
                socket: directory.socket, uids: Set(parts.configuration.uids), openAPI: openAPI,
                version: ProgramVersion.current),
            logger: logger,
            onReady: {
                archive.resumeSubmitted()
                archive.followIncidents()
                StandardOutput.line("ready \(directory.socket)")
            })
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        defer { withExtendedLifetime(lock) {} }
        var failure: InstanceFailure?
        do {
            try await group.run()
        } catch {
            failure = InstanceFailure(.system, "the server ended: \(error)")
        }
        await archive.drain()
        await store.close()
        lanes.stop()
        if let failure { throw failure }
    }
}
