import ArchiveModel
import ArchiveTesting
import SeededTesting
import StorageRoot
import Testing

@Suite("Items that are refused, and where files go")
struct ItemTests {
    let machine: SimulatedMachine
    let bench: Bench

    init() throws {
        (machine, bench) = try Bench.simulated()
    }

    @Test func `an item that does not add up is refused before anything is written`() async throws {
        let store = try bench.store()
        try await store.open()
        let document = try Document([1, 2, 3], at: "issued/acme/x/1.zip")
        let other = try Document([4], at: "issued/acme/x/2.zip")
        let wrong = StoredFile(path: document.path, digests: document.digests, content: MemoryBytes([9]))
        let intake = try Document([4], at: "intake/x.zip")
        let pending = try #require(StoragePath("pending/acme/1.zip"))
        let cases: [(CommitItem, StorageError.Code)] = [
            (CommitItem(files: [document.file], entries: []), .unaccounted),
            (CommitItem(files: [document.file], entries: [other.entry]), .unaccounted),
            (CommitItem(files: [document.file, document.file], entries: [document.entry]), .unaccounted),
            (CommitItem(files: [], entries: [[]]), .entrySize),
            (CommitItem(files: [], entries: [[UInt8](repeating: 32, count: 65_536)]), .entrySize),
            (CommitItem(files: [], entries: [Array("[1]".utf8)]), .unaccounted),
            (CommitItem(files: [wrong], entries: [document.entry]), .content),
            (CommitItem(files: [], entries: [other.entry], removals: [pending]), .unaccounted),
            (
                CommitItem(
                    files: [], entries: [Array("{\"removes\":[\"issued/acme/x/1.zip\"]}".utf8)],
                    removals: [document.path]),
                .unaccounted
            ),
            (intake.item, .unaccounted),
        ]
        let before = machine.operations
        for (item, code) in cases {
            await #expect { try await store.commit(item) } throws: { ($0 as? StorageError)?.code == code }
        }
        #expect(store.size == 0)
        #expect(machine.operations - before == 0)
        _ = try await store.commit(document.item)
        let changed = try Document([7], at: document.path.text)
        await #expect { try await store.commit(changed.item) } throws: { ($0 as? StorageError)?.code == .occupied }
        // The same file again is no contradiction.
        let again = try await store.commit(document.item)
        #expect(again.firstEntry == 1)
        await store.close()
    }

    @Test func `one bad item does not take its neighbours with it`() async throws {
        let store = try bench.store()
        try await store.open()
        let large = try Document([UInt8](repeating: 5, count: 2 << 20), at: "issued/acme/x/large.zip")
        let lying = StoredFile(
            path: large.path, digests: large.digests, content: MemoryBytes([UInt8](repeating: 6, count: 2 << 20)))
        let good = try (0..<4).map { try Document([UInt8($0)], at: "issued/acme/x/\($0).zip") }
        var items = good.map(\.item)
        items.insert(CommitItem(files: [lying], entries: [large.entry]), at: 2)
        let results = await store.commit(items)
        for (index, result) in results.enumerated() {
            switch result {
            case .success: #expect(index != 2)
            case .failure(let error): #expect(index == 2 && error.code == .content)
            }
        }
        #expect(store.size == 4)
        #expect(store.status.allSatisfy { $0.state == .online })
        for path in ["/a", "/b", "/c"] { #expect(!machine.files(path).keys.contains { $0.hasPrefix("intake/") }) }
        await store.close()
    }

    @Test func `large files go ahead of their group and leave nothing behind`() async throws {
        let store = try bench.store()
        try await store.open()
        let large = try Document(bench.random.bytes(5 << 20), at: "issued/acme/x/large.zip")
        _ = try await store.commit(large.item)
        let content = try await store.read(large.path, expecting: large.digests.sha512)
        #expect(content.length == 5 << 20)
        #expect(try content.read(at: 3_000_000, count: 2_000_000) == Array(large.bytes[3_000_000..<5_000_000]))
        machine.set(.full, on: "/a")
        machine.set(.full, on: "/b")
        let second = try Document(bench.random.bytes(5 << 20), at: "issued/acme/x/second.zip")
        await #expect(throws: StorageError.self) { try await store.commit(second.item) }
        for path in ["/a", "/b", "/c"] {
            #expect(machine.files(path)[large.path.text] == large.bytes)
            #expect(!machine.files(path).keys.contains { $0.hasPrefix("intake/") || $0.contains("second") })
        }
        // A copy that changes after it was verified is not served.
        for path in ["/a", "/b", "/c"] { machine.flipBit(path, large.path.text) }
        #expect(throws: ByteSourceError.self) { try content.read(at: 0, count: 5 << 20) }
        await store.close()
    }

    @Test func `directories of a day hold 1,024 files`() async throws {
        var store = try bench.store()
        try await store.open()
        let area = try #require(StoragePath("issued/acme"))
        let day = try #require(CalendarDate("2026-11-23"))
        var last: StoragePath?
        for number in 0..<1_030 { last = try store.allocate(area: area, day: day, name: "\(number).zip") }
        #expect(last?.text == "issued/acme/2026/11/23/n1-0002/1029.zip")
        let document = try Document([1], at: try #require(last).text)
        _ = try await store.commit(document.item)
        await store.close()
        machine.restartAfterKill()
        store = try bench.store()
        try await store.open()
        let next = try store.allocate(area: area, day: day, name: "next.zip")
        #expect(next.text == "issued/acme/2026/11/23/n1-0002/next.zip")
        await store.close()
    }

    @Test func `a pending file is removed on every root once its removal is durable`() async throws {
        let store = try bench.store()
        try await store.open()
        let pending = try Document([1], at: "pending/acme/1.zip")
        _ = try await store.commit(pending.item)
        let decided = try Document([2], at: "issued/acme/x/2.zip", removes: [pending.path])
        _ = try await store.commit(
            CommitItem(files: [decided.file], entries: [decided.entry], removals: [pending.path]))
        for path in ["/a", "/b", "/c"] { #expect(machine.files(path)[pending.path.text] == nil) }
        let report = await store.check(repair: false, full: true)
        #expect(report.findings == [])
        await store.close()
    }
}
