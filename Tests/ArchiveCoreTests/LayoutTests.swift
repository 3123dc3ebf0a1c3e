import ArchiveCore
import ArchiveIndex
import ArchiveModel
import ArchiveTesting
import Testing
import WorkerProtocol

/// Layouts as records: what a correction teaches, whom it helps, and what becomes of it.
@Suite struct `Layouts of the archive` {
    private let bench: ArchiveBench
    private let name: LayoutName

    init() throws {
        bench = try ArchiveBench()
        name = try #require(LayoutName("issued-b12345674"))
    }

    /// A PDF for the plain reader. By its layout it reads `BT-1` where `FOLIO=` stands.
    private static func paper(_ folio: String, issuer: String = "ESB12345674") -> [UInt8] {
        Array("%PDF-1.7\nBT-2=2026-11-20\nBT-5=EUR\nBT-31=\(issuer)\nBT-115=121.00\nFOLIO=\(folio)\n".utf8)
    }

    private func description(_ issuer: String = "B12345674", label: String = "Folio") -> LayoutDescription {
        LayoutDescription(issuer: [issuer], fields: ["BT-1": [LayoutPlace(label: label)]])
    }

    private func correct(_ archive: RunningArchive, _ bytes: [UInt8], _ number: String) async throws -> SubmissionAnswer
    {
        let id = try #require(try await archive.submit(bytes).id)
        return try await archive.archive.correct(id, set: ["BT-1": number], reason: nil, as: archive.person)
    }

