import ArchiveCore
import ArchiveModel
import ArchiveTesting
import PDF
import Testing
import WorkerProtocol

/// Before a dressed document is signed, a reader reads it as it read the source.
@Suite struct `Dressed documents` {
    private let bench: ArchiveBench

    init() throws { bench = try ArchiveBench() }

    /// An archive with a template, whose writer puts these lines on what it is given.
    private func archive(saying lines: String) async throws -> RunningArchive {
        let archive = try await bench.start()
        let name = try #require(TemplateName("acme"))
        let request = TemplateRequest(name: name, layout: TemplateLayout(texts: [.init("x", y: 5)]))
        _ = try await archive.archive.recordTemplate(request, files: [], as: archive.person)
        bench.reader.writing.change { $0 = { try PlainWriter.increment(for: $0, to: $1, dressing: lines) } }
        return archive
    }

    private let source = PlainWriter.document(Paper.invoice("F-7") + [10]).bytes

    @Test(arguments: ["A letterhead.", "BT-44=Somebody else", "BT-115=121.00"])
    func `are signed when they say what the source says`(lines: String) async throws {
        let archive = try await archive(saying: lines)
        let answer = try await archive.submit(source)
        #expect(answer.state == .archived, "\(answer.findings)")
        let id = try #require(answer.id)
        #expect(try await archive.show(id).template?.version == 1)
        let original = try await archive.bytes(id, .original)
        #expect(original.starts(with: source) && String(decoding: original, as: UTF8.self).contains(lines))
        try await archive.stop()
    }

    @Test(arguments: ["BT-1=F-8", "BT-5=USD", "BT-31=ESB00000000", "BT-115=999.00"])
    func `wait when they say something else, and go without once approved`(lines: String) async throws {
        let archive = try await archive(saying: lines)
        let answer = try await archive.submit(source)
        #expect(answer.state == .pendingValidation)
        let finding = try #require(answer.findings.first { $0.id == "template-unfit" })
        let parts = lines.split(separator: "=").map(String.init)
        #expect(finding.flag == .fatal && finding.message.contains("acme"))
        #expect(finding.message.contains("\(parts[0]) is read as \(parts[1])"))
        let id = try #require(answer.id)
        _ = try await archive.archive.approve(id, reason: "without", as: archive.person)
        let original = try await archive.bytes(id, .original)
        #expect(original.starts(with: source) && !String(decoding: original, as: UTF8.self).contains("\n\(lines)\n\n"))
        #expect(try await archive.show(id).template == nil)
        try await archive.stop()
    }

    @Test func `wait when no reader reads them any more`() async throws {
        let archive = try await archive(saying: "x")
        let reader = bench.reader
        reader.writing.change {
            $0 = { request, source in
                reader.refusal.change { $0 = WorkerRefusal(code: "crashed", message: "It crashed.") }
                return try PlainWriter.increment(for: request, to: source)
            }
        }
        let answer = try await archive.submit(source)
        #expect(answer.state == .pendingValidation)
        #expect(answer.findings.contains { $0.id == "template-unfit" && $0.message.contains("crashed") })
        try await archive.stop()
    }

    @Test func `with a catalog that was changed are never signed`() async throws {
        let archive = try await archive(saying: "x")
        bench.reader.writing.change {
            $0 = { request, source in
                try PlainWriter.increment(for: request, to: source) { $0["Lang"] = .string(Array("en".utf8)) }
            }
        }
        let answer = try await archive.submit(source)
        #expect(answer.state == .pendingValidation)
        #expect(answer.findings.contains { $0.flag == .fatal && $0.message.contains("catalog") })
        try await archive.stop()
    }
}
