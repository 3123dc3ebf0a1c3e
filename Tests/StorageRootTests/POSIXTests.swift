import ArchiveModel
import ArchiveTesting
import FoundationEssentials
import Glibc
import SeededTesting
import StorageRoot
import Testing

@Suite("On a real file system, with threads")
struct POSIXTests {
    /// A scratch directory that goes with the test.
    final class Scratch {
        let path: String

        init() throws {
            let place = FileManager.default.temporaryDirectory.appending(
                path: "legajo-storage-\(UInt64.random(in: 0 ... .max))")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            path = place.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func `a closed store's roots can be opened though a child still has its descriptors`() async throws {
        let scratch = try Scratch()
        let bench = try Bench(roots: ["a", "b", "c"].map { "\(scratch.path)/\($0)" }, fileSystem: POSIXFileSystem())
        try bench.create()
        let store = try bench.store(scheduling: .threads)
        try await store.open()
        // As a child that was forked and has not run its program yet: it shares the open files.
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
        let shared = open.filter { descriptor in
            let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return file?.hasPrefix(scratch.path) == true
        }.map { dup($0) }
        #expect(!shared.isEmpty)
        defer { for descriptor in shared { close(descriptor) } }
        await #expect(throws: StorageError.self) { try await bench.store(scheduling: .threads).open() }
        await store.close()
        let next = try bench.store(scheduling: .threads)
        try await next.open()
        #expect(next.status.map(\.state) == [.online, .online, .online])
        await next.close()
    }

    @Test func `many callers at once, a restart, a lost root`() async throws {
        let scratch = try Scratch()
        let roots = ["a", "b", "c"].map { "\(scratch.path)/deep/\($0)" }
        let bench = try Bench(roots: roots, fileSystem: POSIXFileSystem())
        try bench.create()
        var store = try bench.store(scheduling: .threads)
        try await store.open()
        #expect(store.rootsSharingDevices == [["a", "b", "c"]])
        let first = store
        let documents = try (0..<400).map { try Document(bench.random.bytes(2_000), at: "issued/acme/x/\($0).zip") }
        let places = await withTaskGroup(of: (Int, UInt64?).self) { group in
            for (index, document) in documents.enumerated() {
                group.addTask { (index, try? await first.commit(document.item).firstEntry) }
            }
            return await group.reduce(into: [Int: UInt64]()) { $0[$1.0] = $1.1 }
        }
        #expect(places.count == 400)
        #expect(Set(places.values) == Set(0..<400))
        await store.close()

        try FileManager.default.moveItem(atPath: roots[1], toPath: roots[1] + ".gone")
        try FileManager.default.createDirectory(atPath: roots[1], withIntermediateDirectories: false)
        store = try bench.store(scheduling: .threads)
        try await store.open()
        #expect(store.status.map(\.state) == [.online, .absent, .online])
        #expect(try FileManager.default.contentsOfDirectory(atPath: roots[1]) == [])
        for (index, document) in documents.enumerated() {
            let place = try #require(places[index])
            #expect(try store.entries(from: place, to: place + 1) == [document.entry])
            let content = try await store.read(document.path, expecting: document.digests.sha256)
            #expect(try content.read(at: 0, count: 3_000) == document.bytes)
        }
        let report = await store.check(repair: false, full: true)
        #expect(report.findings.map(\.id) == ["root-absent"])
        await store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: roots[1]) == [])
    }

    @Test func `a root is locked against a second process's store`() async throws {
        let scratch = try Scratch()
        let bench = try Bench(roots: ["\(scratch.path)/a"], fileSystem: POSIXFileSystem())
        try bench.create()
        let store = try bench.store(quorum: 1)
        try await store.open()
        let second = try bench.store(quorum: 1)
        await #expect(throws: StorageError.self) { try await second.open() }
        await store.close()
        let third = try bench.store(quorum: 1)
        try await third.open()
        #expect(third.readOnlyReason == nil)
        await third.close()
    }
}
