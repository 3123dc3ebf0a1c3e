import ArchiveCore
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct PowerCutTests {
    @Test(arguments: Array(stride(from: 1, through: 91, by: 6)))
    func `What was acknowledged before the power went is there afterwards`(operations: Int) async throws {
        let bench = try ArchiveBench()
        let first = try await bench.start()
        let kept = try await first.submitted(Paper.invoice("F-1"))
        bench.machine.cutPower(after: operations)
        let acknowledged = try? await first.submit(Paper.invoice("F-2"))
        try await first.stop()
        bench.machine.restartAfterPowerCut()

        let second = try await bench.start()
        #expect(try await second.bytes(kept, .original) == Paper.invoice("F-1"))
        let again = try await second.submit(Paper.invoice("F-2"))
        #expect(again.state == .archived)
        if let acknowledged { #expect(again.id == acknowledged.id && again.outcome == .known) }
        let numbers = try await second.archive.find(SearchQuery(), as: second.person).items.compactMap(\.number)
        #expect(numbers.sorted() == ["F-1", "F-2"])
        let report = await second.store.check(repair: false, full: true) { _ in }
        #expect(!report.findings.contains { $0.flag == .fatal })
    }
}
