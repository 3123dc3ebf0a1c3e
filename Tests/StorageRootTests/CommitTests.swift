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

    /// Runs `body` with two documents, both of which it commits.
    private func committing<Result: Sendable>(
        patience: Int, _ body: @escaping @Sendable (ReplicatedStore, [Document]) async throws -> Result
    ) async throws -> Result {
        let (_, bench) = try Bench.simulated()
        let store = try bench.store(scheduling: .threads, patience: patience)
        try await store.open()
        let documents = try ["one", "two"].map { try Document(Array($0.utf8), at: "issued/acme/\($0).zip") }
        let result = try await body(store, documents)
        #expect(store.size == 2)
        await store.close()
        return result
    }

    /// A ledger grows by a group at once: who is told of a commit sees all that shared its group.
    @Test(.timeLimit(.minutes(1)))
    func `commits that were announced share a group`() async throws {
        let apart = try await committing(patience: 60_000) { store, documents in
            var sizes: [UInt64] = []
            for document in documents {
                sizes.append(
                    try await store.approaching {
                        _ = try await store.commit(document.item)
                        return store.size
                    })
            }
            return sizes
        }
        #expect(apart == [1, 2])
        let together = try await committing(patience: 60_000) { store, documents in
            try await withThrowingTaskGroup(of: UInt64.self) { group in
                // Two more are on their way: neither of the two is alone worth a group.
                try await store.approaching {
                    try await store.approaching {
                        for document in documents {
                            group.addTask {
                                try await store.approaching {
                                    _ = try await store.commit(document.item)
                                    return store.size
                                }
                            }
                        }
                        var sizes: [UInt64] = []
                        for try await size in group { sizes.append(size) }
                        return sizes
                    }
                }
            }
        }
        #expect(together == [2, 2])
    }

    @Test(.timeLimit(.minutes(1)))
    func `whoever is alone does not wait, and nobody waits for who gives up or never comes`() async throws {
        _ = try await committing(patience: 60_000) { store, documents in
            _ = try await store.approaching { try await store.commit(documents[0].item) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                await store.approaching {
                    await store.approaching {
                        group.addTask { _ = try await store.approaching { try await store.commit(documents[1].item) } }
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
        }
        _ = try await committing(patience: 1) { store, documents in
            try await store.approaching {
                try await store.approaching {
                    for document in documents {
                        _ = try await store.approaching { try await store.commit(document.item) }
                    }
                }
            }
        }
    }
}
