import ArchiveCore
import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("Templates on the command line")
struct TemplateCommandTests {
    @Test("Options become a layout, files go beside it, and versions are listed, drawn and retired")
    func everyVerb() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { command, directory in
            for name in ["letterhead.pdf", "logo.pdf", "terms.pdf", "invoice.pdf"] {
                try Data("%PDF-\(name)".utf8).write(to: URL(filePath: "\(directory)/\(name)"))
            }
            let added = try await command.run(
                "templates", "add", "acme", "--letterhead", "\(directory)/letterhead.pdf", "--logo",
                "\(directory)/logo.pdf", "--logo-at", "1,2,30.5,4", "--footer", "{page}", "--terms",
                "\(directory)/terms.pdf", "--terms", "\(directory)/letterhead.pdf", "--issuer", "ESB1", "--type",
                "credit-note", "--format", "json")
            #expect(added.status == 0)
            #expect(try added.objects().first?["template"]?["name"] == .string("acme"))
            let request = try #require(archive.with { $0.templateRequests.first })
            #expect(request.selector == TemplateSelector(issuer: "ESB1", type: .creditNote))
            #expect(
                request.layout
                    == TemplateLayout(
                        sheets: [
                            .init(file: "letterhead.pdf"),
                            .init(
                                file: "logo.pdf", layer: .over, place: .init(x: 1, y: 2, width: 30.5, height: 4)),
                        ], texts: [.init("{page}", y: -8, align: .center)], terms: ["terms.pdf", "letterhead.pdf"]))
            let files = archive.with { $0.received.first ?? [] }
            #expect(files.map(\.name) == ["letterhead.pdf", "logo.pdf", "terms.pdf"])
            #expect(files.allSatisfy { $0.role == .attachment && $0.bytes == Array("%PDF-\($0.name)".utf8) })

            let listed = try await command.run("templates", "list")
            #expect(listed.output.contains("acme  version 1") && listed.output.contains("issuer ESB1"))
            let shown = try await command.run("templates", "show", "acme")
            #expect(shown.output.contains("logo.pdf") && shown.output.contains("terms: terms.pdf"))
            let drawn = try await command.run(
                "templates", "preview", "acme", "--on", "\(directory)/invoice.pdf", "--page", "2", "--inserts", "-o",
                "\(directory)/page.png")
            #expect(drawn.status == 0)
            let picture = FileManager.default.contents(atPath: "\(directory)/page.png")
            #expect(picture == Data("picture%PDF-invoice.pdf".utf8))
            let preview = archive.with { $0.previews.first }
            #expect(preview == TemplatePreview(name: request.name, page: 2, hasInserts: true))
            let empty = try await command.run("templates", "preview", "acme", "-o", "\(directory)/empty.png")
            #expect(empty.status == 0)
            #expect(FileManager.default.contents(atPath: "\(directory)/empty.png") == Data("picture".utf8))
            #expect(try await command.run("templates", "retire", "acme").output.contains("retired"))
        }
    }

    @Test("What cannot be read is told beside what can")
    func unreadable() async throws {
        let archive = MemoryArchive()
        let tenant = try #require(TenantID("acme"))
        let path = try #require(StoragePath("records/acme/template/x.zip"))
        archive.with {
            $0.unreadableTemplates = [
                UnreadableTemplate(tenant: tenant, name: nil, version: 2, record: path, problem: "It is lost."),
                UnreadableTemplate(
                    tenant: tenant, name: TemplateName("letter"), version: nil, record: path, problem: "It is torn."),
            ]
        }
        try await withInstance(archive) { command, _ in
            let listed = try await command.run("templates", "list")
            #expect(listed.status == 0)
            #expect(listed.output.contains("A template of acme (version 2) cannot be read: It is lost."))
            #expect(listed.output.contains("The template letter cannot be read: It is torn."))
            let objects = try await command.run("templates", "list", "--format", "json").objects()
            #expect(objects.map { $0["unreadable"]?["problem"] } == [.string("It is lost."), .string("It is torn.")])
        }
    }

    @Test("A layout of one's own says everything, and excludes the other options")
    func ownLayout() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { command, directory in
            let layout = "\(directory)/layout.json"
            try Data(
                #"{"sheets": [{"file": "a.pdf", "on": "last"}], "texts": [{"text": "x", "y": 5}], "termsText": "t"}"#
                    .utf8
            ).write(to: URL(filePath: layout))
            try Data("%PDF".utf8).write(to: URL(filePath: "\(directory)/a.pdf"))
            let added = try await command.run(
                "templates", "add", "own", "--layout", layout, "--file", "\(directory)/a.pdf")
            #expect(added.status == 0)
            #expect(
                archive.with { $0.templateRequests.first?.layout }
                    == TemplateLayout(
                        sheets: [.init(file: "a.pdf", on: .last)], texts: [.init("x", y: 5)], termsText: "t"))
            for wrong in [["--header", "x"], ["--terms-text", layout]] {
                let both = try await command.shell(
                    "$legajo templates add own --layout \(layout) \(wrong.joined(separator: " "))")
                #expect(both.status == 64)
            }
            try Data("{".utf8).write(to: URL(filePath: layout))
            #expect(try await command.run("templates", "add", "own", "--layout", layout).status == 64)
            #expect(
                try await command.run("templates", "add", "own", "--logo", "\(directory)/a.pdf", "--logo-at", "1,2")
                    .status == 64)
            #expect(try await command.run("templates", "add", "No Name", "--header", "x").status == 64)
        }
    }
}
