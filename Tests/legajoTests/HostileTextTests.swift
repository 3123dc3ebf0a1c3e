import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("What a document says cannot act on a terminal")
struct HostileTextTests {
    /// A line of its own, a cleared screen, an 8-bit control sequence, letters turned round.
    static let hostile = "Acme\nLG-0000-0000-0001  archived\u{1B}[2J\u{9B}31m\r\u{202E}lagajo\u{2069}\u{7F}\u{2028}fin"

    @Test("Text stays on its line, and JSON what it was")
    func customer() async throws {
        let archive = MemoryArchive()
        archive.with {
            $0.answer = SubmissionAnswer(
                id: MemoryArchive.id, state: .archived, outcome: .created, customer: Self.hostile)
        }
        try await withInstance(archive) { (legajo, directory) async throws in
            let file = "\(directory)/a\u{1B}[1m\n.pdf"
            try Data("x".utf8).write(to: URL(filePath: file))
            let text = try await legajo.run("submit", file)
            #expect(text.status == 0)
            #expect(text.output.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
            #expect(text.output.hasSuffix("\n"))
            #expect(
                text.output.contains("Acme\\nLG-0000-0000-0001  archived\\u001b[2J\\u009b31m\\r\\u202elagajo\\u2069"))
            let json = try await legajo.run("submit", file, "--format", "json")
            #expect(try json.objects().first?["customer"] == .string(Self.hostile))
            #expect(!json.output.unicodeScalars.contains("\u{9B}") && !json.output.unicodeScalars.contains("\u{202E}"))
            let missing = try await legajo.run("submit", file + "\u{1B}]0;x\u{7}")
            #expect(missing.status == 2)
            #expect(missing.messages.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
        }
    }
}

@Suite("The command line promises what it does")
struct PromiseTests {
    @Test("What init cannot do is refused with what it can, and not in its help")
    func initialisation() async throws {
        let stamping = try await CommandLine().run("init", "/nonexistent/x", "--tsa", "https://tsa.example")
        #expect(stamping.status == 64 && stamping.messages.contains("own authority"))
        let token = try await CommandLine().run("init", "/nonexistent/x", "--seal", "pkcs11:token=x")
        #expect(token.status == 64 && token.messages.contains("--seal FILE.p12"))
        let help = try await CommandLine().run("init", "--help").output
        #expect(!help.contains("tsa") && !help.lowercased().contains("pkcs11"))
    }

    @Test("Forms no archive holds are not offered")
    func forms() async throws {
        let help = try await CommandLine().run("get", "--help").output
        for form in ["facturx", "edifact", "facturae", "html"] { #expect(help.contains(form)) }
        #expect(!help.contains("docx"))
    }

    @Test("A socket is not a person, and a missing token is made with legajo token")
    func tokens() async throws {
        let socket = try await CommandLine().run("status", "--socket", "/nonexistent/archive.sock")
        #expect(socket.status == 64)
        #expect(socket.messages.contains("--instance DIR") && socket.messages.contains("LEGAJO_TOKEN"))
        try await withInstance(MemoryArchive()) { (legajo, _) async throws in
            let outcome = try await legajo.run("status", "--as", "erp-madrid")
            #expect(outcome.status == 64)
            #expect(outcome.messages.contains("legajo token create erp-madrid"))
        }
    }
}