    @Test func `one correction teaches the next document of that issuer, and no other's`() async throws {
        let archive = try await bench.start()
        bench.reader.prepares()
        let first = try await archive.submit(Self.paper("F-1"))
        #expect(first.state == .pendingValidation && first.number == nil)
        let corrected = try await correct(archive, Self.paper("F-1"), "F-1")
        #expect(corrected.findings.map(\.id).contains("layout-learned"), "\(corrected.findings)")
        let listed = try await archive.archive.layouts(of: nil, as: archive.person)
        let layout = try #require(listed.first)
        #expect(listed.count == 1 && layout.version == 1 && layout.by == archive.person.id)
        #expect(layout.learnedFrom == corrected.id && layout.layout.vault == .issued)
        #expect(layout.layout.fields["BT-1"] == [LayoutPlace(label: "FOLIO")])

        let next = try await archive.submit(Self.paper("F-2"))
        #expect(next.number == "F-2")
        let used = try await archive.show(try #require(next.id)).layout
        #expect(used?.name == layout.name && used?.version == 1 && used?.found == ["BT-1"])
        let other = try await archive.submit(Self.paper("F-3", issuer: "ESA58818501"))
        #expect(other.number == nil)
        #expect(try await archive.show(try #require(other.id)).layout == nil)
        // What others send us has another layout, also where our mark is on it.
        let received = try await archive.submit(Self.paper("F-4"), SubmissionOptions(vault: .received))
        #expect(received.number == nil)
        try await archive.stop()
    }

    @Test func `what cannot be learned is said and never fails the correction`() async throws {
        let archive = try await bench.start()
        bench.reader.prepares()
        bench.reader.learning.change { $0 = WorkerRefusal(code: "crashed", message: "The worker ended.") }
        let answer = try await correct(archive, Self.paper("F-1"), "F-1")
        #expect(answer.number == "F-1")
        #expect(answer.findings.contains { $0.id == "layout-unlearned" && $0.message.contains("The worker ended.") })
        bench.reader.learning.change { $0 = nil }
        let nowhere = try await correct(archive, Self.paper("F-2"), "X-99")
        #expect(nowhere.number == "X-99" && nowhere.findings.contains { $0.id == "layout-unlearned" })
        let nobody = try await correct(archive, Self.paper("F-3", issuer: ""), "F-3")
        #expect(nobody.findings.contains { $0.message.contains("tax identifier nor name") })
        #expect(try await archive.archive.layouts(of: nil, as: archive.person).isEmpty)
        try await archive.stop()
    }

    @Test func `the correction and what it taught are one commit, and an index built anew knows both`() async throws {
        let first = try await bench.start()
        bench.reader.prepares()
        let id = try #require(try await correct(first, Self.paper("F-1"), "F-1").id)
        let second = try await correct(first, Self.paper("F-2", issuer: "ESA58818501"), "F-2")
        let listed = try await first.archive.layouts(of: nil, as: first.person)
        #expect(listed.map(\.name.text) == ["issued-esa58818501", "issued-esb12345674"])
        let one = try #require(listed.last)
        let retired = try await first.archive.retireLayout(one.name, tenant: nil, as: first.person)
        #expect(retired.version == 2 && retired.isRetired && retired.layout == one.layout)
        let missed = try await first.submit(Self.paper("F-5"))
        #expect(missed.number == nil)
        let versions = try await first.archive.versions(ofLayout: one.name, tenant: nil, as: first.person)
        #expect(versions == [one, retired])
        let events = try await first.archive.events(from: 0, limit: 100, wait: 0, as: first.person).items
        let noted = events.filter { $0.event.event == "record" && $0.event.details == ["layout"] }
        #expect(noted.count == 3 && noted.allSatisfy { $0.id == nil })
        let before = try await first.answers()
        try await first.stop()
        let anew = try await bench.start(index: "other.sqlite")
        #expect(try await anew.answers() == before)
        #expect(try await anew.archive.versions(ofLayout: one.name, tenant: nil, as: anew.person) == versions)
        #expect(try await anew.archive.layouts(of: nil, as: anew.person).map(\.isRetired) == [false, true])
        #expect(try await anew.show(id).layout == nil)
        #expect(second.state != .rejected)
        // Who took it out of use decides when it comes back, not who corrects.
        let again = try await correct(anew, Self.paper("F-6"), "F-6")
        #expect(again.findings.contains { $0.id == "layout-unlearned" && $0.message.contains("taken out of use") })
        #expect(try await anew.archive.versions(ofLayout: one.name, tenant: nil, as: anew.person) == versions)
        try await anew.stop()
    }

    @Test func `a layout by hand is versioned, used, and refused with every fault it has`() async throws {
        let archive = try await bench.start()
        bench.reader.prepares()
        let one = try await archive.archive.recordLayout(
            LayoutRequest(name: name, layout: description()), as: archive.person)
        let two = try await archive.archive.recordLayout(
            LayoutRequest(name: name, layout: description(label: "FOLIO")), as: archive.person)
        #expect(one.version == 1 && two.version == 2 && two.learnedFrom == nil)
        #expect(try await archive.submit(Self.paper("F-9")).number == "F-9")
        let bad = LayoutDescription(
            issuer: ["B1"], fields: ["BT-1": [LayoutPlace(page: 0)], "BT-3": [LayoutPlace(label: "x")]])
        let failure = await #expect(throws: ArchiveFailure.self) {
            try await archive.archive.recordLayout(LayoutRequest(name: name, layout: bad), as: archive.person)
        }
        #expect(failure?.code == .badRequest)
        for word in ["\"B1\" is no mark", "neither label nor box", "Pages of BT-1", "BT-3 is no term"] {
            #expect(failure?.message.contains(word) == true, "\(failure?.message ?? "")")
        }
        try await archive.stop()
    }

