import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct IndexGateTests {
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
