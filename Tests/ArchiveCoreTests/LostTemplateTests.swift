import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import Testing
import WorkerProtocol

/// Versions whose record or files nobody can read: nothing older takes their place.
@Suite struct `Lost templates` {
    private let bench: ArchiveBench
    private let name: TemplateName
    private static let roots = ["/a", "/b", "/c"]

    init() throws {
        bench = try ArchiveBench()
        name = try #require(TemplateName("acme"))
    }

    private func record(_ content: String, in archive: RunningArchive) async throws -> Template {
        let file = InputDocument(name: "a.pdf", descriptor: -1, bytes: MemoryBytes(Array(content.utf8)))
        let request = TemplateRequest(name: name, layout: TemplateLayout(sheets: [.init(file: "a.pdf")]))
        return try await archive.archive.recordTemplate(
            request, files: [SubmittedFile(role: .attachment, document: file)], as: archive.person
        ).template
    }

    /// Takes the newest version's package from all roots; what was there.
    private func lose(in archive: RunningArchive) throws -> (path: String, bytes: [UInt8]) {
        let path = try #require(try archive.index.records(kind: "template").last).package.path.text
        let bytes = try #require(bench.machine.files("/a")[path])
        for root in Self.roots { bench.machine.erase(root, path) }
        return (path, bytes)
    }

    private func rebuild(_ archive: RunningArchive) async throws {
        let report = try await archive.archive.rebuildIndex(from: "a", accepting: true, as: archive.person) { _ in }
        #expect(report.replaced)
    }

    private func list(_ archive: RunningArchive) async throws -> TemplateList {
        try await archive.archive.templates(of: nil, as: archive.person)
    }

    /// How a new draft fares: with which template the writer was asked to dress it, or what it waits for.
    private func draft(_ number: String, in archive: RunningArchive) async throws -> (isDressed: Bool?, unfit: String?)
    {
        let asked = Shared<Bool?>(nil)
        bench.reader.preparation.change {
            $0 = { request in
                asked.change { $0 = request.dressing != nil }
                return WorkerRefusal(code: "signed", message: "Kept as it is.")
            }
        }
        let answer = try await archive.submit(Array("%PDF-1.7\n".utf8) + Paper.invoice(number))
        return (asked.value, answer.findings.first { $0.id == "template-unfit" }?.message)
    }

    @Test func `the version before a lost one is not used again, and the loss is told`() async throws {
        let archive = try await bench.start()
        let one = try await record("%PDF-1.7 one", in: archive)
        _ = try await record("%PDF-1.7 two", in: archive)
        _ = try lose(in: archive)
        try await rebuild(archive)
        let listed = try await list(archive)
        #expect(listed.items.isEmpty)
        #expect(listed.unreadable?.map(\.name) == [name] && listed.unreadable?.map(\.version) == [2])
        #expect(try await archive.archive.versions(ofTemplate: name, tenant: nil, as: archive.person) == [one])
        let status = try await archive.archive.status(as: archive.person)
        #expect(status.warnings.contains { $0.contains("acme (version 2)") })
        let events = try await archive.archive.events(from: 0, limit: 100, wait: 0, as: archive.person).items
        #expect(events.contains { $0.event.event == "damage" && $0.event.details.joined().contains("/template/") })
        let held = try await draft("F-1", in: archive)
        #expect(held.isDressed == nil && held.unfit?.contains("acme (version 2)") == true)
        // Recorded anew it has a number nobody had, and drafts go on.
        #expect(try await record("%PDF-1.7 three", in: archive).version == 3)
        try await rebuild(archive)
        #expect(try await list(archive).items.map(\.version) == [3])
        #expect(try await list(archive).unreadable == nil)
        let next = try await draft("F-2", in: archive)
        #expect(next.isDressed == true && next.unfit == nil)
        try await archive.stop()
    }

    @Test func `one that was taken out of use does not come back when that is lost`() async throws {
        let archive = try await bench.start()
        _ = try await record("%PDF-1.7 one", in: archive)
        _ = try await archive.archive.retireTemplate(name, tenant: nil, as: archive.person)
        _ = try lose(in: archive)
        try await rebuild(archive)
        #expect(try await list(archive).items.isEmpty)
        #expect(try await draft("F-1", in: archive).unfit != nil)
        // It can be retired again: nothing of what is lost is needed.
        let retired = try await archive.archive.retireTemplate(name, tenant: nil, as: archive.person)
        #expect(retired.version == 3 && retired.isRetired)
        try await rebuild(archive)
        #expect(try await list(archive).items.map(\.isRetired) == [true])
        let next = try await draft("F-2", in: archive)
        #expect(next.isDressed == false && next.unfit == nil)
        try await archive.stop()
    }

