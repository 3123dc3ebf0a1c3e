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

    /// What the server says it reads, which is in its refusal of a parameter that nobody knows.
    @Test("Its query parameters are those that are read")
    func parameters() async throws {
        let document = try JSONDecoder().decode(JSONValue.self, from: Data(try Self.bytes()))
        try await withServedArchive(MemoryArchive()) { socket in
            let call = RawCall(socket)
            var compared = 0
            for (path, methods) in try #require(document["paths"]).members {
                for (method, operation) in methods.members {
                    let parameters = (operation["parameters"]?.items ?? []).filter { $0["in"]?.text == "query" }
                    guard !parameters.isEmpty else { continue }
                    let place =
                        path.replacing("{id}", with: "\(MemoryArchive.id)")
                        .replacing("{name}", with: "acme") + "?nobody-knows=1"
                    let answer = try await call.send(
                        method.uppercased(), place, ["Content-Type": "application/octet-stream"],
                        body: method == "post" ? [1] : nil)
                    let names = try answer.problem().detail.split(separator: "known are: ").last ?? ""
                    #expect(answer.status == 400)
                    #expect(
                        names.split { ", .".contains($0) }.map(String.init)
                            == parameters.compactMap { $0["name"]?.text }.sorted(), "\(method) \(path)")
                    compared += 1
                }
            }
            #expect(compared == 14)
        }
    }

    private static func check() throws -> SchemaCheck {
        let document = try JSONDecoder().decode(JSONValue.self, from: Data(try bytes()))
        return SchemaCheck(schemas: try #require(document["components"]?["schemas"]).members)
    }

    @Test("What travels fits its schema", arguments: WireSample.all)
    func values(sample: WireSample) throws {
        let check = try Self.check()
        let schema = try #require(check.schemas[sample.name])
        #expect(sample.texts.count == 2)
        for text in sample.texts {
            let value = try JSONDecoder().decode(JSONValue.self, from: Data(text))
            #expect(check.faults(value, against: schema) == [])
        }
    }

    @Test(
        "What does not fit is told",
        arguments: [
            (#"{"state": "archived", "outcome": "created"}"#, "$.findings is missing"),
            (#"{"state": "lost", "outcome": "created", "findings": []}"#, "$.state is not in enum"),
            (#"{"state": "archived", "outcome": "created", "findings": {}}"#, "$.findings is no array"),
            (#"{"state": "archived", "outcome": "created", "findings": [], "x": 1}"#, "$.x is not described"),
            (
                #"{"state": "archived", "outcome": "created", "findings": [], "total": "1,5"}"#,
                #"$.total is 1,5, not ^-?[0-9]+(\.[0-9]+)?$"#
            ),
        ])
    func faults(text: String, fault: String) throws {
        let check = try Self.check()
        let schema = try #require(check.schemas["SubmissionAnswer"])
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(check.faults(value, against: schema) == [fault])
    }
}
