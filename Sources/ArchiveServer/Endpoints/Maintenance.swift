import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import Logging

extension APIEndpoints {
    /// Storage, index, state and events.
    static func maintenance(_ service: any ArchiveService, _ logger: Logger) -> [Endpoint] {
        [
            Endpoint(.get, .status) { request, _ in
                try JSONResponse.make(try await service.status(as: try await request.principal(service)))
            },
            Endpoint(.post, .checks) { request, _ in
                let principal = try await request.principal(service)
                let body = try await request.json(CheckBody.self)
                return try await ProgressResponse.make(operation: "check", logger: logger) {
                    progress throws(ArchiveFailure) -> CheckReport in
                    try await service.check(repair: body.repair, full: body.full, as: principal, progress: progress)
                }
            },
            Endpoint(.post, .rebuilds) { request, _ in
                let principal = try await request.principal(service)
                let body = try await request.json(RebuildBody.self)
                return try await ProgressResponse.make(operation: "index rebuild", logger: logger) {
                    progress throws(ArchiveFailure) -> RebuildReport in
                    try await service.rebuildIndex(
                        from: body.root, accepting: body.acceptIncomplete, as: principal, progress: progress)
                }
            },
            Endpoint(.get, .events) { request, _ in
                let principal = try await request.principal(service)
                let query = try request.query()
                try query.allow(once: ["from", "limit", "wait"])
                var from = UInt64(0)
                if let text = query.value("from") {
                    guard let number = UInt64(text) else {
                        throw Problem(.badRequest, "\"from\" is a ledger position, a whole number.")
                    }
                    from = number
                }
                if request.headers[.accept]?.contains(EventStreamResponse.mediaType) ?? false {
                    if let last = request.headers[.lastEventID].flatMap({ UInt64($0) }), last < .max { from = last + 1 }
                    return EventStreamResponse.make(service, bearer: try request.bearer(), from: from)
                }
                return try JSONResponse.make(
                    try await service.events(
                        from: from, limit: try query.integer("limit", in: 1...1_000) ?? 100,
                        wait: try query.integer("wait", in: 0...30) ?? 0, as: principal))
            },
        ]
    }
}