    @Test func `the only version lost is missed by its name`() async throws {
        let archive = try await bench.start()
        _ = try await record("%PDF-1.7 one", in: archive)
        _ = try lose(in: archive)
        try await rebuild(archive)
        // The ledger tells names in digests alone.
        #expect(try await list(archive).unreadable?.map(\.name) == [nil])
        let failure = await #expect(throws: ArchiveFailure.self) {
            try await archive.archive.versions(ofTemplate: name, tenant: nil, as: archive.person)
        }
        #expect(failure?.code == .damaged)
        let other = try #require(TemplateName("other"))
        let unknown = await #expect(throws: ArchiveFailure.self) {
            try await archive.archive.retireTemplate(other, tenant: nil, as: archive.person)
        }
        #expect(unknown?.code == .notFound)
        #expect(try await archive.archive.retireTemplate(name, tenant: nil, as: archive.person).version == 2)
        #expect(try await list(archive).unreadable == nil)
        try await archive.stop()
    }

    @Test func `one whose copies come back is used again by itself`() async throws {
        let archive = try await bench.start()
        _ = try await record("%PDF-1.7 one", in: archive)
        let two = try await record("%PDF-1.7 two", in: archive)
        let lost = try lose(in: archive)
        try await rebuild(archive)
        #expect(try await draft("F-1", in: archive).unfit != nil)
        bench.machine.write("/b", lost.path, lost.bytes)
        let next = try await draft("F-2", in: archive)
        #expect(next.isDressed == true && next.unfit == nil)
        #expect(try await list(archive).items == [two])
        #expect(try await archive.archive.versions(ofTemplate: name, tenant: nil, as: archive.person).count == 2)
        try await archive.stop()
    }

    @Test func `one whose files are lost holds drafts, can be retired, and does no harm after`() async throws {
        let archive = try await bench.start()
        let one = try await record("%PDF-1.7 one", in: archive)
        _ = try lose(in: archive)
        // The index still knows all about it.
        #expect(try await list(archive).items == [one])
        let held = try await draft("F-1", in: archive)
        #expect(held.isDressed == nil && held.unfit?.contains("acme (version 1) cannot be read") == true)
        let retired = try await archive.archive.retireTemplate(name, tenant: nil, as: archive.person)
        #expect(retired.version == 2 && retired.layout == one.layout)
        let next = try await draft("F-2", in: archive)
        #expect(next.isDressed == false && next.unfit == nil)
        try await archive.stop()
    }
}

@Suite struct `Open files of templates` {
    private func version(_ number: UInt8, files: Int, bytes: Int) throws -> (ContentDigest, [InputDocument]) {
        let digest = try #require(ContentDigest(algorithm: .sha256, bytes: [UInt8](repeating: number, count: 32)))
        let file = InputDocument(
            name: "\(number)", descriptor: -1, bytes: MemoryBytes([UInt8](repeating: 0, count: bytes)))
        return (digest, [InputDocument](repeating: file, count: files))
    }

    @Test func `stay open for those used last, in number and bytes`() throws {
        let cache = TemplateFileCache(mostDescriptors: 6, mostBytes: 100)
        let versions = try (1...4).map { try version(UInt8($0), files: 2, bytes: 5) }
        for (record, files) in versions.prefix(3) { cache.keep(files, of: record) }
        // The first is used again: the second goes.
        #expect(cache.files(of: versions[0].0)?.first?.name == "1")
        cache.keep(versions[3].1, of: versions[3].0)
        #expect(versions.map { cache.files(of: $0.0) != nil } == [true, false, true, true])
        let (large, files) = try version(9, files: 1, bytes: 90)
        cache.keep(files, of: large)
        #expect(cache.files(of: large) != nil)
        #expect(versions.filter { cache.files(of: $0.0) != nil }.count == 1)
        // What is larger than everything allowed is not kept, nor anything else harmed for good.
        let (huge, more) = try version(10, files: 1, bytes: 101)
        cache.keep(more, of: huge)
        #expect(cache.files(of: huge) == nil)
        cache.keep(versions[0].1, of: versions[0].0)
        #expect(cache.files(of: versions[0].0)?.count == 2)
    }
}
