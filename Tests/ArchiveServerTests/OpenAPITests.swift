import ArchiveAPI
import ArchiveClient
import ArchiveServer
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("The published description")
struct OpenAPITests {
    /// As much of an OpenAPI document as is compared here.
    private struct Description: Decodable {
        struct Operation: Decodable {
            var operationId: String
            var security: [[String: [String]]]?
        }

        var openapi: String
        var paths: [String: [String: Operation]]
    }

    private static func bytes() throws -> [UInt8] {
        let here = "/" + #filePath.split(separator: "/").joined(separator: "/")
        return try #require(OpenAPIDocument.load(share: nil, program: here))
    }

    private static func description() throws -> Description {
        try JSONDecoder().decode(Description.self, from: Data(try bytes()))
    }

    @Test("It names exactly the operations there are")
    func operations() throws {
        let description = try Self.description()
        #expect(description.openapi == "3.1.0")
        let published = Set(
            description.paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
        let served = Set(APIEndpoints.names(service: MemoryArchive()).map(\.description))
        #expect(published == served)
        let identifiers = description.paths.values.flatMap { $0.values.map(\.operationId) }
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test("It says which operations need no token, and those need none")
    func security() async throws {
        let open = Set(try Self.description().paths.filter { $0.value["get"]?.security == [] }.keys)
        #expect(open == [APIPath.health.rawValue, APIPath.openAPI.rawValue])
        let document = try Self.bytes()
        try await withServedArchive(MemoryArchive(), openAPI: document) { socket in
            let connection = ArchiveConnection(socket: socket, token: nil)
            try await connection.health()
            #expect(try await connection.openAPI() == document)
            try await connection.close()
        }
    }

    @Test("The share directory comes first and alone") func share() {
        #expect(OpenAPIDocument.load(share: "/nonexistent", program: #filePath) == nil)
        #expect(OpenAPIDocument.load(share: nil, program: "/nonexistent/bin/legajo") == nil)
    }
}
