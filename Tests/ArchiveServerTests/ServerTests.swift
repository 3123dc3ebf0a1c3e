import ArchiveAPI
import ArchiveClient
import ArchiveCore
import ArchiveModel
import ServiceTesting
import Testing

@Suite("The server's manners")
struct ServerTests {
    @Test("Nothing but two resources answers without a token", arguments: APIPath.allCases)
    func tokens(path: APIPath) async throws {
        let target = path.rawValue.replacing("{id}", with: MemoryArchive.id.description).replacing(
            "{form}", with: "original"
        )
        .replacing("{principal}", with: "P-00000001")
        let operations = APIMethods.of(path)
        try await withServedArchive(MemoryArchive()) { socket in
            for method in operations {
                for token in [nil, "wrong"] as [String?] {
                    let answer = try await RawCall(socket).send(
                        method, target, method == "POST" ? ["Content-Type": "application/json"] : [:],
                        body: method == "POST" ? [] : nil, token: token)
                    if path == .health || path == .openAPI {
                        #expect(answer.status == 200)
                    } else {
                        #expect(answer.status == 401)
                        #expect(answer.headers["www-authenticate"] == "Bearer")
                        #expect(try answer.problem().kind == .unauthorized)
                    }
                }
            }
        }
    }

    @Test("Each failure is its problem", arguments: ArchiveFailure.Code.allCases)
    func failures(code: ArchiveFailure.Code) async throws {
        let archive = MemoryArchive()
        archive.with {
            $0.failure = ArchiveFailure(
                code, "what and why", id: MemoryArchive.id, findings: [MemoryArchive.finding], retryAfter: 9)
        }
        try await withServedArchive(archive) { socket in
            let answer = try await RawCall(socket).send("GET", "/v1/invoices/\(MemoryArchive.id)")
            let problem = try answer.problem()
            let kind = try #require(ProblemType(rawValue: code.rawValue))
            #expect(
                problem
                    == Problem(
                        kind, "what and why", id: MemoryArchive.id, findings: [MemoryArchive.finding], retryAfter: 9))
            #expect(answer.status == kind.status)
            #expect(answer.headers["content-type"] == Problem.mediaType)
            #expect(answer.headers["retry-after"] == (kind.status == 503 ? "9" : nil))
        }
    }

    @Test(
        "Requests that do not fit are problems too",
        arguments: [
            ("GET", "/v2/nothing", ProblemType.noSuchResource), ("DELETE", "/v1/invoices", .methodNotAllowed),
            ("GET", "/v1/invoices/LG-0000-0000-0001", .badRequest), ("GET", "/v1/invoices?colour=red", .badRequest),
            ("GET", "/v1/invoices?from=yesterday", .badRequest), ("GET", "/v1/events?from=-1", .badRequest),
            ("DELETE", "/v1/tokens/nobody", .badRequest), ("POST", "/v1/checks", .unsupportedMediaType),
        ])
    func misfits(method: String, path: String, expected: ProblemType) async throws {
        try await withServedArchive(MemoryArchive()) { socket in
            let answer = try await RawCall(socket).send(method, path)
            #expect(try answer.problem().kind == expected)
            #expect(answer.status == expected.status)
            #expect((answer.headers["allow"] == "GET") == (expected == .methodNotAllowed))
        }
    }

    @Test("A body that does not fit is told by its member")
    func member() async throws {
        try await withServedArchive(MemoryArchive()) { socket in
            let answer = try await RawCall(socket).send(
                "POST", "/v1/index-rebuilds", ["Content-Type": "application/json; charset=utf-8"],
                body: Array("{}".utf8))
            #expect(answer.status == 400)
            #expect(try answer.problem().detail.contains("\"root\" is missing"))
        }
    }

    @Test("Progress comes before the report")
    func progress() async throws {
        let archive = MemoryArchive()
        let steps = (1...3).map { CheckProgress(activity: "root a", done: UInt64($0), total: 3) }
        archive.with { $0.progress = steps }
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            var seen: [CheckProgress] = []
            let report = try await connection.check(repair: true, full: false) { seen.append($0) }
            #expect(report.packages == 3)
            // Progress may be skipped when it comes faster than it is sent, but the order holds.
            #expect(!seen.isEmpty)
            #expect(seen.map(\.done) == seen.map(\.done).sorted())
            try await connection.close()
        }
    }

    @Test("Long work that fails is told, before the first line and after", arguments: [0, 2])
    func failingWork(steps: Int) async throws {
        let archive = MemoryArchive()
        archive.with { state in
            state.progress = (0..<steps).map { CheckProgress(activity: "root a", done: UInt64($0)) }
            state.check = .failure(ArchiveFailure(.conflict, "Another check runs."))
        }
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let failure = await #expect(throws: ClientFailure.self) {
                try await connection.check(repair: false, full: true) { _ in }
            }
            #expect(failure?.problem?.kind == .conflict)
            try await connection.close()
        }
    }

    @Test("Tokens are made, listed and ended; the secret is told once")
    func tokenLife() async throws {
        try await withServedArchive(MemoryArchive()) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let issued = try await connection.createToken(
                TokenRequest(name: "erp", roles: [.erp], tenants: Set(["acme"].compactMap { TenantID($0) })))
            #expect(issued.secret == "told once")
            #expect(try await connection.tokens() == [issued.summary])
            try await connection.revokeToken(of: issued.summary.principal.id)
            #expect(try await connection.tokens().map { $0.revoked != nil } == [true])
            try await connection.close()
        }
    }

    @Test("Proofs, signatures and tokens pass through unchanged")
    func proofs() async throws {
        let archive = MemoryArchive()
        archive.with { $0.verdict = .indeterminate }
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let file = UploadFile(role: .document, name: "a.pdf", content: MemoryBytes([1, 2, 3]))
            let anchor = UploadFile(role: .data, name: "ca.der", content: MemoryBytes([9, 9]))
            #expect(try await connection.verify(MemoryArchive.id, at: nil).verdict == .indeterminate)
            let report = try await connection.verify(file: file, at: UTCTime(milliseconds: 0), anchors: [anchor])
            #expect(report.reasons == ["3 bytes, anchors of [2] bytes"])
            let signed = try await connection.sign(file, tenant: nil)
            #expect(signed.trust == .test)
            var bytes: [UInt8] = []
            try await signed.forEachChunk { (chunk) throws(ClientFailure) in bytes += chunk }
            #expect(bytes == [1, 2, 3] + Array("signed".utf8))
            #expect(try await connection.timestamp(MemoryArchive.digest) == [0x30, 0x20] + MemoryArchive.digest.bytes)
            try await connection.close()
        }
    }

    @Test("Nobody on the socket is said so")
    func unreachable() async throws {
        let connection = ArchiveConnection(socket: temporarySocket(), token: "x")
        let failure = await #expect(throws: ClientFailure.self) { try await connection.health() }
        #expect(failure?.code == .unreachable)
        try await connection.close()
    }

    @Test("The socket is closed to others, and gone afterwards")
    func socketFile() async throws {
        let socket = temporarySocket()
        try await withServedArchive(MemoryArchive(), socket: socket) { socket in
            #expect(FileMode.of(socket) == 0o660)
        }
        #expect(FileMode.of(socket) == nil)
    }
}
