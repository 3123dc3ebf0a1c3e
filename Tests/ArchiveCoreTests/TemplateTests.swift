import ArchiveCore
import ArchiveModel
import ArchiveTesting
import Testing
import WorkerProtocol

/// Templates as records: versions, choice, and what becomes of documents.
@Suite struct `Templates of the archive` {
    private let bench: ArchiveBench
    private let name: TemplateName

    init() throws {
        bench = try ArchiveBench()
        name = try #require(TemplateName("acme"))
    }

    private static let layout = TemplateLayout(sheets: [.init(file: "letterhead.pdf")])

    private func record(
        _ name: TemplateName? = nil, _ selector: TemplateSelector = TemplateSelector(),
        _ layout: TemplateLayout = Self.layout, content: String = "%PDF-1.7 one", in archive: RunningArchive
    ) async throws -> Template {
        let files = layout.files.sorted().map { file in
            SubmittedFile(
                role: .attachment,
                document: InputDocument(name: file, descriptor: -1, bytes: MemoryBytes(Array(content.utf8))))
        }
        let request = TemplateRequest(name: name ?? self.name, selector: selector, layout: layout)
        return try await archive.archive.recordTemplate(request, files: files, as: archive.person).template
    }

    @Test func `each change is a version with author and time, and an index built anew knows them all`() async throws {
        let first = try await bench.start()
        let one = try await record(in: first)
        let two = try await record(content: "%PDF-1.7 two", in: first)
        #expect(one.version == 1 && two.version == 2)
        #expect(two.by == first.person.id && two.recorded > one.recorded)
        let retired = try await first.archive.retireTemplate(name, tenant: nil, as: first.person)
        #expect(retired.version == 3 && retired.isRetired && retired.files.isEmpty && retired.layout == two.layout)
        await #expect(throws: ArchiveFailure.self) {
            try await first.archive.retireTemplate(name, tenant: nil, as: first.person)
        }
        let versions = try await first.archive.versions(ofTemplate: name, tenant: nil, as: first.person)
        #expect(versions == [one, two, retired])
        let events = try await first.archive.events(from: 0, limit: 100, wait: 0, as: first.person).items
        #expect(events.count { $0.event.event == "record" && $0.event.details == ["template"] } == 3)
        let preview = TemplatePreview(name: name)
        // The reader of this bench draws nothing: that it is asked to is what counts.
        let drawn = await #expect(throws: ArchiveFailure.self) {
            try await first.archive.previewTemplate(preview, on: nil, as: first.person)
        }
        #expect(drawn?.message.contains("only reads") == true)
        try await first.stop()
        let second = try await bench.start(index: "other.sqlite")
        #expect(try await second.archive.versions(ofTemplate: name, tenant: nil, as: second.person) == versions)
        try await second.stop()
    }

    @Test func `what cannot be used is refused with its reason, and nothing is kept`() async throws {
        let archive = try await bench.start()
        for layout in [
            TemplateLayout(), TemplateLayout(texts: [.init("{nobody}", y: 5)]),
            TemplateLayout(texts: [.init("x", y: .infinity)]),
            TemplateLayout(sheets: [.init(file: "a.pdf", page: 0)]),
            TemplateLayout(sheets: [.init(file: "a.pdf", place: .init(x: 0, y: 0, width: 0, height: 5))]),
        ] {
            let failure = await #expect(throws: ArchiveFailure.self) {
                try await record(nil, TemplateSelector(), layout, in: archive)
            }
            #expect(failure?.code == .badTemplate)
        }
        bench.reader.templateFindings.change {
            $0 = [
                Finding(artefact: "template", id: "template-unreadable", flag: .fatal, message: "It is encrypted.")
            ]
        }
        let failure = await #expect(throws: ArchiveFailure.self) { try await record(in: archive) }
        #expect(failure?.code == .badTemplate && failure?.message.contains("encrypted") == true)
        #expect(try await archive.archive.templates(of: nil, as: archive.person).items.isEmpty)
        try await archive.stop()
    }

    @Test func `only operators and administrators may`() async throws {
        let archive = try await bench.start()
        for role in Role.allCases {
            var person = archive.person
            person.roles = [role]
            let isAllowed = (try? await archive.archive.templates(of: nil, as: person)) != nil
            #expect(isAllowed == [.operator, .admin].contains(role))
        }
        try await archive.stop()
    }

    @Test func `a document that its template does not fit waits, and goes without it once approved`() async throws {
        let archive = try await bench.start()
        _ = try await record(in: archive)
        bench.reader.preparation.change {
            $0 = { request in
                guard request.dressing != nil else {
                    return WorkerRefusal(code: "signed", message: "Kept as it is.")
                }
                #expect(request.dressing?.values["number"] == "F-7")
                return WorkerRefusal(code: WorkerRefusal.unfitTemplate, message: "The font X is not embedded.")
            }
        }
        let answer = try await archive.submit(Array("%PDF-1.7\n".utf8) + Paper.invoice("F-7"))
        let id = try #require(answer.id)
        #expect(answer.state == .pendingValidation)
        let finding = try #require(answer.findings.first { $0.id == "template-unfit" })
        #expect(finding.message.contains("acme") && finding.message.contains("font X"))
        let approved = try await archive.archive.approve(id, reason: "ohne", as: archive.person)
        #expect(approved.state == .archived)
        #expect(try await archive.show(id).template == nil)
        try await archive.stop()
    }
}

