import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite("Roots that fail, go and come back")
struct RootTests {
    let machine: SimulatedMachine
    let bench: Bench

    init() throws {
        (machine, bench) = try Bench.simulated(disks: ["/a", "/b", "/c", "/d"])
    }

    private func opened() async throws -> ReplicatedStore {
        let store = try bench.store()
        try await store.open()
        return store
    }

    private func put(_ numbers: Range<Int>, in store: ReplicatedStore) async throws -> [Document] {
        var documents: [Document] = []
        for number in numbers {
            let document = try Document(Array("document \(number)".utf8), at: "issued/acme/x/\(number).zip")
            _ = try await store.commit(document.item)
            documents.append(document)
        }
        return documents
    }

    @Test func `a root that is not mounted is absent, never written, and catches up when it returns`() async throws {
        let store = try await opened()
        var documents = try await put(0..<5, in: store)
        machine.unmount("/b")
        documents += try await put(5..<400, in: store)
        store.tend()
        #expect(store.status.map(\.state) == [.online, .absent, .online])
        #expect(store.readOnlyReason == nil)
        #expect(machine.files("/b")[documents[5].path.text] == nil)
        machine.mount("/b")
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        #expect(store.status.map(\.completeTo) == [400, 400, 400])
        #expect(
            machine.files("/b").filter { $0.key.hasPrefix("issued/") }
                == machine.files("/a").filter { $0.key.hasPrefix("issued/") })
        #expect(bench.incidents.kinds == [.absent, .rejoined])
        await store.close()
    }

    @Test func `without a quorum nothing is taken`() async throws {
        let store = try await opened()
        _ = try await put(0..<2, in: store)
        machine.set(.full, on: "/a")
        machine.set(.full, on: "/c")
        let document = try Document(Array(repeating: 1, count: 5_000), at: "issued/acme/x/late.zip")
        await #expect { try await store.commit(document.item) } throws: { ($0 as? StorageError)?.code == .noQuorum }
        #expect(store.size == 2)
        for path in ["/a", "/b", "/c"] { #expect(machine.files(path)[document.path.text] == nil) }
        await #expect { try await store.commit(document.item) } throws: { ($0 as? StorageError)?.code == .noQuorum }
        machine.set(nil, on: "/a")
        machine.set(nil, on: "/c")
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        let receipt = try await store.commit(document.item)
        #expect(receipt.firstEntry == 2)
        await store.close()
    }

    @Test func `a failed flush fences a root over restarts until every file was read again`() async throws {
        var store = try await opened()
        let documents = try await put(0..<3, in: store)
        machine.set(.failedFlush, on: "/c")
        let late = try await put(3..<4, in: store)
        #expect(store.status[2].state == .fenced)
        await store.close()
        machine.restartAfterPowerCut()
        store = try await opened()
        #expect(store.status.map(\.state) == [.online, .online, .fenced])
        machine.flipBit("/c", documents[1].path.text)
        try await store.unfence("c")
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        for document in documents + late { #expect(machine.files("/c")[document.path.text] == document.bytes) }
        #expect(machine.files("/c").keys.contains { $0.hasPrefix("quarantine/") })
        let report = await store.check(repair: false, full: true)
        #expect(report.findings == [])
        await store.close()
    }

    @Test func `a damaged copy is served from another root and repaired`() async throws {
        let store = try await opened()
        let documents = try await put(0..<2, in: store)
        let victim = documents[1]
        for path in ["/a", "/b"] { machine.flipBit(path, victim.path.text) }
        let states = await store.copies(of: victim.path, expecting: victim.digests.sha256)
        #expect(states.map(\.state) == [.damaged, .damaged, .intact])
        let content = try await store.read(victim.path, expecting: victim.digests.sha256)
        #expect(try content.read(at: 0, count: 100) == victim.bytes)
        let after = await store.copies(of: victim.path, expecting: victim.digests.sha256)
        #expect(after.map(\.state) == [.intact, .intact, .intact])
        #expect(bench.incidents.kinds == [.damaged, .repaired, .damaged, .repaired])
        #expect(machine.files("/a").keys.count { $0.hasPrefix("quarantine/") } == 1)
        for path in ["/a", "/b", "/c"] { machine.flipBit(path, victim.path.text) }
        await #expect { try await store.read(victim.path, expecting: victim.digests.sha256) } throws: {
            ($0 as? StorageError)?.code == .damaged
        }
        await store.close()
    }

    @Test func `check finds and repairs a flipped bit in what a root says of itself`() async throws {
        let store = try await opened()
        _ = try await put(0..<300, in: store)
        for _ in 0..<2 { store.tend() }
        #expect(await store.check(repair: false, full: true).findings == [])
        for root in ["a", "b", "c"] {
            let own = machine.files("/\(root)").keys.filter {
                $0.hasPrefix("0=") || ["StorageFormat.md", "root.json"].contains($0) || $0.contains(".p/")
                    || $0.hasSuffix("/checkpoint")
            }
            #expect(own.count == 7)
            for path in own.sorted() {
                machine.flipBit("/\(root)", path)
                let found = await store.check(repair: false, full: false).findings
                #expect(found.map(\.id) == ["damaged-root-file"], "\(path)")
                #expect(found.first?.message.contains("root \(root): its \(path)") == true)
                #expect(await store.check(repair: true, full: false).repaired == 1)
                #expect(await store.check(repair: false, full: true).findings == [], "\(path)")
            }
        }
        await store.close()
        let reopened = try await opened()
        #expect(reopened.status.map(\.state) == [.online, .online, .online])
        await reopened.close()
    }

    @Test func `check finds and repairs damage, absence and damaged tiles`() async throws {
        let store = try await opened()
        let documents = try await put(0..<600, in: store)
        machine.flipBit("/a", documents[10].path.text)
        machine.erase("/b", documents[20].path.text)
        machine.flipBit("/c", "ledger/legajo-test/tile/entries/001")
        machine.flipBit("/c", "ledger/legajo-test/tile/0/000")
        let found = await store.check(repair: false, full: false)
        #expect(found.packages == 600)
        #expect(found.findings.map(\.id).sorted() == ["damaged-copy", "ledger-damaged", "missing-copy"])
        let repaired = await store.check(repair: true, full: false)
        #expect(repaired.repaired == 4)
        #expect(repaired.findings.allSatisfy { $0.flag == .warning })
        let after = await store.check(repair: false, full: true)
        #expect(after.findings == [])
        #expect(after.entries == 600)
        await store.close()
    }

    @Test func `a lost root is replaced by an empty directory`() async throws {
        let store = try await opened()
        _ = try await put(0..<300, in: store)
        await #expect(throws: StorageError.self) { try await store.replace("b", with: "/d", format: []) }
        machine.unmount("/b")
        _ = try await put(300..<301, in: store)
        try await store.replace("b", with: "/d", format: Array("format\n".utf8))
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        #expect(store.status[1].path == "/d")
        #expect(
            machine.files("/d").filter { $0.key.hasPrefix("issued/") }
                == machine.files("/a").filter { $0.key.hasPrefix("issued/") })
        let report = await store.check(repair: false, full: true)
        #expect(report.findings == [])
        await store.close()
    }

    @Test func `a forked root is fenced and kept, and can be filled anew`() async throws {
        var store = try await opened()
        _ = try await put(0..<3, in: store)
        await store.close()
        let image = machine.image(of: "/c")
        store = try await opened()
        _ = try await put(3..<6, in: store)
        await store.close()
        // The disk image of an earlier day comes back, and an archive with another quorum goes on from it.
        machine.restore(image, to: "/c")
        machine.addDisk("/e")
        machine.restore(image, to: "/e")
        let other = try Bench(roots: ["/c"], fileSystem: machine).named("c")
        let stray = try other.store(quorum: 1)
        try await stray.open()
        for number in 0..<3 {
            _ = try await stray.commit(Document(Array("other \(number)".utf8), at: "issued/acme/y/\(number).zip").item)
        }
        await stray.close()
        store = try await opened()
        #expect(store.status.map(\.state) == [.online, .online, .fenced])
        #expect(bench.incidents.kinds.last == .fenced)
        await #expect(throws: StorageError.self) {
            try await store.unfence("c")
            store.tend()
            if store.status[2].state != .online { throw StorageError(.fork, "still fenced") }
        }
        try await store.unfence("c", discardingLedger: true)
        for _ in 0..<3 { store.tend() }
        #expect(store.status.map(\.state) == [.online, .online, .online])
        #expect(
            machine.files("/c").keys.contains {
                $0.contains("ledger-legajo-test/journal") && $0.hasPrefix("quarantine/")
            })
        await store.close()
    }

    @Test func `strange directories are left alone`() async throws {
        machine.write("/a", "0=legajo_root_2.0", Array("legajo_root_2.0\n".utf8))
        machine.erase("/a", "0=legajo_root_1.0")
        machine.restore(machine.image(of: "/b"), to: "/c")
        let store = try bench.store()
        try await store.open()
        #expect(store.status.map(\.state) == [.absent, .rejoining, .absent])
        #expect(store.status[0].reason?.contains("newer version") == true)
        #expect(store.status[2].reason?.contains("root b") == true)
        let before = machine.files("/a")
        await #expect(throws: StorageError.self) {
            try await store.commit(Document([1], at: "issued/acme/x/1.zip").item)
        }
        #expect(machine.files("/a") == before)
        await store.close()
    }

    @Test func `the same root cannot be open twice`() async throws {
        let store = try await opened()
        let second = try bench.store()
        await #expect { try await second.open() } throws: { ($0 as? StorageError)?.code == .foreign }
        await store.close()
    }
}
