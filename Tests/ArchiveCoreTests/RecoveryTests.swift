import ArchiveCore
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing
import WorkerProtocol

@Suite struct RecoveryTests {
    private let crash = WorkerRefusal(code: "crashed", message: "The reader ended by signal 11.")

    @Test func `A worker that crashes is a finding where the document is kept as it is`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.refusal.change { $0 = crash }
        let answer = try await archive.submit(Paper.invoice("F-1"), SubmissionOptions(asIs: true))
        #expect(answer.state == .archived && answer.findings.map(\.id) == ["crashed"])
        #expect(try await archive.bytes(try #require(answer.id), .original) == Paper.invoice("F-1"))
    }

    @Test func `A draft that crashes the worker is refused and nothing is kept`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        bench.reader.refusal.change { $0 = crash }
        await #expect { try await archive.submit(Paper.invoice("F-1")) } throws: {
            ($0 as? ArchiveFailure)?.code == .unreadable
        }
        #expect(archive.store.size == 0)
        bench.reader.refusal.change { $0 = nil }
        #expect(try await archive.submit(Paper.invoice("F-1")).state == .archived)
    }

    @Test func `A crash after the answer ends the submission with a finding`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        bench.reader.gate.change { $0 = gate }
        let answer = try await archive.submit(Paper.invoice("F-1"), wait: 0)
        #expect(answer.state == .submitted)
        bench.reader.refusal.change { $0 = crash }
        opener.finish()
        await archive.archive.drain()
        let id = try #require(answer.id)
        let detail = try await archive.show(id)
        #expect(detail.summary.state == .rejected && detail.findings.map(\.id) == ["unreadable"])
        #expect(try await archive.bytes(id, .source) == Paper.invoice("F-1"))
    }

    @Test(arguments: [false, true])
    func `What was submitted when the archive ended is finished at the next start`(asIs: Bool) async throws {
        let bench = try ArchiveBench()
        let first = try await bench.start()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        bench.reader.gate.change { $0 = gate }
        let answer = try await first.submit(
            Paper.invoice("F-1"), SubmissionOptions(asIs: asIs, idempotencyKey: "k-1"), wait: 0)
        #expect(answer.state == .submitted)
        bench.reader.refusal.change { $0 = WorkerRefusal(code: "unavailable", message: "No worker is left.") }
        opener.finish()
        try await first.stop()
        bench.machine.restartAfterKill()

        bench.reader.gate.change { $0 = nil }
        bench.reader.refusal.change { $0 = nil }
        let second = try await bench.start()
        let id = try #require(answer.id)
        #expect(try await second.show(id).summary.state == .submitted)
        second.archive.resumeSubmitted()
        for _ in 0..<1_000 where try await second.show(id).summary.state == .submitted {
            try await Task.sleep(for: .milliseconds(10))
        }
        await second.archive.drain()
        #expect(try await second.show(id).summary.state == .archived)
        #expect(try await second.show(id).events.map(\.event) == ["submit", "deposit"])
        #expect(try await second.bytes(id, .original) == Paper.invoice("F-1"))
    }

    @Test func `What cannot be taken up is told and tried again until it can`() async throws {
        let bench = try ArchiveBench()
        let first = try await bench.start()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        bench.reader.gate.change { $0 = gate }
        let id = try #require(try await first.submit(Paper.invoice("F-1"), wait: 0).id)
        bench.reader.refusal.change { $0 = WorkerRefusal(code: "unavailable", message: "No worker is left.") }
        opener.finish()
        try await first.stop()
        bench.machine.restartAfterKill()

        bench.reader.gate.change { $0 = nil }
        bench.reader.refusal.change { $0 = nil }
        let second = try await bench.start()
        let path = try #require(try await second.show(id).places.first).path.text
        for root in ["/a", "/b", "/c"] { bench.machine.setUnreadable(true, root, path) }
        second.archive.resumeSubmitted()
        func isTold() async throws -> Bool {
            try await second.archive.status(as: second.person).warnings.contains { $0.hasPrefix("1 unfinished") }
        }
        for _ in 0..<1_000 where try await !isTold() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await isTold())
        #expect(try await second.show(id).summary.state == .submitted)
        for root in ["/a", "/b", "/c"] { bench.machine.setUnreadable(false, root, path) }
        for _ in 0..<1_000 where try await second.show(id).summary.state == .submitted {
            try await Task.sleep(for: .milliseconds(10))
        }
        for _ in 0..<1_000 where try await isTold() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await !isTold())
        #expect(try await second.show(id).summary.state == .archived)
        await second.archive.drain()
    }

    @Test func `More than are taken up at once are all finished`() async throws {
        let bench = try ArchiveBench()
        let first = try await bench.start()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        bench.reader.gate.change { $0 = gate }
        var ids: [DocumentID] = []
        for number in 1...20 {
            ids.append(try #require(try await first.submit(Paper.invoice("F-\(number)"), wait: 0).id))
        }
        bench.reader.refusal.change { $0 = WorkerRefusal(code: "unavailable", message: "No worker is left.") }
        opener.finish()
        try await first.stop()
        bench.machine.restartAfterKill()

        bench.reader.gate.change { $0 = nil }
        bench.reader.refusal.change { $0 = nil }
        let second = try await bench.start()
        second.archive.resumeSubmitted()
        for _ in 0..<1_000
        where try await second.archive.find(SearchQuery(states: [.archived], limit: 100), as: second.person).items.count
            < 20
        {
            try await Task.sleep(for: .milliseconds(10))
        }
        await second.archive.drain()
        for id in ids { #expect(try await second.show(id).summary.state == .archived) }
    }
}
