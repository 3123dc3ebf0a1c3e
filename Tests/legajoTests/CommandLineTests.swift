import ArchiveAPI
import ArchiveCore
import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test("A submission is one line with every member of the contract")
    func submit() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { (legajo, directory) async throws in
            let file = "\(directory)/invoice.pdf"
            try Data("%PDF-1.7".utf8).write(to: URL(filePath: file))
            let outcome = try await legajo.run("submit", file, "--ref", "R-1", "--format", "json")
            #expect(outcome.status == 0)
            let line = try #require(try outcome.objects().first)
            #expect(line["file"] == .string(file))
            #expect(line["id"] == .string(MemoryArchive.id.description))
            #expect(line["state"] == .string("archived"))
            #expect(line["number"] == .string("F-1"))
            #expect(line["issueDate"] == .string("2026-11-23"))
            #expect(line["customer"] == .string("Panadería López"))
            #expect(line["currency"] == .string("EUR"))
            #expect(line["total"] == .string("121.00"))
            #expect(line["digest"] == .string(MemoryArchive.digest.description))
            #expect(line["duplicateOf"] == .null)
            #expect(line["findings"] == .array([]))
        }
        archive.with { state in
            #expect(state.received == [[.init(role: .document, name: "invoice.pdf", bytes: Array("%PDF-1.7".utf8))]])
            #expect(state.options.first?.ref == "R-1")
        }
    }

    @Test(
        "What became of a submission is the exit code",
        arguments: [
            (SubmissionState.archived, Int32(0)), (.pendingValidation, 1), (.submitted, 0), (.rejected, 1),
        ])
    func submissionStatus(state: SubmissionState, expected: Int32) async throws {
        let archive = MemoryArchive()
        archive.with { $0.answer = SubmissionAnswer(id: MemoryArchive.id, state: state, outcome: .created) }
        try await withInstance(archive) { (legajo, directory) async throws in
            let file = "\(directory)/a.pdf"
            try Data("x".utf8).write(to: URL(filePath: file))
            #expect(try await legajo.run("submit", file).status == expected)
        }
    }

    @Test("A file that cannot be read has its line too, and the others go on")
    func unreadable() async throws {
        try await withInstance(MemoryArchive()) { (legajo, directory) async throws in
            let file = "\(directory)/a.pdf"
            try Data("x".utf8).write(to: URL(filePath: file))
            let outcome = try await legajo.run("submit", "\(directory)/none.pdf", file, "--format", "json")
            #expect(outcome.status == 2)
            let lines = try outcome.objects()
            #expect(lines.map { $0["state"] } == [.null, .string("archived")])
            #expect(outcome.messages.contains("none.pdf"))
        }
    }

    @Test(
        "The archive's refusals are exit codes",
        arguments: [
            (ArchiveFailure.Code.noQuorum, Int32(75)), (.busy, 75), (.notFound, 1), (.forbidden, 1), (.disposed, 1),
            (.damaged, 2), (.internal, 70), (.badRequest, 64),
        ])
    func refusals(code: ArchiveFailure.Code, expected: Int32) async throws {
        let archive = MemoryArchive()
        archive.with { $0.failure = ArchiveFailure(code, "The reason in words.") }
        try await withInstance(archive) { (legajo, _) async throws in
            let outcome = try await legajo.run("show", MemoryArchive.id.description)
            #expect(outcome.status == expected)
            #expect(outcome.output.isEmpty)
            #expect(outcome.messages.contains("The reason in words."))
        }
    }

    @Test("A document is complete under its name, or not there")
    func get() async throws {
        let archive = MemoryArchive()
        let bytes = Array("the original".utf8)
        archive.with {
            $0.document = OpenedDocument(
                name: "a.pdf", mediaType: "application/pdf", digest: MemoryArchive.digest, content: MemoryBytes(bytes))
        }
        try await withInstance(archive) { (legajo, directory) async throws in
            let target = "\(directory)/out.pdf"
            #expect(try await legajo.run("get", MemoryArchive.id.description, "-o", target).status == 0)
            #expect(FileManager.default.contents(atPath: target) == Data(bytes))
            #expect(try await legajo.run("get", MemoryArchive.id.description).output == "the original")
            let missing = "\(directory)/missing.xml"
            #expect(try await legajo.run("get", MemoryArchive.id.description, "--as", "ubl", "-o", missing).status == 1)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory).allSatisfy { !$0.contains("missing") })
        }
    }

    @Test("A verdict is an exit code", arguments: [(Verdict.valid, Int32(0)), (.invalid, 1), (.indeterminate, 2)])
    func verify(verdict: Verdict, expected: Int32) async throws {
        let archive = MemoryArchive()
        archive.with { $0.verdict = verdict }
        try await withInstance(archive) { (legajo, directory) async throws in
            let outcome = try await legajo.run("verify", MemoryArchive.id.description, "--format", "json")
            #expect(outcome.status == expected)
            let line = try #require(try outcome.objects().first)
            #expect(line["verdict"] == .string(verdict.rawValue))
            for member in ["trust", "signatures", "evidence", "fixity", "archive"] { #expect(line[member] != nil) }
            let file = "\(directory)/a.pdf"
            try Data("x".utf8).write(to: URL(filePath: file))
            let answer = try await legajo.run("verify", "--file", file, "--format", "json")
            #expect(answer.status == expected)
            #expect(try answer.objects().first?["archive"]?["match"] == .string("unknown"))
        }
    }

    @Test("A search follows its pages up to the limit")
    func find() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { (legajo, _) async throws in
            let outcome = try await legajo.run("find", "--customer", "lopez", "--min", "10", "--format", "json")
            #expect(outcome.status == 0)
            #expect(try outcome.objects().count == 2)
            #expect(try await legajo.run("find", "--limit", "1", "--format", "json").objects().count == 1)
        }
        archive.with { state in
            #expect(state.queries.first?.customer == "lopez")
            #expect(state.queries.map(\.cursor) == [nil, "second", nil])
        }
    }

    @Test("A check with findings is not good")
    func check() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { (legajo, _) async throws in
            #expect(try await legajo.run("check").status == 0)
            archive.with {
                $0.check = .success(
                    CheckReport(packages: 3, entries: 5, bytes: 700, repaired: 0, findings: [MemoryArchive.finding]))
            }
            let outcome = try await legajo.run("check", "--format", "json")
            #expect(outcome.status == 1)
            #expect(try outcome.objects().first?["packages"] == .number(3))
        }
    }

    @Test("Decisions and corrections")
    func decisions() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { (legajo, _) async throws in
            let id = MemoryArchive.id.description
            #expect(try await legajo.run("approve", id, "--reason", "seen").status == 0)
            #expect(try await legajo.run("correct", id, "--set", "BT-1=a=b", "--set", "BT-2=2026-01-01").status == 0)
            #expect(try await legajo.run("correct", id, "--set", "number=1").status == 64)
            #expect(try await legajo.run("approve", id).status == 64)
            #expect(try await legajo.run("pending", "--format", "json").objects().count == 1)
        }
        archive.with { state in
            let id = MemoryArchive.id
            #expect(state.decisions == ["approve \(id) seen", "correct \(id) BT-1=a=b,BT-2=2026-01-01 -"])
        }
    }

    @Test("A time-stamp is asked for with the file's digest only")
    func timestamp() async throws {
        try await withInstance(MemoryArchive()) { (legajo, directory) async throws in
            let file = "\(directory)/abc"
            try Data("abc".utf8).write(to: URL(filePath: file))
            #expect(try await legajo.run("timestamp", file, "-o", file + ".tst").status == 0)
            // FIPS 180-4: SHA-256 of "abc".
            let expected = try #require(
                Hexadecimal.bytes("3020ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
            #expect(FileManager.default.contents(atPath: file + ".tst") == Data(expected))
        }
    }

    @Test("Without an archive")
    func noArchive() async throws {
        #expect(try await CommandLine().run("status").status == 64)
        #expect(try await CommandLine(instance: "/nonexistent").run("status").status == 69)
        #expect(try await CommandLine().run("submit").status == 64)
        #expect(try await CommandLine().run("show", "LG-0000-0000-0001").status == 64)
    }
}
