import ArchiveCore
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct SubmissionTests {
    @Test(arguments: [false, true])
    func `What is submitted is archived, and the same bytes are the same invoice`(asIs: Bool) async throws {
        let archive = try await ArchiveBench().start()
        let options = SubmissionOptions(asIs: asIs)
        let first = try await archive.submit(Paper.invoice("F-1"), options)
        #expect(first.state == .archived && first.outcome == .created && first.number == "F-1")
        let size = archive.store.size
        let second = try await archive.submit(Paper.invoice("F-1"), options)
        #expect(second.outcome == .known && second.id == first.id && archive.store.size == size)
        let id = try #require(first.id)
        let detail = try await archive.show(id)
        #expect(detail.mode == (asIs ? "as-is" : "draft"))
        #expect(detail.ruleSets == [.init(id: "plain", version: "1")])
        #expect(try await archive.bytes(id, .original) == Paper.invoice("F-1"))
    }

    @Test func `A key that was used is refused for other bytes`() async throws {
        let archive = try await ArchiveBench().start()
        let options = SubmissionOptions(idempotencyKey: "k-1")
        let first = try await archive.submit(Paper.invoice("F-1"), options)
        let size = archive.store.size
        #expect(try await archive.submit(Paper.invoice("F-1"), options).id == first.id)
        await #expect { try await archive.submit(Paper.invoice("F-2"), options) } throws: {
            ($0 as? ArchiveFailure)?.code == .idempotencyConflict
        }
        #expect(archive.store.size == size)
    }

    @Test func `Of many submissions of one number at once exactly one is archived`() async throws {
        let archive = try await ArchiveBench().start()
        let answers = try await withThrowingTaskGroup(of: SubmissionAnswer.self) { group in
            for number in 0..<8 {
                group.addTask { try await archive.submit(Paper.invoice("F-1", note: "form \(number)")) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let winners = answers.filter { $0.state == .archived }
        let waiting = answers.filter { $0.state == .pendingValidation }
        #expect(winners.count == 1 && waiting.count == 7)
        #expect(waiting.allSatisfy { $0.duplicateOf == winners.first?.id })
    }

    @Test func `Of many submissions of the same bytes at once one invoice is made`() async throws {
        let archive = try await ArchiveBench().start()
        let answers = try await withThrowingTaskGroup(of: SubmissionAnswer.self) { group in
            for _ in 0..<8 { group.addTask { try await archive.submit(Paper.invoice("F-1")) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.id)).count == 1)
        #expect(answers.count { $0.outcome == .created } == 1)
        #expect(archive.store.size == 1)
    }

    @Test func `Without a quorum nothing is kept`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        try await archive.submit(Paper.invoice("F-1"))
        let size = archive.store.size
        bench.machine.unmount("/b")
        bench.machine.unmount("/c")
        for _ in 0..<2 {
            await #expect { try await archive.submit(Paper.invoice("F-2")) } throws: {
                ($0 as? ArchiveFailure)?.code == .noQuorum
            }
        }
        #expect(archive.store.size == size)
        #expect(try await archive.archive.find(SearchQuery(), as: archive.person).items.map(\.number) == ["F-1"])
        try await archive.stop()

        // Neither number nor bytes are held by what was refused.
        bench.machine.mount("/b")
        bench.machine.mount("/c")
        bench.machine.restartAfterKill()
        let again = try await bench.start()
        #expect(again.store.size == size)
        #expect(try await again.submit(Paper.invoice("F-2", note: "other")).state == .archived)
    }
}
