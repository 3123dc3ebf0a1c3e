import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct IndexGateTests {
    @Test func `An attempt that was long and in vain is made again when something changed or after a pause`() {
        let ground = FollowAttempt.Ground(ledgerSize: 9, roots: ["a online", "b absent"], repairs: 0)
        let second: UInt64 = 1_000_000_000
        let attempt = FollowAttempt(ground: ground, began: 10 * second, ended: 12 * second)
        #expect(!attempt.isOver(on: ground, at: 12 * second))
        #expect(!attempt.isOver(on: ground, at: 29 * second))
        #expect(attempt.isOver(on: ground, at: 30 * second))
        #expect(
            attempt.isOver(on: .init(ledgerSize: 10, roots: ["a online", "b absent"], repairs: 0), at: 12 * second))
        #expect(attempt.isOver(on: .init(ledgerSize: 9, roots: ["a online", "b online"], repairs: 0), at: 12 * second))
        #expect(
            attempt.isOver(on: .init(ledgerSize: 9, roots: ["a online", "b absent"], repairs: 1), at: 12 * second))
        let short = FollowAttempt(ground: ground, began: second, ended: second + 50_000_000)
        #expect(short.isOver(on: ground, at: second + 50_000_000))
        let endless = FollowAttempt(ground: ground, began: 0, ended: 3_600 * second)
        #expect(endless.isOver(on: ground, at: 3_660 * second))
    }

    @Test func `Entries the index has already are not read again`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let first = try await archive.submitted(Paper.invoice("F-1"))
        for number in 2...6 { try await archive.submit(Paper.invoice("F-\(number)")) }
        let path = try #require(try await archive.show(first).places.first).path.text
        for root in ["/a", "/b", "/c"] { bench.machine.erase(root, path) }
        let lagging = try await bench.archive(over: archive.store, index: "lagging.sqlite")
        let applied = try lagging.index.appliedAhead()
        #expect(try lagging.index.position() == 0 && applied == [1..<archive.store.size])
        #expect(applied.firstOutside(from: 0) == 0 && applied.firstOutside(from: 1) == archive.store.size)
        #expect([1..<3, 3..<5, 7..<9].firstOutside(from: 2) == 5)
    }

    @Test func `A repair lets the index follow at once`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        let path = try #require(try await archive.show(id).places.first).path.text
        let bytes = try #require(bench.machine.files("/a")[path])
        for root in ["/a", "/b", "/c"] { bench.machine.erase(root, path) }
        let time = SlowTime(bench.storage.time)
        let lagging = try await bench.archive(over: archive.store, index: "lagging.sqlite", time: time)
        // A long attempt in vain, and no time goes by after it.
        await #expect(throws: ArchiveFailure.self) { try await lagging.submit(Paper.invoice("F-2")) }
        time.isStopped.change { $0 = true }
        bench.machine.write("/a", path, bytes)
        #expect(try await !lagging.archive.status(as: archive.person).writable)
        let report = try await lagging.archive.check(repair: true, full: false, as: archive.person) { _ in }
        #expect(report.repaired == 2 && !report.findings.contains { $0.id == "index-behind" })
        #expect(try await lagging.archive.status(as: archive.person).writable)
        #expect(try await lagging.submit(Paper.invoice("F-2")).state == .archived)
    }

    @Test func `Nothing is written while the index lacks an entry, and it follows before the next one`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        try await HeldDatabase.holding(bench.place.path + "/index.sqlite") {
            // The access is in the ledger, so the bytes may be had; the row is not written.
            #expect(try await !archive.bytes(id, .original).isEmpty)
            #expect(try await !archive.archive.status(as: archive.person).writable)
            let size = archive.store.size
            await #expect(throws: ArchiveFailure.self) { try await archive.bytes(id, .original) }
            #expect(archive.store.size == size)
            let report = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
            #expect(report.findings.map(\.id) == ["index-behind"])
        }
        #expect(try await !archive.bytes(id, .original).isEmpty)
        #expect(try await archive.archive.status(as: archive.person).writable)
        let report = try await archive.archive.check(repair: false, full: true, as: archive.person) { _ in }
        #expect(report.findings.isEmpty)
        let anew = try await bench.archive(over: archive.store, index: "anew.sqlite")
        #expect(try await anew.answers() == archive.answers())
    }
}
