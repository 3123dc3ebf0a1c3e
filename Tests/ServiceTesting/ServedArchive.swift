import ArchiveServer
import Logging
import ServiceLifecycle

/// Serves a memory archive on a socket of its own while `body` runs.
package func withServedArchive(
    _ archive: MemoryArchive, openAPI: [UInt8] = [], socket: String = temporarySocket(),
    _ body: @Sendable (_ socket: String) async throws -> Void
) async throws {
    var logger = Logger(label: "legajo.test")
    logger.logLevel = .critical
    let (ready, source) = AsyncStream.makeStream(of: Void.self)
    let server = SocketServer(
        service: archive, configuration: .init(socket: socket, openAPI: openAPI, version: "test"), logger: logger,
        onReady: { source.finish() })
    let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { source.finish() }
            try await group.run()
        }
        for await _ in ready {}
        do { try await body(socket) } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}

/// A path no other test uses.
package func temporarySocket() -> String {
    "/tmp/legajo-\(UInt64.random(in: .min ... .max)).sock"
}
