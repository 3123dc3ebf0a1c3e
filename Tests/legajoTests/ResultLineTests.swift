import ArchiveCore
import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("What was done is said in one line")
struct ResultLineTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures").path
    /// FIPS 180-4: SHA-256 of "abc".
    private static let abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    /// The one line of a command in JSON, and the same command's in text.
    private static func lines(
        _ legajo: CommandLine, _ command: String
    ) async throws -> (json: JSONValue, text: String) {
        let json = try await legajo.shell("$legajo \(command) --format json")
        try #require(json.status == 0, "\(json.messages)")
        let objects = try json.objects()
        try #require(objects.count == 1)
        let text = try await legajo.shell("$legajo \(command)")
        try #require(text.status == 0)
        return (objects[0], text.output)
    }

    @Test("get: which form went where; nothing but the bytes on standard output")
    func get() async throws {
        let archive = MemoryArchive()
        archive.with {
            $0.document = OpenedDocument(
                name: "a.pdf", mediaType: "application/pdf", digest: MemoryArchive.digest,
                content: MemoryBytes(Array("abc".utf8)), trust: .test)
        }
        try await withInstance(archive) { (legajo, directory) async throws in
            let (json, text) = try await Self.lines(legajo, "get \(MemoryArchive.id) -o \(directory)/o.pdf")
            #expect(json["output"] == .string(directory + "/o.pdf") && json["id"] == .string("\(MemoryArchive.id)"))
            #expect(json["form"] == .string("original") && json["length"] == .number(3))
            #expect(json["digest"] == .string(Self.abc) && json["trust"] == .string("test"))
            #expect(text.contains(directory + "/o.pdf") && text.contains("3 bytes") && text.contains(Self.abc))
            let piped = try await legajo.run("get", "\(MemoryArchive.id)", "--format", "json")
            #expect(piped.output == "abc" && piped.messages.isEmpty)
            let named = try await legajo.shell("$legajo get \(MemoryArchive.id) -o /dev/stdout | cat")
            #expect(named.output == "abc")
        }
    }

    @Test("sign: inside a PDF, beside anything else")
    func sign() async throws {
        try await withInstance(MemoryArchive()) { (legajo, directory) async throws in
            for name in ["a.pdf", "a.txt"] { try Data("abc".utf8).write(to: URL(filePath: "\(directory)/\(name)")) }
            let inside = try await Self.lines(legajo, "sign \(directory)/a.pdf -o \(directory)/s.pdf")
            #expect(inside.json["signature"] == .string("embedded") && inside.json["length"] == .number(9))
            #expect(inside.text.contains("signed PDF") && !inside.text.contains("detached"))
            let beside = try await Self.lines(legajo, "sign \(directory)/a.txt -o \(directory)/signed.txt")
            #expect(beside.json["signature"] == .string("detached"))
            #expect(beside.json["mediaType"] == .string("application/pkcs7-signature"))
            #expect(beside.text.contains("detached signature") && beside.text.contains("name it a.txt.p7s"))
            let fitting = try await legajo.run("sign", "\(directory)/a.txt", "-o", "\(directory)/a.txt.p7s")
            #expect(fitting.output.contains("detached signature") && !fitting.output.contains("name it"))
        }
        #expect(try await CommandLine().run("sign", "--help").output.contains("detached"))
    }

    @Test("timestamp: over which digest")
    func timestamp() async throws {
        try await withInstance(MemoryArchive()) { (legajo, directory) async throws in
            try Data("abc".utf8).write(to: URL(filePath: "\(directory)/abc"))
            let (json, text) = try await Self.lines(legajo, "timestamp \(directory)/abc -o \(directory)/abc.tst")
            #expect(json["stamped"] == .string(Self.abc) && json["length"] == .number(34))
            #expect(json["output"] == .string(directory + "/abc.tst") && json["digest"] != json["stamped"])
            #expect(text.contains("time-stamp token of \(directory)/abc"))
        }
    }

    @Test("token revoke: whose")
    func revoke() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { (legajo, _) async throws in
            #expect(try await legajo.run("token", "create", "erp", "--role", "erp").status == 0)
            let (json, text) = try await Self.lines(legajo, "token revoke P-00000002")
            #expect(json["principal"] == .string("P-00000002") && json["revoked"] == .bool(true))
            #expect(text.hasPrefix("P-00000002  revoked"))
        }
    }

    @Test("tag: which pages went where")
    func tag() async throws {
        try await withInstance(MemoryArchive()) { (legajo, directory) async throws in
            let (json, text) = try await Self.lines(
                legajo, "tag \(Self.fixtures)/Pages/a4.pdf --id \(MemoryArchive.id) -o \(directory)/t.pdf")
            #expect(json["pages"] == .number(1) && json["id"] == .string("\(MemoryArchive.id)"))
            let length = FileManager.default.contents(atPath: directory + "/t.pdf")?.count ?? 0
            #expect(length > 0 && json["length"] == .number(Double(length)))
            #expect(text.contains("tagged") && text.contains("1 page") && text.contains(directory + "/t.pdf"))
        }
    }

    @Test(
        "Of several files, one that is not there has a line of its own",
        arguments: ["extract", "validate", "read-tags"])
    func unread(verb: String) async throws {
        let good = Self.fixtures + (verb == "read-tags" ? "/Pages/a4.pdf" : "/Bad/wrong-total.xml")
        let outcome = try await CommandLine().run(verb, "/nonexistent/a.pdf", good, "--format", "json")
        #expect(outcome.status == 2)
        let lines = try outcome.objects()
        #expect(lines.map { $0["file"] } == [.string("/nonexistent/a.pdf"), .string(good)])
        #expect(lines[0]["error"]?["code"] == .string("unreadable"))
        #expect(lines[0]["error"]?["message"] != nil)
        #expect(lines[1]["error"] == nil)
        #expect(outcome.messages.contains("/nonexistent/a.pdf cannot be read"))
        #expect(try await CommandLine().run(verb, "/nonexistent/a.pdf", good).output.contains("nonexistent") == false)
    }

    @Test("Many files are told in their order, the slow, the unreadable and the absent among them")
    func order() async throws {
        let kinds = [
            "\(Self.fixtures)/Bad/wrong-total.xml", "/nonexistent/a.xml", "\(Self.fixtures)/Pages/a4.pdf", "/dev/null",
        ]
        let files = (0..<120).map { kinds[$0 * 7 % 11 % 4] }
        let outcome = try await CommandLine().shell("$legajo validate --format json \(files.joined(separator: " "))")
        #expect(outcome.status == 2)
        #expect(try outcome.objects().map { $0["file"] } == files.map(JSONValue.string))
    }
}

