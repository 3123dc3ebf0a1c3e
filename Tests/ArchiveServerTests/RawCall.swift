import ArchiveAPI
import ArchiveModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServiceTesting

/// A call whose bytes and headers a test decides itself.
struct RawCall {
    struct Answer {
        var status: Int
        /// Names in lower case.
        var headers: [String: String]
        var body: [UInt8]

        func problem() throws -> Problem { try WireJSON.decode(Problem.self, from: body) }
    }

    private let socket: String

    init(_ socket: String) { self.socket = socket }

    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil,
        isAnnounced: Bool = true, token: String? = MemoryArchive.token
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http+unix://\(PercentEncoding.encode(socket))\(path)")
        request.method = .RAW(value: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.body =
                isAnnounced
                ? .bytes(ByteBuffer(bytes: body)) : .stream([ByteBuffer(bytes: body)].async, length: .unknown)
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        var names: [String: String] = [:]
        for header in response.headers { names[header.name.lowercased()] = header.value }
        return Answer(
            status: Int(response.status.code), headers: names,
            body: Array(try await response.body.collect(upTo: 64 << 20).readableBytesView))
    }
}

extension Array where Element: Sendable {
    /// The elements one by one.
    fileprivate var async: AsyncStream<Element> {
        AsyncStream { continuation in
            for element in self { continuation.yield(element) }
            continuation.finish()
        }
    }
}
