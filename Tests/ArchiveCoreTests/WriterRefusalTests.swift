import ArchiveCore
import ArchiveModel
import ArchiveTesting
import Testing
import WorkerProtocol

/// What the writer cannot do to a document that was taken is for a person to see.
@Suite struct WriterRefusalTests {
    @Test(arguments: ["unreadable", "unsupported", "too-large", "crashed", "timed-out", "out-of-memory"])
    func `a draft no tag can be put on waits, and is kept as it is once approved`(code: String) async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.preparation.change {
            $0 = { _ in WorkerRefusal(code: code, message: "Page 1 is too narrow for a tag.") }
        }
        let source = Array("%PDF-1.7\n".utf8) + Paper.invoice("F-9")
        let answer = try await archive.submit(source)
        let id = try #require(answer.id)
        #expect(answer.state == .pendingValidation)
        let finding = try #require(answer.findings.first { $0.id == "tag-refused" })
        #expect(finding.flag == .fatal && finding.message.contains("too narrow") && finding.message.contains("Approve"))
        let approved = try await archive.archive.approve(id, reason: "narrow", as: archive.person)
        #expect(approved.state == .archived)
        #expect(try await archive.bytes(id, .original) == source)
        #expect(try await archive.show(id).mode == "as-is")
        try await archive.stop()
    }

    @Test func `a writer that is only busy says nothing about the document`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.preparation.change { $0 = { _ in WorkerRefusal(code: "busy", message: "Later.") } }
        let answer = try? await archive.submit(Array("%PDF-1.7\n".utf8) + Paper.invoice("F-9"))
        #expect(answer?.findings.contains { $0.id == "tag-refused" } != true)
        #expect(answer?.state != .pendingValidation)
        try await archive.stop()
    }
}
