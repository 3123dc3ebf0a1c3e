import ArchiveModel
import ArchiveTesting
import SeededTesting
import StorageRoot
import Testing

@Suite("A power cut at every single operation of a commit")
struct CutPointTests {
    /// A root was away for a tile and a half; the power goes at points all over the start that brings it level; then
    /// the archive starts with it and only one of the others.
    @Test func `a root that is cut off while it catches up counts for no more than it has`() async throws {
        let machine = SimulatedMachine(random: SeededRandom(seed: 11))
        for path in ["/a", "/b", "/c"] { machine.addDisk(path) }
        let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine, seed: 11)
        try bench.create()
        var store = try bench.store()
        try await store.open()
        machine.unmount("/c")
        let items = (0..<400).map { CommitItem(files: [], entries: [Array("{\"n\":\($0)}".utf8)]) }
        let first = await store.commit(items)
        #expect(first.allSatisfy { (try? $0.get()) != nil })
        let root = store.rootHash
        await store.close()
        let images = ["/a", "/b", "/c"].map { path in
            machine.mount(path)
            return machine.image(of: path)
        }
        for point in 0..<70 {
            for (path, image) in zip(["/a", "/b", "/c"], images) { machine.restore(image, to: path) }
            machine.restartAfterKill()
            machine.cutPower(after: 20 + point * 3)
            store = try bench.store()
            _ = try? await store.open()
            machine.restartAfterPowerCut()
            machine.unmount(point % 2 == 0 ? "/a" : "/b")
            store = try bench.store()
            try await store.open()
            #expect(store.readOnlyReason == nil, "point \(point): \(store.status)")
            #expect(store.rootHash == root, "point \(point): \(store.size) of 400 entries")
            machine.mount("/a")
            machine.mount("/b")
        }
    }

    /// A tail that was on one root only, and whose file is nowhere, is not carried on.
    @Test func `an entry whose file is nowhere was never acknowledged`() async throws {
        var setAside = 0
        for point in 0..<90 {
            let machine = SimulatedMachine(random: SeededRandom(seed: UInt64(point) + 40))
            for path in ["/a", "/b", "/c"] { machine.addDisk(path) }
            let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine, seed: UInt64(point) + 900)
            try bench.create()
            var store = try bench.store()
            try await store.open()
            _ = try await store.commit(Document(Array("first".utf8), at: "issued/acme/1/first.zip").item)
            machine.cutPower(after: point)
            let cut = try Document(Array("cut".utf8), at: "issued/acme/1/cut.zip")
            guard (try? await store.commit(cut.item)) == nil else { continue }
            machine.restartAfterPowerCut()
            for path in ["/a", "/b", "/c"] { machine.erase(path, cut.path.text) }
            store = try bench.store()
            try await store.open()
            #expect(store.size == 1, "point \(point)")
            #expect(store.readOnlyReason == nil)
            setAside += bench.incidents.kinds.contains(.setAside) ? 1 : 0
            let next = try await store.commit(cut.item)
            #expect(next.firstEntry == 1)
            await store.close()
        }
        #expect(setAside > 0, "no cut left an entry without its file")
    }

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
            #expect(
                store.status.allSatisfy { $0.state == .online && $0.completeTo == store.size },
                "point \(point): \(store.status)")
            let report = await store.check(repair: false, full: true)
            #expect(
                report.findings.allSatisfy { $0.id == "stray" }, "point \(point): \(report.findings.map(\.message))")
            carriedOn += isCarriedOn ? 1 : 0
            setAside += bench.incidents.kinds.contains(.setAside) ? 1 : 0
            await store.close()
        }
        #expect(setAside > 0, "no cut left a root alone with an entry")
        #expect(carriedOn > 0, "no cut left an entry on enough roots")
    }
}
