import ArchiveAPI
import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1

/// Calls to an archive through its Unix socket. Connections are kept and shared; end with `close`.
package final class ArchiveConnection: Sendable {
    /// Largest JSON answer that is taken into memory, in bytes.
    private static let largestAnswer = 64 << 20

    private let client: HTTPClient
    private let base: String
    private let token: String?

    /// `token` is the bearer token of the principal that asks; nil only for `health` and `openAPI`.
    package init(socket: String, token: String?) {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(5)
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        base = "http+unix://" + PercentEncoding.encode(socket)
        self.token = token
    }

    /// Ends the connections. To be called once, after the last call.
    package func close() async throws(ClientFailure) {
        do { try await client.shutdown() } catch {
            throw ClientFailure(.interrupted, "The connections could not be closed: \(error)")
        }
    }

    /// One call and its answer. Throws `refused` for every answer that is no success.
    func send(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: HTTPClientRequest.Body? = nil,
        seconds: Int64 = 86_400
    ) async throws(ClientFailure) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers = headers
        request.headers.add(name: "Host", value: "legajo")
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        request.body = body
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, deadline: .now() + .seconds(seconds))
        } catch {
            throw Self.failure(for: error)
        }
        guard (200..<300).contains(response.status.code) else { throw try await refusal(of: response) }
        return response
    }

    /// The whole body. Throws `interrupted`, or `protocolViolation` when it is larger than any answer of ours.
    func collect(_ response: HTTPClientResponse) async throws(ClientFailure) -> [UInt8] {
        do {
            return Array(try await response.body.collect(upTo: Self.largestAnswer).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw ClientFailure(.protocolViolation, "The answer is larger than expected.")
        } catch {
            throw ClientFailure(.interrupted, "The connection broke while the answer was read: \(error)")
        }
    }

    /// Decodes a JSON answer.
    func decode<Value: Decodable>(_ type: Value.Type, _ response: HTTPClientResponse) async throws(ClientFailure)
        -> Value
    {
        let bytes = try await collect(response)
        do { return try WireJSON.decode(type, from: bytes) } catch {
            throw ClientFailure(
                .protocolViolation, "The answer cannot be understood: \(error). Are both programs of one version?")
        }
    }

    private func refusal(of response: HTTPClientResponse) async throws(ClientFailure) -> ClientFailure {
        let bytes = try await collect(response)
        guard let problem = try? WireJSON.decode(Problem.self, from: bytes) else {
            return ClientFailure(.protocolViolation, "The answer was \(response.status.code) without an explanation.")
        }
        return ClientFailure(.refused, problem.detail, problem: problem)
    }

    private static func failure(for error: any Error) -> ClientFailure {
        if let failure = error as? HTTPClientError {
            let unreached: [HTTPClientError] = [.connectTimeout, .getConnectionFromPoolTimeout]
            if unreached.contains(failure) { return ClientFailure(.unreachable, "Nobody answers on the socket.") }
            return ClientFailure(.interrupted, "The connection broke: \(failure).")
        }
        if let failure = error as? IOError {
            return [ECONNREFUSED, ENOENT, EACCES, ENOTSOCK].contains(failure.errnoCode)
                ? ClientFailure(.unreachable, "Nobody answers on the socket: \(failure).")
                : ClientFailure(.interrupted, "The connection broke: \(failure).")
        }
        return ClientFailure(.interrupted, "The call did not succeed: \(error).")
    }
}
