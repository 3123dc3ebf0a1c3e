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

        struct Components: Decodable {
            var schemas: [String: Schema]
        }

        struct Schema: Decodable {
            var properties: [String: Ignored]?
            var required: [String]?
        }

        struct Ignored: Decodable {}

        var openapi: String
        var components: Components
        var paths: [String: [String: Operation]]
    }

    private static func bytes() throws -> [UInt8] {
        let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return Array(try #require(FileManager.default.contents(atPath: "/\(checkout)/Schemas/OpenAPI/legajo-v1.json")))
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

    @Test("Its schemas have the members that travel", arguments: WireSample.all)
    func schemas(sample: WireSample) throws {
        let schema = try #require(try Self.description().components.schemas[sample.name])
        #expect(Set((schema.properties ?? [:]).keys) == sample.members)
        #expect(Set(schema.required ?? []) == sample.required)
    }
}