@Suite struct `Choice of a template` {
    private let tenant: TenantID
    private let subject = TemplateSelector.Subject(
        issuers: ["ESB12345674", "Muñoz, S.L."], language: "de-AT", type: .creditNote,
        customers: ["A-4711", "Panadería López"])

    init() throws { tenant = try #require(TenantID("acme")) }

    private func template(_ name: String, _ selector: TemplateSelector, at second: Int64 = 0) throws -> Template {
        Template(
            tenant: tenant, name: try #require(TemplateName(name)), version: 1, selector: selector,
            layout: TemplateLayout(texts: [.init("x", y: 5)]), files: [],
            recorded: UTCTime(milliseconds: second * 1_000), by: nil)
    }

    @Test func `the weightiest selector is taken`() throws {
        let all = try [
            template("any", .init()), template("language", .init(language: "DE")),
            template("type", .init(type: .creditNote)),
            template("type-language", .init(language: "de", type: .creditNote)),
            template("issuer", .init(issuer: "es b-12345674")),
            template("issuer-type-language", .init(issuer: "muñoz s.l", language: "de-at", type: .creditNote)),
            template("customer", .init(customer: "a4711")),
            template("customer-issuer", .init(issuer: "ESB12345674", customer: "Panadería López")),
        ]
        for count in 1...all.count {
            let best = Template.best(of: Array(all.prefix(count).reversed()), for: subject)
            #expect(best?.name == all[count - 1].name)
        }
    }

    @Test func `what does not fit is never taken`() throws {
        for selector: TemplateSelector in [
            .init(language: "es"), .init(language: "d"), .init(type: .invoice), .init(issuer: "ESB12345675"),
            .init(customer: "López"), .init(issuer: "---"), .init(language: "de", customer: "B"),
        ] {
            #expect(Template.best(of: [try template("other", selector)], for: subject) == nil)
        }
        var retired = try template("retired", .init())
        retired.isRetired = true
        var inserts = try template("inserts", .init())
        inserts.layout = TemplateLayout(inserts: ["letter.pdf"])
        #expect(Template.best(of: [retired, inserts], for: subject) == nil)
    }

    @Test func `among equals the one recorded last is taken, then the first by name`() throws {
        let (old, new) = (try template("b", .init(), at: 1), try template("c", .init(), at: 2))
        #expect(Template.best(of: [old, new], for: subject)?.name == new.name)
        let same = try template("a", .init(), at: 2)
        for order in [[old, new, same], [same, new, old]] {
            #expect(Template.best(of: order, for: subject)?.name == same.name)
        }
    }

    @Test(arguments: [
        ("{number} of {date}", "F-1 of "), ("{{number}}", "{{number}}"), ("{number", "{number"), ("}{", "}{"), ("", ""),
        ("{nobody} {page}/{pages}", "{nobody} p/P"),
    ])
    func `variables are filled in`(text: String, expected: String) {
        let filled = TemplateVariable.fill(text) { variable in
            [.number: "F-1", .page: "p", .pages: "P"][variable]
        }
        #expect(filled == expected)
    }
}
