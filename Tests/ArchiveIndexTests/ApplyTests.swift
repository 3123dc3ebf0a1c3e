import ArchiveIndex
import ArchiveModel
import FoundationEssentials
import Testing

@Suite struct ApplyTests {
    let scratch: ScratchIndex
    var index: InvoiceIndex { scratch.index }

    init() throws { scratch = try ScratchIndex() }

    @Test func `What was put in comes back as it was`() async throws {
        let row = Samples.invoice(5) {
            $0.summary.customer = "Añón y Cía, S.L."
            $0.summary.archived = UTCTime(milliseconds: Int64(Samples.start))
        }
        try await index.apply([.invoice(row, text: nil)], entries: 0..<1)
        #expect(try index.summary(row.summary.id) == row.summary)
        let document = try index.document(row.summary.id)
        #expect(document?.document == row.document)
        #expect(document?.package == row.package)
        #expect(try index.summary(Samples.id(6)) == nil)
        #expect(try index.find(digest: Samples.digest(5)) == [DigestMatch(id: Samples.id(5), role: "original")])
    }

    @Test func `A bare invoice is kept without its missing parts`() async throws {
        let row = Samples.invoice(5) {
            let old = $0.summary
            $0.summary = InvoiceSummary(
                id: old.id, tenant: old.tenant, vault: .received, type: .statement, state: .submitted, ref: "ERP-5",
                submitted: old.submitted, digest: old.digest)
            $0.identity = nil
            $0.copies = []
        }
        try await scratch.fill([row])
        #expect(try index.summary(row.summary.id) == row.summary)
        #expect(try scratch.found(SearchQuery(states: [.submitted])) == [5])
    }

    @Test func `Applying twice is applying once, and the newest state stays`() async throws {
        let pending = Samples.invoice(1) { $0.summary.state = .pendingValidation }
        let archived = Samples.invoice(1)
        let event = ArchiveEvent(
            position: 0, id: Samples.id(1), tenant: Samples.acme,
            event: InvoiceEvent(event: "deposit", time: archived.summary.submitted, entry: 0))
        for _ in 0..<2 {
            try await index.apply([.invoice(pending, text: "uno dos"), .event(event)], entries: 0..<1)
            try await index.apply([.invoice(archived, text: nil)], entries: 1..<2)
        }
        #expect(try index.counts() == [.pendingValidation: 0, .archived: 1])
        #expect(try index.counts(of: [Samples.tenant("nobody")]).isEmpty)
        #expect(try index.events(of: Samples.id(1)) == [event.event])
        #expect(try scratch.found(SearchQuery(text: "dos")) == [1])
        #expect(try index.position() == 2)
    }

    @Test func `The position waits for what is missing before it`() async throws {
        try await index.apply([], entries: 2..<4)
        #expect(try index.position() == 0)
        try await index.apply([], entries: 6..<7)
        try await index.apply([], entries: 0..<2)
        #expect(try index.position() == 4)
        try await index.apply([], entries: 4..<6)
        #expect(try index.position() == 7)
        try await index.apply([], entries: 1..<3)
        #expect(try index.position() == 7)
    }

    @Test func `Events are told up to the first gap, by tenant, in pages`() async throws {
        let other = Samples.tenant("other")
        func event(_ position: Int, _ tenant: TenantID?) -> IndexChange {
            .event(
                ArchiveEvent(
                    position: UInt64(position), id: tenant == nil ? nil : Samples.id(position), tenant: tenant,
                    event: InvoiceEvent(event: "e\(position)", time: UTCTime(milliseconds: 1), entry: UInt64(position)))
            )
        }
        try await index.apply([event(0, Samples.acme), event(1, other), event(2, nil)], entries: 0..<3)
        try await index.apply([event(4, Samples.acme)], entries: 4..<5)
        #expect(try index.events(from: 0, limit: 10).items.map(\.position) == [0, 1, 2])
        #expect(try index.events(from: 0, limit: 10).next == 3)
        try await index.apply([event(3, Samples.acme)], entries: 3..<4)
        let first = try index.events(from: 0, tenants: [Samples.acme], limit: 2)
        #expect(first.items.map(\.position) == [0, 3])
        let second = try index.events(from: first.next, tenants: [Samples.acme], limit: 2)
        #expect(second.items.map(\.position) == [4])
        #expect(second.next == 5)
        #expect(try index.events(from: 5, limit: 2) == EventPage(items: [], next: 5))
    }

