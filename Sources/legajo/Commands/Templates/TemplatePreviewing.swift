import ArchiveClient
import ArchiveModel
import ArgumentParser

extension Templates {
    struct Preview: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "A page with the template on it, as a picture. Nothing is kept.",
            discussion: "Example: legajo templates preview acme --on invoice.pdf --page 2 -o page2.png")

        @Argument(help: "The template.")
        var name: TemplateName

        @Option(help: ArgumentHelp("A PDF to try it on; otherwise empty pages.", valueName: "file"))
        var on: String?

        @Option(help: "Page of the dressed document.")
        var page = 1

        @Option(help: "Version; otherwise the newest.")
        var version: Int?

        @Flag(help: "With the insert letters of printed copies.")
        var inserts = false

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?

        @Option(name: .short, help: ArgumentHelp("Where to write the PNG.", valueName: "file"))
        var output: String

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var results: OutputOptions

        func validate() throws {
            if page < 1 { throw ValidationError("Pages count from 1.") }
        }

        func execute() async throws(CommandFailure) -> ExitStatus {
            var document: LocalFile?
            if let on { document = try LocalFile(on) }
            let upload = document?.upload(as: .document)
            let preview = TemplatePreview(
                name: name, tenant: tenant, version: version, page: page, hasInserts: inserts)
            let connection = try archive.instance.connect(as: archive.person)
            let written = try await Session.run(connection) {
                (archive) async throws(ClientFailure) -> Result<WrittenFile, CommandFailure> in
                let picture = try await archive.previewTemplate(preview, on: upload)
                do throws(CommandFailure) { return .success(try await Saving.save(picture, to: output)) } catch {
                    return .failure(error)
                }
            }.get()
            try Line(template: name, page: page, written: written).tell(results.format)
            return .good
        }

        /// The line of the result.
        private struct Line: WrittenLine {
            var template: TemplateName
            var page: Int
            var written: WrittenFile

            var words: [String?] { [template.text, "page \(page)"] }
            var advice: String? { nil }

            func encode(to encoder: any Encoder) throws {
                var values = encoder.container(keyedBy: WrittenKey.self)
                try values.encode(template, forKey: .template)
                try values.encode(page, forKey: .page)
                try values.encode(written)
            }
        }
    }
}
