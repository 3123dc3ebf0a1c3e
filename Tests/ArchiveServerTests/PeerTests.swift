import ArchiveServer
import Glibc
import Logging
import NIOCore
import NIOPosix
import ServiceTesting
import Testing

@Suite("Who may connect")
struct PeerTests {
    @Test("Only users on the list keep their connection", arguments: [true, false])
    func users(isListed: Bool) async throws {
        var logger = Logger(label: "legajo.test")
        logger.logLevel = .critical
        let gate = PeerGate(allowed: isListed ? [geteuid()] : [geteuid() + 1], logger: logger)
        let socket = temporarySocket()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.pipeline.addHandlers([PeerCredentialHandler(gate: gate), Greeting()])
            }
            .bind(unixDomainSocketPath: socket).get()
        let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: socket) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let received = try await client.executeThenClose { inbound, outbound in
            // A closed connection may refuse the bytes already.
            try? await outbound.write(ByteBuffer(string: "hello?"))
            do {
                for try await bytes in inbound { return String(buffer: bytes) }
            } catch let error as IOError where error.errnoCode == ECONNRESET {
                // Closed with the bytes unread.
            }
            return ""
        }
        #expect(received == (isListed ? "hello!" : ""))
        try await server.close()
        unsafe unlink(socket)
    }
}

/// Answers whatever comes.
private final class Greeting: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "hello!")), promise: nil)
    }
}
