package import ArchiveCore
import Glibc
import Hummingbird
package import Logging
import ServiceLifecycle

/// The archive's API on a Unix socket. Runs until its service group shuts down gracefully: running requests are
/// finished, no new ones taken.
package struct SocketServer: Service {
    package struct Configuration: Sendable {
        /// Path of the socket; at most 107 bytes. Its directory must keep strangers out (0750).
        package var socket: String
        /// Users that may connect beside root and the one the archive runs as.
        package var uids: Set<UInt32>
        /// The API's description, served as it is (`OpenAPIDocument.load`).
        package var openAPI: [UInt8]
        package var version: String

        package init(socket: String, uids: Set<UInt32> = [], openAPI: [UInt8], version: String) {
            self.socket = socket
            self.uids = uids
            self.openAPI = openAPI
            self.version = version
        }
    }

    private let service: any ArchiveService
    private let configuration: Configuration
    private let logger: Logger
    private let onReady: @Sendable () async -> Void

    /// `onReady` is called once requests are answered. Whoever starts this must hold the instance's lock: binding
    /// takes over a socket that is already there.
    package init(
        service: any ArchiveService, configuration: Configuration, logger: Logger,
        onReady: @escaping @Sendable () async -> Void = {}
    ) {
        self.service = service
        self.configuration = configuration
        self.logger = logger
        self.onReady = onReady
    }

    package func run() async throws {
        guard configuration.socket.utf8.count <= 107 else {
            throw ArchiveFailure(.internal, "The socket's path \(configuration.socket) is longer than 107 bytes.")
        }
        let endpoints = APIEndpoints.all(service: service, openAPI: configuration.openAPI, logger: logger)
        let gate = PeerGate(allowed: configuration.uids.union([0, geteuid()]), logger: logger)
        let socket = configuration.socket
        let application = Application(
            router: APIRouter.make(endpoints, logger: logger),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [PeerCredentialHandler(gate: gate)], idleTimeout: .seconds(60))),
            configuration: .init(
                address: .unixDomainSocket(path: socket), serverName: "Legajo/\(configuration.version)"),
            onServerRunning: { _ in
                // Hummingbird sets no mode; the directory keeps strangers out until here.
                if unsafe chmod(socket, 0o660) != 0 { logger.error("The socket's mode could not be set.") }
                await onReady()
            },
            logger: logger)
        defer { unsafe unlink(socket) }
        try await application.run()
    }
}
