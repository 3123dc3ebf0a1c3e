import ArchiveCore
import ArchiveModel
import ArchiveTesting
import FoundationEssentials
import StorageRoot
import Testing

@Suite struct AccessTests {
    @Test func `An access is in the ledger before the first byte is handed out`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        let size = archive.store.size
        let opened = try await archive.archive.open(id, as: .original, for: archive.person)
        #expect(archive.store.size == size + 1)
        let entry = try #require(try archive.store.entries(from: size, to: size + 1).first)
        let event = try JSONDecoder().decode(LedgerEvent.self, from: Data(entry))
        #expect(event.event == .access && event.note == "original" && event.actor == archive.person.id)
        #expect(try opened.content.read(at: 0, count: 1 << 20) == Paper.invoice("F-1"))
    }

    @Test func `What cannot be noted is not handed out`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        bench.machine.unmount("/b")
        bench.machine.unmount("/c")
        await #expect { try await archive.bytes(id, .original) } throws: {
            ($0 as? ArchiveFailure)?.code == .noQuorum
        }
        #expect(try await archive.show(id).events.map(\.event) == ["deposit"])
    }

    @Test func `Another tenant's invoice does not exist`() async throws {
        let archive = try await ArchiveBench().start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        var stranger = archive.person
        stranger.tenants = [try #require(TenantID("beta"))]
        let person = stranger
        await #expect { try await archive.archive.show(id, as: person) } throws: {
            ($0 as? ArchiveFailure)?.code == .notFound
        }
        await #expect { try await archive.archive.open(id, as: .original, for: person) } throws: {
            ($0 as? ArchiveFailure)?.code == .notFound
        }
    }
}
