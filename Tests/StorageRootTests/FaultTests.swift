import ArchiveModel
import ArchiveTesting
import Glibc
import SeededTesting
import StorageRoot
import Testing

@Suite("Errors that must not cost what was acknowledged, nor a good root")
struct FaultTests {
    let machine: SimulatedMachine
    let bench: Bench

    init() throws {
        (machine, bench) = try Bench.simulated()
    }

    private func opened() async throws -> ReplicatedStore {
        let store = try bench.store()
        try await store.open()
        return store
    }

    /// Acknowledged on a and b; then b is away, c never had it, and a's copy cannot be looked at, or is gone.
    @Test(arguments: [true, false])
    func `an entry is not given up while a root is away`(isUnreadable: Bool) async throws {
        var store = try await opened()
        machine.set(.full, on: "/c")
        let document = try Document(Array("one".utf8), at: "issued/acme/x/1.zip")
        _ = try await store.commit(document.item)
        machine.restartAfterPowerCut()
        machine.unmount("/b")
        if isUnreadable {
            machine.setUnreadable(true, "/a", document.path.text)
        } else {
            machine.erase("/a", document.path.text)
        }
        store = try await opened()
        store.tend()
        #expect(store.readOnlyReason?.contains("acknowledged") == true, "\(store.readOnlyReason ?? "writable")")
        machine.mount("/b")
        machine.setUnreadable(false, "/a", document.path.text)
        machine.restartAfterKill()
        store = try await opened()
        for _ in 0..<3 { store.tend() }
        #expect(store.readOnlyReason == nil)
        #expect(try store.entries(from: 0, to: store.size) == [document.entry])
        #expect(!bench.incidents.kinds.contains(.setAside))
        let content = try await store.read(document.path, expecting: document.digests.sha256)
        #expect(try content.read(at: 0, count: 10) == document.bytes)
        await store.close()
    }

    /// Two disks are full and the third gets full somewhere in between: it has to give the group up again.
    @Test func `a full disk fences nobody`() async throws {
        for point in 0..<60 {
            let store = try await opened()
            let before = store.size
            for path in ["/b", "/c"] { machine.set(.full, on: path) }
            machine.set(.full, on: "/a", after: point)
            let document = try Document(Array("point \(point)".utf8), at: "issued/acme/x/\(point).zip")
            await #expect { try await store.commit(document.item) } throws: { ($0 as? StorageError)?.code == .noQuorum }
            #expect(store.status.allSatisfy { $0.state != .fenced }, "point \(point): \(store.status)")
            machine.clearFaults()
            for _ in 0..<3 { store.tend() }
            #expect(store.status.allSatisfy { $0.state == .online }, "point \(point): \(store.status)")
            #expect(store.size == before)
            let again = try await store.commit(document.item)
            #expect(again.firstEntry == before)
            await store.close()
            machine.restartAfterKill()
        }
        #expect(!bench.incidents.kinds.contains(.fenced))
    }