@Suite("Making an instance")
struct InitialisationTests {
    private static func scratch() -> String { "/tmp/legajo-\(UInt64.random(in: .min ... .max))" }

    @Test("What was made is one JSON object")
    func result() async throws {
        let directory = Self.scratch()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let outcome = try await CommandLine().run("init", directory, "--test", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let line = try #require(try outcome.objects().first)
        #expect(line["instance"] == .string(directory) && line["test"] == .bool(true) && line["seal"] == .bool(false))
        guard case .array(let roots)? = line["roots"], case .array(let people)? = line["people"] else {
            Issue.record("no roots or people")
            return
        }
        #expect(roots.map { $0["path"] } == ["a", "b", "c"].map { .string("\(directory)/roots/\($0)") })
        for person in people {
            guard case .string(let path)? = person["token"] else { continue }
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(people.count == 2)
    }

    @Test("A place where nothing can be made is said in words")
    func place() async throws {
        let outcome = try await CommandLine().run("init", "/dev/null/x", "--test")
        #expect(outcome.status == 64)
        #expect(outcome.messages.contains("is a file, not a directory") && !outcome.messages.contains("Error"))
        #expect(outcome.output.isEmpty)
    }

    @Test("A seal whose passphrase is wrong or missing is refused, and nothing is made", arguments: ["falso", ""])
    func passphrase(secret: String) async throws {
        let directory = Self.scratch()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let made = try await CommandLine().shell(
            """
            cd \(directory) && openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 30 -subj /CN=Acme \
              -addext keyUsage=digitalSignature 2>/dev/null \
              && openssl pkcs12 -export -inkey k.pem -in c.pem -out seal.p12 -passout pass:secreto
            """)
        try #require(made.status == 0, "\(made.messages)")
        let outcome = try await CommandLine().shell(
            "LEGAJO_SEAL_PASSPHRASE='\(secret)' $legajo init \(directory)/new --seal \(directory)/seal.p12")
        #expect(outcome.status == 64)
        #expect(outcome.messages.contains("passphrase") && outcome.messages.contains("seal.p12"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == ["c.pem", "k.pem", "seal.p12"])
        let right = try await CommandLine().shell(
            "LEGAJO_SEAL_PASSPHRASE=secreto $legajo init \(directory)/new --seal \(directory)/seal.p12")
        #expect(right.status == 0, "\(right.messages)")
    }
}