    @Test func `a version that is lost keeps its number, and the one before it does not come back`() async throws {
        let archive = try await bench.start()
        bench.reader.prepares()
        for label in ["FOLIO", "Folium"] {
            _ = try await archive.archive.recordLayout(
                LayoutRequest(name: name, layout: description(label: label)), as: archive.person)
        }
        let path = try #require(try archive.index.records(kind: "layout").last).package.path.text
        for root in ["/a", "/b", "/c"] { bench.machine.erase(root, path) }
        let report = try await archive.archive.rebuildIndex(from: "a", accepting: true, as: archive.person) { _ in }
        #expect(report.replaced)
        #expect(try await archive.archive.layouts(of: nil, as: archive.person).isEmpty)
        let unread = try await archive.submit(Self.paper("F-1"))
        #expect(unread.number == nil)
        #expect(try await archive.archive.status(as: archive.person).warnings.contains { $0.contains("A layout of") })
        let third = try await archive.archive.recordLayout(
            LayoutRequest(name: name, layout: description(label: "FOLIO")), as: archive.person)
        #expect(third.version == 3)
        #expect(try await archive.submit(Self.paper("F-2")).number == "F-2")
        #expect(
            !(try await archive.archive.status(as: archive.person).warnings.contains { $0.contains("A layout of") }))
        try await archive.stop()
    }

    @Test func `only operators and administrators may, and whoever may correct may teach`() async throws {
        let archive = try await bench.start()
        bench.reader.prepares()
        for role in Role.allCases {
            var person = archive.person
            person.roles = [role]
            let isAllowed = (try? await archive.archive.layouts(of: nil, as: person)) != nil
            #expect(isAllowed == [.operator, .admin].contains(role))
        }
        var approver = archive.person
        approver.roles = [.approver]
        let id = try #require(try await archive.submit(Self.paper("F-1")).id)
        let answer = try await archive.archive.correct(id, set: ["BT-1": "F-1"], reason: nil, as: approver)
        #expect(answer.findings.contains { $0.id == "layout-learned" })
        try await archive.stop()
    }
}

@Suite struct `Choice of a layout` {
    private let tenant: TenantID
    private let pages = FoldedPages("Talleres Muñoz, S.L. · NIF B-12345674 · Liquidación de ventas")

    init() throws { tenant = try #require(TenantID("acme")) }

    private func layout(
        _ name: String, _ issuer: [String], _ requires: [String] = [], vault: Vault? = nil, at second: Int64 = 0
    ) throws -> IssuerLayout {
        IssuerLayout(
            tenant: tenant, name: try #require(LayoutName(name)), version: 1,
            layout: LayoutDescription(
                issuer: issuer, requires: requires, vault: vault, fields: ["BT-1": [LayoutPlace(label: "Nr")]]),
            recorded: UTCTime(milliseconds: second * 1_000), by: nil)
    }

    @Test func `the one meant most closely is taken`() throws {
        let all = try [
            layout("name", ["talleres muñoz sl"]), layout("name-words", ["TALLERES MUÑOZ"], ["Liquidación"]),
            layout("number", ["B12345674"]), layout("number-words", ["b 12345674"], ["liquidación de"]),
        ]
        for count in 1...all.count {
            let best = IssuerLayout.best(of: Array(all.prefix(count).reversed()), for: .received, on: pages)
            #expect(best?.name == all[count - 1].name)
        }
        let (old, new) = (try layout("a", ["B12345674"], at: 1), try layout("b", ["B12345674"], at: 2))
        #expect(IssuerLayout.best(of: [new, old], for: .issued, on: pages)?.name == new.name)
    }

    @Test func `what is for others is never taken`() throws {
        var retired = try layout("retired", ["B12345674"])
        retired.isRetired = true
        let others = try [
            retired, layout("other", ["B12345675"]), layout("words", ["B12345674"], ["Gutschrift"]),
            layout("vault", ["B12345674"], vault: .issued), layout("short", ["NIF"]),
        ]
        #expect(IssuerLayout.best(of: others, for: .received, on: pages) == nil)
    }

    @Test func `a new place goes first, replaces its like, and the oldest goes`() {
        let start = LayoutDescription(issuer: ["B12345674"], fields: [:])
        var layout = start
        for label in ["Eins", "Zwei", "Drei", "Vier", "Fünf", "zwei"] {
            layout = layout.learning(["BT-1": LayoutPlace(label: label, relation: .right)])
        }
        #expect(layout.fields["BT-1"]?.compactMap(\.label) == ["zwei", "Fünf", "Vier", "Drei"])
        #expect(layout.faults().isEmpty)
    }
}
