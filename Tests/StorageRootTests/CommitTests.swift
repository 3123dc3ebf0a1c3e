import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite("Commits on three roots")
struct CommitTests {
    let machine: SimulatedMachine
    let bench: Bench

    init() throws {
        (machine, bench) = try Bench.simulated()
    }

    @Test func `a commit is on every root and in the ledger`() async throws {
        let store = try bench.store()
        let roots = try await store.open()
        #expect(roots.map(\.state) == [.online, .online, .online])
        let document = try Document(Array("one".utf8), at: "issued/acme/2026/11/23/n1-0001/one.zip")
        let receipt = try await store.commit(document.item)
        #expect(receipt.firstEntry == 0)
        #expect(receipt.roots.count >= 2)
        #expect(store.size == 1)
        #expect(try store.entries(from: 0, to: 1) == [document.entry])
        for path in ["/a", "/b", "/c"] { #expect(machine.files(path)[document.path.text] == document.bytes) }
        let read = try await store.read(document.path, expecting: document.digests.sha256)
        #expect(try read.read(at: 0, count: 10) == document.bytes)
        await store.close()
    }

    @Test func `what was committed is there after a restart`() async throws {
        var store = try bench.store()
        try await store.open()
        var documents: [Document] = []
        for number in 0..<600 {
            let document = try Document(Array("document \(number)".utf8), at: "issued/acme/\(number % 7)/\(number).zip")
            documents.append(document)
            _ = try await store.commit(document.item)
        }
        let root = store.rootHash
        await store.close()
        machine.restartAfterPowerCut()
        store = try bench.store()
        try await store.open()
        #expect(store.readOnlyReason == nil)
        #expect(store.size == 600)
        #expect(store.rootHash == root)
        #expect(try store.entries(from: 0, to: 600) == documents.map(\.entry))
        for document in documents {
            let content = try await store.read(document.path, expecting: document.digests.sha256)
            #expect(try content.read(at: 0, count: 100) == document.bytes)
        }
        #expect(bench.incidents.messages == [])
    }
}
