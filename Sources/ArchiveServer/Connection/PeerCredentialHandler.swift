package import Logging
package import NIOCore

/// Which users may connect.
package struct PeerGate: Sendable {
    let allowed: Set<UInt32>
    let logger: Logger

    package init(allowed: Set<UInt32>, logger: Logger) {
        self.allowed = allowed
        self.logger = logger
    }
}

/// Closes connections of users that may not connect (SO_PEERCRED, once per connection). Who the principal is,
/// its token says; this only narrows further.
package final class PeerCredentialHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    package typealias InboundIn = NIOAny
    package typealias InboundOut = NIOAny

    /// `struct ucred` of <sys/socket.h>.
    private struct Credentials {
        var process: Int32
        var user: UInt32
        var group: UInt32
    }

    /// SO_PEERCRED of <asm-generic/socket.h>.
    private static let peerCredentials = NIOBSDSocket.Option(rawValue: 17)

    private let gate: PeerGate

    package init(gate: PeerGate) { self.gate = gate }

    package func handlerAdded(context: ChannelHandlerContext) {
        guard let provider = context.channel as? any SocketOptionProvider else {
            refuse(context.channel, "its credentials cannot be asked for")
            return
        }
        let channel = context.channel
        let answer: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(
            level: .socket, name: Self.peerCredentials)
        answer.whenComplete { [self] result in
            switch result {
            case .success(let peer) where gate.allowed.contains(peer.user): return
            case .success(let peer): refuse(channel, "user \(peer.user) (process \(peer.process)) is not allowed")
            case .failure(let error): refuse(channel, "\(error)")
            }
        }
    }

    private func refuse(_ channel: any Channel, _ why: String) {
        gate.logger.warning("A connection was refused: \(why).")
        channel.close(promise: nil)
    }
}
