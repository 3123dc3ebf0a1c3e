import ArchiveAPI
import ArchiveCore
import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("Where output goes")
struct OutputTests {
    private static func archive() -> MemoryArchive {
        let archive = MemoryArchive()
        archive.with {
            $0.document = OpenedDocument(
                name: "a.pdf", mediaType: "application/pdf", digest: MemoryArchive.digest,
                content: MemoryBytes(Array("the original".utf8)))
        }
        return archive
    }

    @Test("A named pipe is written into and stays one")
    func pipe() async throws {
        try await withInstance(Self.archive()) { (legajo, directory) async throws in
            let outcome = try await legajo.shell(
                "mkfifo '\(directory)/p'; cat '\(directory)/p' & \"$legajo\" get \(MemoryArchive.id) -o '\(directory)/p'; "
                    + "status=$?; wait; test -p '\(directory)/p' && exit $status")
            #expect(outcome.status == 0)
            // The pipe's reader and the line of result write to one output, in any order.
            #expect(outcome.output.contains("the original") && outcome.output.contains("12 bytes"))
        }
    }

    @Test("A symbolic link stays one; the file it names is written")
    func link() async throws {
        try await withInstance(Self.archive()) { (legajo, directory) async throws in
            for name in ["there", "not-yet"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(directory)/link-\(name)", withDestinationPath: name)
            }
            try Data("old".utf8).write(to: URL(filePath: "\(directory)/there"))
            for name in ["there", "not-yet"] {
                let link = "\(directory)/link-\(name)"
                #expect(try await legajo.run("get", MemoryArchive.id.description, "-o", link).status == 0)
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == name)
                #expect(FileManager.default.contents(atPath: "\(directory)/\(name)") == Data("the original".utf8))
            }
        }
    }

    @Test("A full disk is told", arguments: ["find --format json", "get \(MemoryArchive.id)"])
    func full(verb: String) async throws {
        try await withInstance(Self.archive()) { (legajo, _) async throws in
            let outcome = try await legajo.shell("\"$legajo\" \(verb) >/dev/full")
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("No space left on device"))
        }
    }
}

@Suite("Validation without an archive")
struct ValidationTests {
    @Test("Pages that contradict their XML make a hybrid invalid")
    func disagreement() async throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = "/\(root)/Fixtures/Bad/disagreeing-hybrid.pdf"
        let outcome = try await CommandLine().run("validate", file, "--format", "json")
        #expect(outcome.status == 1)
        #expect(try outcome.objects().first?["verdict"] == .string("invalid"))
    }
}
