import ArchiveAPI
import ArchiveClient
import ArchiveCore
import ArchiveModel
import SeededTesting
import ServiceTesting
import Testing

@Suite("Taking in over the socket")
struct SubmissionTests {
    @Test("Every file arrives byte for byte, with its role, name and the sender's options")
    func files() async throws {
        let archive = MemoryArchive()
        var generator = SplitMix64(seed: 3)
        let large = (0..<700_001).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let lines = Array("\r\n--legajo\r\n\r\n--\r\n".utf8)
        let options = SubmissionOptions(
            tenant: TenantID("acme"), type: .invoice, customer: "Peña", ref: "A=B&C", idempotencyKey: "key 1",
            data: ["BT-1": "F-1"])
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let answer = try await connection.submit(
                [
                    UploadFile(role: .document, name: "Factura \"nº 1\".pdf", content: MemoryBytes(large)),
                    UploadFile(role: .data, name: "data.xml", content: MemoryBytes(lines)),
                    UploadFile(role: .attachment, name: "../../empty.txt", content: MemoryBytes([])),
                ], options: options, wait: 7)
            #expect(answer == MemoryArchive.archived)
            try await connection.close()
        }
        archive.with { state in
            #expect(
                state.received == [
                    [
                        .init(role: .document, name: "Factura \"nº 1\".pdf", bytes: large),
                        .init(role: .data, name: "data.xml", bytes: lines),
                        .init(role: .attachment, name: "empty.txt", bytes: []),
                    ]
                ])
            #expect(state.options == [options])
            #expect(state.waits == [7])
        }
    }

    @Test("One document as the body itself")
    func rawBody() async throws {
        let archive = MemoryArchive()
        try await withServedArchive(archive) { socket in
            let answer = try await RawCall(socket).send(
                "POST", "/v1/submissions?name=f%C3%A1.pdf&set=BT-1%3D7", ["Content-Type": "application/pdf"],
                body: Array("%PDF".utf8))
            #expect(answer.status == 201)
            #expect(answer.headers["location"] == "/v1/invoices/\(MemoryArchive.id)")
        }
        archive.with { state in
            #expect(state.received == [[.init(role: .document, name: "fá.pdf", bytes: Array("%PDF".utf8))]])
            #expect(state.options.first?.data == ["BT-1": "7"])
        }
    }

    @Test(
        "The status code says what became of it",
        arguments: [
            (SubmissionState.archived, SubmissionAnswer.Outcome.created, 201), (.archived, .known, 200),
            (.pendingValidation, .created, 202), (.submitted, .created, 202), (.pendingSignature, .created, 202),
            (.pendingValidation, .known, 200), (.rejected, .created, 422), (.approved, .rehearsed, 200),
        ])
    func statusCodes(state: SubmissionState, outcome: SubmissionAnswer.Outcome, expected: Int) async throws {
        let archive = MemoryArchive()
        archive.with { $0.answer = SubmissionAnswer(id: MemoryArchive.id, state: state, outcome: outcome) }
        try await withServedArchive(archive) { socket in
            let answer = try await RawCall(socket).send(
                "POST", "/v1/submissions", ["Content-Type": "application/pdf"], body: [1])
            #expect(answer.status == expected)
        }
    }

    @Test("Too many bytes are refused, announced or not")
    func tooLarge() async throws {
        let archive = MemoryArchive(uploadLimit: 1_000)
        try await withServedArchive(archive) { socket in
            for isAnnounced in [true, false] {
                let answer = try await RawCall(socket).send(
                    "POST", "/v1/submissions", ["Content-Type": "application/pdf"],
                    body: [UInt8](repeating: 1, count: 1_001), isAnnounced: isAnnounced)
                #expect(answer.status == 413)
                #expect(try answer.problem().kind == .tooLarge)
            }
        }
        archive.with { #expect($0.received.isEmpty) }
    }

    @Test("A large upload that is refused early is told why, and the connection is not stuck")
    func refusedEarly() async throws {
        let archive = MemoryArchive(uploadLimit: 1 << 20)
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let file = UploadFile(
                role: .document, name: "a.pdf", content: MemoryBytes([UInt8](repeating: 1, count: 20 << 20)))
            for _ in 0..<3 {
                let failure = await #expect(throws: ClientFailure.self) {
                    try await connection.submit([file], options: SubmissionOptions())
                }
                #expect(failure?.problem?.kind == .tooLarge)
            }
            try await connection.close()
        }
    }

    @Test(
        "What is no submission",
        arguments: [
            ("/v1/submissions", "image/gif", "x", 415), ("/v1/submissions?vault=lost", "application/pdf", "x", 400),
            ("/v1/submissions?asis=true", "application/pdf", "x", 400),
            ("/v1/submissions", "multipart/form-data", "x", 400),
            (
                "/v1/submissions", "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--", 400
            ),
            (
                "/v1/submissions", "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\nx\r\n--b--", 400
            ),
            (
                "/v1/submissions", "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\nx", 400
            ),
        ])
    func malformed(path: String, type: String, body: String, expected: Int) async throws {
        let archive = MemoryArchive()
        try await withServedArchive(archive) { socket in
            let answer = try await RawCall(socket).send("POST", path, ["Content-Type": type], body: Array(body.utf8))
            #expect(answer.status == expected)
            #expect(answer.headers["content-type"] == Problem.mediaType)
        }
        archive.with { #expect($0.received.isEmpty) }
    }

    @Test("Decisions carry their reasons and values")
    func decisions() async throws {
        let archive = MemoryArchive()
        try await withServedArchive(archive) { socket in
            let connection = ArchiveConnection(socket: socket, token: MemoryArchive.token)
            let id = MemoryArchive.id
            _ = try await connection.approve(id, reason: "seen")
            _ = try await connection.reject(id, reason: "twice")
            _ = try await connection.correct(id, set: ["BT-2": "2026-01-01", "BT-1": "a=b"], reason: nil)
            let failure = await #expect(throws: ClientFailure.self) { try await connection.approve(id, reason: " ") }
            #expect(failure?.problem?.kind == .badRequest)
            #expect(try await connection.pending(PendingQuery()).items.map(\.findings) == [[MemoryArchive.finding]])
            try await connection.close()
        }
        archive.with { state in
            let id = MemoryArchive.id
            #expect(
                state.decisions == [
                    "approve \(id) seen", "reject \(id) twice", "correct \(id) BT-1=a=b,BT-2=2026-01-01 -",
                ])
        }
    }
}
