import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// The event stream as server-sent events (WHATWG HTML §9.2). `id` is the ledger position, so that a client that
/// sends it back as `Last-Event-ID` misses nothing.
enum EventStreamResponse {
    static let mediaType = "text/event-stream"
    /// Quiet seconds after which a comment keeps the connection open.
    private static let keepAlive = 15

    /// The token is asked again between pages: a revoked one ends the stream.
    static func make(_ service: any ArchiveService, bearer: String, from start: UInt64) -> Response {
        let body = ResponseBody { writer in
            var (position, quiet) = (start, 0)
            try await writer.write(ByteBuffer(string: ": legajo\n\n"))
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let principal = try await service.authenticate(bearer: bearer)
                let page = try await service.events(from: position, limit: 100, wait: 1, as: principal)
                quiet = page.items.isEmpty ? quiet + 1 : 0
                position = page.next
                for item in page.items { try await writer.write(try text(of: item)) }
                if quiet >= keepAlive {
                    try await writer.write(ByteBuffer(string: ": quiet\n\n"))
                    quiet = 0
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: mediaType, .cacheControl: "no-store"], body: body)
    }

    private static func text(of event: ArchiveEvent) throws(WireFailure) -> ByteBuffer {
        var buffer = ByteBuffer(string: "id: \(event.position)\nevent: \(event.event.event)\ndata: ")
        buffer.writeBytes(try WireJSON.encode(event))
        buffer.writeString("\n\n")
        return buffer
    }
}