    @Test func `Records come back by kind and key, versions in order`() async throws {
        func record(_ key: String, _ version: Int) -> IndexedRecord {
            IndexedRecord(
                tenant: Samples.acme, kind: "token", key: key, version: version, package: Samples.package(version),
                content: Array("\(key)\(version)".utf8))
        }
        let all = [record("a", 1), record("a", 2), record("b", 1)]
        try await index.apply(all.reversed().map { .record($0) }, entries: 0..<1)
        #expect(try index.records(kind: "token") == all)
        #expect(try index.records(kind: "token", key: "a") == Array(all.prefix(2)))
        #expect(try index.records(kind: "token", tenant: Samples.tenant("other")).isEmpty)
        #expect(try index.records(kind: "user").isEmpty)
        #expect(try index.records(kind: "token", newestOnly: true) == Array(all.suffix(2)))
    }

    @Test func `A removed invoice leaves nothing, not even its words`() async throws {
        let text = "zanahoria secreta"
        try await index.apply(
            [.invoice(Samples.invoice(1), text: text), .invoice(Samples.invoice(2), text: "otra")], entries: 0..<1)
        #expect(traces(of: "zanahoria"))
        try await index.apply([.removal(Samples.id(1), text: text)], entries: 1..<2)
        try await index.eraseRemovedText()
        #expect(try index.summary(Samples.id(1)) == nil)
        #expect(try index.find(digest: Samples.digest(1)).isEmpty)
        #expect(try scratch.found(SearchQuery(text: "zanahoria")).isEmpty)
        #expect(try scratch.found(SearchQuery(text: "otra")) == [2])
        #expect(try await index.reserve(Samples.reservation(9, bytes: 1_000_001, invoice: "F-2026/1")) == .reserved)
        #expect(!traces(of: "zanahoria"))
    }

    /// Whether the bytes of a word are in the index's files.
    private func traces(of word: String) -> Bool {
        ["index.sqlite", "index.sqlite-wal"].contains { name in
            let bytes =
                FileManager.default.contents(atPath: scratch.directory + "/" + name) ?? FoundationEssentials.Data()
            return Array(bytes).contains(Array(word.utf8))
        }
    }

    @Test func `Another layout and other files are refused, not touched`() async throws {
        let path = scratch.directory + "/other"
        #expect(
            FileManager.default.createFile(atPath: path, contents: Data("no database, but a text of some length".utf8)))
        #expect(throws: IndexError.self) { try InvoiceIndex(path: path) }
    }

    @Test func `Readers and writers go on while a rebuilt index takes the old one's place`() async throws {
        let index = index
        try await scratch.fill([Samples.invoice(1)])
        let fresh = try index.beginRebuild()
        try await fresh.apply((1...50).map { .invoice(Samples.invoice($0), text: nil) }, entries: 0..<50)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    _ = try index.search(SearchQuery(number: "F"))
                    _ = try await index.reserve(Samples.reservation(1_000 + number))
                }
            }
            group.addTask { try index.replace(with: fresh) }
            try await group.waitForAll()
        }
        #expect(try index.counts()[.archived] == 50)
        #expect(try index.position() == 50)
        let closed = await #expect(throws: IndexError.self) { try await fresh.reserve(Samples.reservation(1)) }
        #expect(closed?.code == .closed)
    }
}
