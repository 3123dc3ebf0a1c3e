import ArchiveAPI
package import ArchiveModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension ArchiveConnection {
    /// Whether the archive answers. Throws `unreachable` when not.
    package func health() async throws(ClientFailure) {
        _ = try await collect(try await send(.GET, APIPath.health.rawValue, seconds: 10))
    }

    /// The published description of the API, as served.
    package func openAPI() async throws(ClientFailure) -> [UInt8] {
        try await collect(try await send(.GET, APIPath.openAPI.rawValue))
    }

    package func status() async throws(ClientFailure) -> ArchiveStatus {
        try await decode(ArchiveStatus.self, try await send(.GET, APIPath.status.rawValue))
    }

    /// Checks storage; `progress` is called while it runs.
    package func check(
        repair: Bool, full: Bool, progress: (CheckProgress) -> Void
    ) async throws(ClientFailure) -> CheckReport {
        let response = try await post(CheckBody(repair: repair, full: full), to: APIPath.checks.rawValue)
        return try await report(CheckReport.self, of: response, progress: progress)
    }

    /// Builds the index anew from one root.
    package func rebuildIndex(
        from root: String, acceptIncomplete: Bool = false, progress: (CheckProgress) -> Void
    ) async throws(ClientFailure) -> RebuildReport {
        let response = try await post(
            RebuildBody(root: root, acceptIncomplete: acceptIncomplete), to: APIPath.rebuilds.rawValue)
        return try await report(RebuildReport.self, of: response, progress: progress)
    }

    /// Events from a ledger position on; waits up to `wait` seconds for the first.
    package func events(from position: UInt64, limit: Int = 100, wait: Int = 0) async throws(ClientFailure) -> EventPage
    {
        var query = QueryParameters()
        query.set("from", String(position))
        query.set("limit", String(limit))
        query.set("wait", String(wait))
        return try await decode(EventPage.self, try await send(.GET, APIPath.events.rawValue + query.text))
    }

    package func createToken(_ request: TokenRequest) async throws(ClientFailure) -> IssuedToken {
        try await post(request, to: APIPath.tokens.rawValue, IssuedToken.self)
    }

    package func tokens() async throws(ClientFailure) -> [TokenSummary] {
        try await decode(TokenList.self, try await send(.GET, APIPath.tokens.rawValue)).items
    }

    package func revokeToken(of holder: PrincipalID) async throws(ClientFailure) {
        _ = try await collect(try await send(.DELETE, APIPath.token.of(holder)))
    }

    /// Reads progress lines up to the report.
    private func report<Report: Hashable & Sendable & Codable>(
        _ type: Report.Type, of response: HTTPClientResponse, progress: (CheckProgress) -> Void
    ) async throws(ClientFailure) -> Report {
        var (chunks, pending) = (response.body.makeAsyncIterator(), [UInt8]())
        while true {
            let chunk: ByteBuffer?
            do { chunk = try await chunks.next() } catch {
                throw ClientFailure(.interrupted, "The connection broke while the archive was at work: \(error)")
            }
            guard let chunk else {
                throw ClientFailure(.interrupted, "The archive stopped before its work was done.")
            }
            pending += chunk.readableBytesView
            while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeFirst(end + 1)
                switch try decodeLine(ProgressLine<Report>.self, line) {
                case .progress(let step): progress(step)
                case .report(let report): return report
                case .problem(let problem): throw ClientFailure(.refused, problem.detail, problem: problem)
                }
            }
        }
    }

    private func decodeLine<Value: Decodable>(_ type: Value.Type, _ line: [UInt8]) throws(ClientFailure) -> Value {
        do { return try WireJSON.decode(type, from: line) } catch {
            throw ClientFailure(.protocolViolation, "The answer cannot be understood: \(error).")
        }
    }
}
