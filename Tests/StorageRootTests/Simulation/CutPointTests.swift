import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite("A power cut at every single operation of a commit")
struct CutPointTests {
    /// The cut comes at each operation of the third commit in turn; then the archive starts without one root and
    /// goes on; then that root comes back. Whatever it alone had is set aside or was carried on, never both.
    @Test func `roots that part ways come together again`() async throws {
        var setAside = 0
        var carriedOn = 0
        for point in 0..<210 {
            let away = ["/a", "/b", "/c"][point % 3]
            let machine = SimulatedMachine(random: SeededRandom(seed: UInt64(point)))
            for path in ["/a", "/b", "/c"] { machine.addDisk(path) }
            let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine, seed: UInt64(point) + 500)
            try bench.create()
            var store = try bench.store()
            try await store.open()
            let first = try Document(Array("first".utf8), at: "issued/acme/1/first.zip")
            _ = try await store.commit(first.item)
            machine.cutPower(after: point / 3)
            let cut = try Document(Array("cut".utf8), at: "issued/acme/1/cut.zip")
            let receipt = try? await store.commit(cut.item)

            machine.restartAfterPowerCut()
            machine.unmount(away)
            store = try bench.store()
            try await store.open()
            #expect(store.readOnlyReason == nil, "point \(point)")
            let isCarriedOn = try store.entries(from: 1, to: store.size) == [cut.entry]
            #expect(isCarriedOn || receipt == nil, "point \(point): acknowledged and not there")
            let later = try Document(Array("later".utf8), at: "issued/acme/1/later.zip")
            _ = try await store.commit(later.item)
            let root = store.rootHash
            await store.close()

            machine.mount(away)
            machine.restartAfterPowerCut()
            store = try bench.store()
            try await store.open()
            #expect(store.rootHash == root, "point \(point)")
            #expect(store.status.allSatisfy { $0.state == .online && $0.completeTo == store.size }, "point \(point): \(store.status)")
            let report = await store.check(repair: false, full: true)
            #expect(report.findings.allSatisfy { $0.id == "stray" }, "point \(point): \(report.findings.map(\.message))")
            carriedOn += isCarriedOn ? 1 : 0
            setAside += bench.incidents.kinds.contains(.setAside) ? 1 : 0
            await store.close()
        }
        #expect(setAside > 0, "no cut left a root alone with an entry")
        #expect(carriedOn > 0, "no cut left an entry on enough roots")
    }
}
