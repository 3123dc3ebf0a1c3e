import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct IncidentTests {
    @Test func `What happens to copies and roots is in the ledger, once, and told from it again`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        try await archive.submit(Paper.invoice("F-1"))
        let path = try #require(StoragePath("issued/acme/2026/11/23/n1-0001/x.zip"))
        let damaged = StorageIncident(.damaged, root: "b", path: path, message: "the copy is damaged")
        for incident in [damaged, damaged, StorageIncident(.repaired, root: "b", path: path, message: "written anew")] {
            bench.incidents.take(incident)
        }
        bench.incidents.take(StorageIncident(.behind, root: "c", message: "catching up"))
        _ = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
        let before = try await archive.answers()
        #expect(before.events.map(\.event.event).suffix(2) == ["damage", "repair"])
        // It lasts no longer: the same damage is news again; told twice it is not.
        bench.incidents.take(damaged)
        _ = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
        bench.incidents.take(damaged)
        _ = try await archive.archive.check(repair: false, full: false, as: archive.person) { _ in }
        #expect(try await archive.answers().events.count == before.events.count + 1)
        #expect(before.events.last?.event.details == ["repaired on root b: \(path.text)"])
        let anew = try await bench.archive(over: archive.store, index: "anew.sqlite")
        #expect(try await anew.answers().events == archive.answers().events)
    }
}
