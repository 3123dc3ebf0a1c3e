import ArchiveModel
import ArchiveTesting
import SeededTesting
import StorageRoot
import Testing

@Suite("A large file that is read again")
struct RepeatedReadTests {
    private let window = 1 << 20

    /// A store on three simulated disks with a file of three windows and a bit.
    private func stored() async throws -> (SimulatedMachine, Bench, ReplicatedStore, Document) {
        let (machine, bench) = try Bench.simulated()
        let store = try bench.store()
        try await store.open()
        let document = try Document(bench.random.bytes(3 * window + 77), at: "issued/acme/x/large.zip")
        _ = try await store.commit(document.item)
        return (machine, bench, store, document)
    }

    /// How often the file is read while the body runs, on all disks.
    private func reads(
        _ machine: SimulatedMachine, _ path: StoragePath, _ body: () async throws -> Void
    ) async throws -> Int {
        let before = machine.reads(of: path.text)
        try await body()
        return machine.reads(of: path.text) - before
    }

    @Test func `it is hashed as a whole once, and again after a change`() async throws {
        let (machine, _, store, document) = try await stored()
        func part() async throws {
            let content = try await store.read(document.path, expecting: document.digests.sha256)
            #expect(
                try content.read(at: UInt64(window) + 5, count: 10)
                    == Array(document.bytes[(window + 5)..<(window + 15)]))
        }
        #expect(try await reads(machine, document.path, part) == 5)
        #expect(try await reads(machine, document.path, part) == 1)
        #expect(try await reads(machine, document.path, part) == 1)
        // Another file in its place.
        machine.restore(machine.image(of: "/a"), to: "/a")
        #expect(try await reads(machine, document.path, part) >= 4)
        await store.close()
    }

    @Test func `what rots after it was verified is never served, and replaced`() async throws {
        for _ in 0..<20 {
            let (machine, bench, store, document) = try await stored()
            _ = try await store.read(document.path, expecting: document.digests.sha256)
            machine.flipBit("/a", document.path.text)
            let content = try await store.read(document.path, expecting: document.digests.sha256)
            #expect(try content.read(at: 0, count: document.bytes.count) == document.bytes)
            #expect(bench.incidents.kinds.contains(.damaged) && bench.incidents.kinds.contains(.repaired))
            #expect(machine.files("/a")[document.path.text] == document.bytes)
            await store.close()
        }
    }

    @Test func `a digest that is asked for is the one that counts`() async throws {
        let (_, _, store, document) = try await stored()
        _ = try await store.read(document.path, expecting: document.digests.sha256)
        let other = try Document([1], at: "issued/acme/x/other.zip").digests.sha256
        await #expect { try await store.read(document.path, expecting: other) } throws: {
            ($0 as? StorageError)?.code == .damaged
        }
        await store.close()
    }
}
