import ArchiveCore
import ArchiveModel
import ArchiveTesting
import Testing
import WorkerProtocol

/// Originals without pages carry a page for people, made when they were archived.
@Suite struct ViewTests {
    @Test func `The page is made once, kept, and names its original`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let options = SubmissionOptions(language: "es-ES")
        let id = try #require(try await archive.submit(Paper.invoice("F-1"), options).id)
        let request = try #require(bench.reader.conversions.value.first)
        let original = try await archive.archive.open(id, as: .original, for: archive.person)
        #expect(request.target == .html && request.language == .es)
        #expect(request.copyOf == CopyReference(id: id, digest: original.digest))
        let view = try await archive.archive.open(id, as: .html, for: archive.person)
        let bytes = try view.content.read(at: 0, count: Int(view.content.length))
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("html of BT-1=F-1"))
        #expect(view.name == "\(id).view.html" && view.mediaType == "text/html")
        #expect(view.copy == MadeCopy(original: CopyReference(id: id, digest: original.digest)))
        #expect(bench.reader.conversions.value.count == 1)
        #expect(try await archive.show(id).files.map(\.role).contains("view"))
    }

    @Test func `What has pages needs none`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let options = SubmissionOptions(asIs: true)
        let source = Array("%PDF-1.7\n".utf8) + Paper.invoice("F-1")
        let id = try #require(try await archive.submit(source, options).id)
        #expect(bench.reader.conversions.value.isEmpty)
        _ = try await archive.archive.open(id, as: .html, for: archive.person)
        #expect(bench.reader.conversions.value.map(\.target) == [.html])
    }

    @Test func `An invoice of which no page can be made is archived all the same, and says so`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.conversionRefusal.change { $0 = WorkerRefusal(code: "crashed", message: "The worker ended.") }
        let answer = try await archive.submit(Paper.invoice("F-1"))
        #expect(answer.state == .archived)
        let id = try #require(answer.id)
        let detail = try await archive.show(id)
        #expect(detail.findings.contains { $0.id == "no-view" && $0.message.contains("The worker ended.") })
        #expect(!detail.files.map(\.role).contains("view"))
    }

    @Test func `A page that no worker had time for is made when it is asked for`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.conversionRefusal.change { $0 = WorkerRefusal(code: "busy", message: "Later.") }
        let id = try #require(try await archive.submit(Paper.invoice("F-1")).id)
        let detail = try await archive.show(id)
        #expect(detail.findings.contains { $0.id == "no-view" } && !detail.files.map(\.role).contains("view"))
        bench.reader.conversionRefusal.change { $0 = nil }
        #expect(String(decoding: try await archive.bytes(id, .html), as: UTF8.self).hasPrefix("html of BT-1=F-1"))
    }
}
