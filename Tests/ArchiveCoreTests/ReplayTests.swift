import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite struct ReplayTests {
    /// An archive in which everything happened that the ledger can tell.
    private func lived(_ bench: ArchiveBench) async throws -> RunningArchive {
        let archive = try await bench.start()
        let first = try await archive.submitted(
            Paper.invoice("F-1"), SubmissionOptions(customer: "c-1", ref: "k-1", idempotencyKey: "k-1"))
        try await archive.submit(Paper.invoice("A-1"), SubmissionOptions(vault: .received, ref: "r-1"))
        try await archive.submit(Paper.invoice("F-2"), SubmissionOptions(asIs: true))
        let approved = try await archive.submitted(Paper.invoice("F-1", note: "approved"))
        _ = try await archive.archive.approve(approved, reason: "kept", as: archive.person)
        let rejected = try await archive.submitted(Paper.invoice("F-1", note: "rejected"))
        _ = try await archive.archive.reject(rejected, reason: "twice", as: archive.person)
        let corrected = try await archive.submitted(Paper.invoice("F-3", total: nil))
        _ = try await archive.bytes(corrected, .source)
        _ = try await archive.archive.correct(corrected, set: ["BT-115": "9.00"], reason: "eye", as: archive.person)
        try await archive.submit(Paper.invoice("F-2", note: "waits"))
        _ = try await archive.bytes(first, .original)
        let token = try await archive.archive.createToken(
            TokenRequest(name: "erp", roles: [.erp]), as: archive.person)
        try await archive.archive.revokeToken(of: token.summary.principal.id, as: archive.person)
        return archive
    }

    @Test func `An index made anew from the ledger answers the same`() async throws {
        let bench = try ArchiveBench()
        let archive = try await lived(bench)
        let before = try await archive.answers()
        let anew = try await bench.archive(over: archive.store, index: "anew.sqlite")
        let after = try await anew.answers()
        #expect(before.items.count == 7)
        expectEqual(before, after)
        #expect(
            try await anew.submit(
                Paper.invoice("F-1"), SubmissionOptions(customer: "c-1", ref: "k-1", idempotencyKey: "k-1")
            ).outcome == .known)
    }

    @Test(arguments: ["a", "b", "c"])
    func `An index rebuilt from one root answers the same`(root: String) async throws {
        let bench = try ArchiveBench()
        let archive = try await lived(bench)
        let before = try await archive.answers()
        let report = try await archive.archive.rebuildIndex(from: root, accepting: false, as: archive.person) { _ in }
        #expect(report.replaced && report.findings.isEmpty && report.entries == archive.store.size)
        expectEqual(before, try await archive.answers())
    }

    @Test func `A rebuild from a root that lacks a package says so and leaves the index as it was`() async throws {
        let bench = try ArchiveBench()
        let archive = try await lived(bench)
        let before = try await archive.answers()
        let lost = try #require(before.details.first { $0.summary.state == .archived }?.places.first { $0.root == "a" })
        bench.machine.erase("/a", lost.path.text)
        let report = try await archive.archive.rebuildIndex(from: "a", accepting: false, as: archive.person) { _ in }
        #expect(!report.replaced && !report.findings.isEmpty)
        expectEqual(before, try await archive.answers())
        _ = try await archive.archive.rebuildIndex(from: "b", accepting: false, as: archive.person) { _ in }
        expectEqual(before, try await archive.answers())
    }

    @Test func `An accepted gap loses what a decision said, not that it was taken`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        try await archive.submit(Paper.invoice("F-1"))
        let twice = try await archive.submitted(Paper.invoice("F-1", note: "twice"))
        _ = try await archive.archive.reject(twice, reason: "twice", as: archive.person)
        let lost = try #require(try archive.index.records(kind: "decision").first).package.path
        bench.machine.erase("/a", lost.text)
        let report = try await archive.archive.rebuildIndex(from: "a", accepting: true, as: archive.person) { _ in }
        #expect(report.replaced && report.findings.map(\.id) == ["replay-incomplete"])
        #expect(try await archive.show(twice).summary.state == .rejected)
        _ = try await archive.bytes(twice, .source)
        let check = try await archive.archive.check(repair: true, full: false, as: archive.person) { _ in }
        #expect(!check.findings.contains { $0.artefact == "index" })
        let anew = try await bench.archive(over: archive.store, index: "anew.sqlite")
        let after = try await anew.archive.check(repair: false, full: true, as: archive.person) { _ in }
        #expect(after.findings.isEmpty)
    }

    @Test func `Nothing is taken in while the index lacks an entry of which nobody has the file`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let id = try await archive.submitted(Paper.invoice("F-1"))
        let places = try await archive.show(id).places
        let path = try #require(places.first).path.text
        let away = ["/a", "/b", "/c"]
        for root in away { bench.machine.erase(root, path) }
        let lagging = try await bench.archive(over: archive.store, index: "lagging.sqlite")
        #expect(try await !lagging.archive.status(as: archive.person).writable)
        await #expect(throws: ArchiveFailure.self) { try await lagging.submit(Paper.invoice("F-1")) }
        await #expect(throws: ArchiveFailure.self) { try await lagging.submit(Paper.invoice("F-2")) }
        let report = try await lagging.archive.check(repair: false, full: false, as: archive.person) { _ in }
        #expect(report.findings.contains { $0.id == "index-behind" })
    }

    @Test func `A revoked token stays so though nobody has the record that says it`() async throws {
        let bench = try ArchiveBench()
        let archive = try await bench.start()
        let kept = try await archive.archive.createToken(TokenRequest(name: "erp", roles: [.erp]), as: archive.person)
        let ended = try await archive.archive.createToken(TokenRequest(name: "old", roles: [.erp]), as: archive.person)
        try await archive.archive.revokeToken(of: ended.summary.principal.id, as: archive.person)
        let record = try #require(
            try archive.index.records(kind: "token", key: ended.summary.principal.id.text).last)
        #expect(record.version == 2)
        for root in ["/a", "/b", "/c"] { bench.machine.erase(root, record.package.path.text) }
        let anew = try await bench.archive(over: archive.store, index: "anew.sqlite")
        await #expect(throws: ArchiveFailure.self) { try await anew.archive.authenticate(bearer: ended.secret) }
        #expect(try await anew.archive.authenticate(bearer: kept.secret).id == kept.summary.principal.id)
        #expect(try await anew.archive.status(as: archive.person).writable)
        #expect(try await anew.archive.tokens(as: archive.person).count { $0.revoked != nil } == 1)
    }

    /// Part by part, so that a difference is told by name.
    private func expectEqual(_ left: IndexAnswers, _ right: IndexAnswers) {
        #expect(left.items == right.items)
        #expect(left.details == right.details)
        #expect(left.claims == right.claims)
        #expect(left.pending == right.pending)
        #expect(left.events == right.events)
        #expect(left.tokens == right.tokens)
        #expect(left.decisions.map(\.key) == right.decisions.map(\.key))
    }
}