    /// The group is too large to be taken back on a full disk. The others go on; then the power goes, and the archive
    /// starts with the root that has the tail and one that has what was acknowledged in its place.
    @Test func `a tail that could not be cut never outranks what was acknowledged`() async throws {
        var tails = 0
        for point in 0..<40 {
            let machine = SimulatedMachine(random: SeededRandom(seed: UInt64(point)))
            for path in ["/a", "/b", "/c"] { machine.addDisk(path) }
            let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine, seed: UInt64(point))
            try bench.create()
            var store = try bench.store()
            try await store.open()
            let long = [UInt8](repeating: UInt8(ascii: "x"), count: 60_000)
            for number in 0..<20 {
                let entry = Array("{\"n\":\(number),\"x\":\"".utf8) + long + Array("\"}".utf8)
                _ = try await store.commit(CommitItem(files: [], entries: [entry]))
            }
            for path in ["/b", "/c"] { machine.set(.full, on: path) }
            machine.set(.full, on: "/a", after: point)
            let refused = try Document(Array("refused".utf8), at: "issued/acme/x/refused.zip")
            await #expect(throws: StorageError.self) { try await store.commit(refused.item) }
            tails += store.status[0].reason?.contains("taken back") == true ? 1 : 0
            // a stays full, the others go on.
            machine.clearFaults()
            machine.set(.full, on: "/a")
            for _ in 0..<2 { store.tend() }
            let taken = try Document(Array("taken".utf8), at: "issued/acme/x/taken.zip")
            let receipt = try await store.commit(taken.item)
            #expect(receipt.firstEntry == 20)
            machine.restartAfterPowerCut()
            machine.unmount("/c")
            store = try bench.store()
            try await store.open()
            #expect(try store.entries(from: 20, to: store.size) == [taken.entry], "point \(point)")
            #expect(store.readOnlyReason == nil, "point \(point): \(store.status)")
            await store.close()
        }
        #expect(tails > 0, "no point left a tail")
    }

    @Test func `without descriptors an operation is refused and no root is to blame`() async throws {
        let store = try await opened()
        let first = try Document(Array("first".utf8), at: "issued/acme/x/1.zip")
        for path in ["/a", "/b", "/c"] { machine.set(.noDescriptors, on: path) }
        await #expect { try await store.commit(first.item) } throws: { ($0 as? StorageError)?.code == .busy }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        machine.clearFaults()
        _ = try await store.commit(first.item)
        for path in ["/a", "/b", "/c"] { machine.set(.noDescriptors, on: path) }
        await #expect { try await store.read(first.path, expecting: first.digests.sha256) } throws: {
            ($0 as? StorageError)?.code == .busy
        }
        machine.clearFaults()
        machine.set(.noDescriptors, on: "/c")
        let second = try Document(Array("second".utf8), at: "issued/acme/x/2.zip")
        _ = try await store.commit(second.item)
        machine.clearFaults()
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        #expect(machine.files("/c")[second.path.text] == second.bytes)
        #expect(bench.incidents.kinds == [.rejoined])
        await store.close()
    }

    @Test func `another archive's root is not written`() async throws {
        var store = try await opened()
        await store.close()
        machine.addDisk("/e")
        let other = try Bench(roots: ["/e"], fileSystem: machine).named("c")
        try other.create()
        let left = try other.store(quorum: 1)
        try await left.open()
        await left.close()
        var image = machine.image(of: "/e")
        image["intake/7.part"] = Array("unfinished".utf8)
        machine.restore(image, to: "/c")
        store = try await opened()
        store.tend()
        #expect(store.status.map(\.state) == [.online, .online, .absent])
        #expect(machine.files("/c") == image)
        await store.close()
    }

    @Test func `a root.json replaced while it is being locked is not taken`() async throws {
        let bytes = try #require(machine.files("/a")["root.json"])
        machine.before("lock", of: "root.json") { [machine] in machine.write("/a", "root.json", bytes) }
        let store = try await opened()
        #expect(store.status[0].state == .absent)
        #expect(store.status[0].reason?.contains("locked") == true)
        store.tend()
        #expect(store.status[0].state == .online)
        await store.close()
    }

    @Test func `unreadable copies are replaced, and several have the root checked`() async throws {
        let store = try await opened()
        var documents: [Document] = []
        for number in 0..<8 {
            documents.append(try Document(Array("document \(number)".utf8), at: "issued/acme/x/\(number).zip"))
            _ = try await store.commit(documents[number].item)
        }
        for document in documents[0..<5] { machine.setUnreadable(true, "/a", document.path.text) }
        for document in documents[0..<3] {
            let content = try await store.read(document.path, expecting: document.digests.sha256)
            #expect(try content.read(at: 0, count: 100) == document.bytes)
        }
        #expect(
            bench.incidents.kinds == [.damaged, .repaired, .damaged, .repaired, .damaged, .repaired, .behind])
        #expect(store.status[0].state == .rejoining)
        store.tend()
        #expect(store.status[0].state == .online)
        let report = await store.check(repair: false, full: true)
        #expect(report.findings == [])
        await store.close()
    }

    @Test func `reading on in small steps reads every window once`() async throws {
        let store = try await opened()
        let document = try Document(bench.random.bytes((3 << 20) + 5_000), at: "issued/acme/x/large.zip")
        _ = try await store.commit(document.item)
        let content = try await store.read(document.path, expecting: document.digests.sha256)
        let before = machine.operations
        var found: [UInt8] = []
        while UInt64(found.count) < content.length {
            found += try content.read(at: UInt64(found.count), count: 1 << 18)
        }
        #expect(found == document.bytes)
        #expect(machine.operations - before == 4)
        await store.close()
    }

    @Test func `large files leave nothing in intake and nobody behind`() async throws {
        for number in 0..<12 {
            let store = try await opened()
            let document = try Document(bench.random.bytes(5 << 20), at: "issued/acme/x/\(number).zip")
            _ = try await store.commit(document.item)
            machine.set(.full, on: "/b")
            let next = try Document(bench.random.bytes(4 << 20), at: "issued/acme/y/\(number).zip")
            _ = try await store.commit(next.item)
            machine.clearFaults()
            for _ in 0..<3 { store.tend() }
            #expect(store.status.allSatisfy { $0.state == .online }, "\(store.status)")
            await store.close()
            for path in ["/a", "/b", "/c"] {
                #expect(machine.files(path).keys.allSatisfy { !$0.hasPrefix("intake/") })
                #expect(machine.files(path)[next.path.text] == next.bytes)
            }
            machine.restartAfterKill()
        }
    }

    /// A pending file is decided on at the very moment a root that was away is about to get its copy.
    @Test func `a pending file removed while it is copied does not come back`() async throws {
        let store = try await opened()
        machine.unmount("/c")
        let pending = try Document(Array("waits".utf8), at: "pending/acme/x/1.zip")
        _ = try await store.commit(pending.item)
        machine.mount("/c")
        store.tend()
        #expect(store.status[2].state == .rejoining)
        let isReached = Shared(false)
        let isDone = Shared(false)
        machine.before("rename", of: pending.path.text) {
            isReached.change { $0 = true }
            while !isDone.value { usleep(500) }
        }
        let tending = Task.detached { store.tend() }
        while !isReached.value { try await Task.sleep(for: .milliseconds(1)) }
        let decided = try Document(
            Array("decided".utf8), at: "issued/acme/x/1.zip", removes: [pending.path])
        _ = try await store.commit(
            CommitItem(files: [decided.file], entries: [decided.entry], removals: [pending.path]))
        isDone.change { $0 = true }
        await tending.value
        #expect(store.status[2].state == .online)
        for path in ["/a", "/b", "/c"] {
            #expect(machine.files(path)[pending.path.text] == nil, "\(path)")
            #expect(machine.files(path)[decided.path.text] == decided.bytes, "\(path)")
        }
        await store.close()
    }
}
