import ArchiveClient
import ArchiveModel
import ArgumentParser

extension Templates {
    struct List: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "The newest version of each template.", discussion: "Example: legajo templates list")

        @Option(help: "Tenant; otherwise all that may be seen.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let templates = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.templates(of: tenant)
            }
            for template in templates.items { try TemplateLine.say(template, as: output.format) }
            let unreadable = templates.unreadable ?? []
            for version in unreadable {
                switch output.format {
                case .json: try Lines.json(UnreadableLine(unreadable: version))
                case .text: Terminal.say(version.told)
                }
            }
            return .good
        }

        private struct UnreadableLine: Encodable {
            var unreadable: UnreadableTemplate
        }
    }

    struct Show: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "All versions of a template: who recorded which parts when.",
            discussion: "Example: legajo templates show acme --format json")

        @OptionGroup var template: TemplateChoice
        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let versions = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.versions(ofTemplate: template.name, tenant: template.tenant)
            }
            for template in versions {
                switch output.format {
                case .json: try Lines.json(template)
                case .text: tell(template)
                }
            }
            return .good
        }

        private func tell(_ template: Template) {
            Terminal.say(TemplateLine.columns(template))
            let layout = template.layout
            for sheet in layout.sheets {
                let page = sheet.page.map { "page \($0) of " } ?? ""
                let place = sheet.place.map { "at \($0.x),\($0.y),\($0.width),\($0.height) mm" } ?? "whole page"
                Terminal.say(
                    "  " + Lines.columns([page + sheet.file, "on \(sheet.on.rawValue)", sheet.layer.rawValue, place]))
            }
            for text in layout.texts { Terminal.say("  " + Lines.columns(["on \(text.on.rawValue)", text.text])) }
            if !layout.terms.isEmpty { Terminal.say("  terms: \(layout.terms.joined(separator: ", "))") }
            if let terms = layout.termsText { Terminal.say("  terms as text: \(terms.utf8.count) bytes") }
            if !layout.inserts.isEmpty { Terminal.say("  inserts: \(layout.inserts.joined(separator: ", "))") }
            for file in template.files {
                Terminal.say(
                    "  "
                        + Lines.columns([
                            file.name, file.pages == 1 ? "1 page" : "\(file.pages) pages", "\(file.length) bytes",
                            file.digests.sha256.description,
                        ]))
            }
        }
    }

    struct Retire: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a template out of use. What was made with it stays as it is.",
            discussion: "Example: legajo templates retire acme")

        @OptionGroup var template: TemplateChoice
        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let retired = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.retireTemplate(template.name, tenant: template.tenant)
            }
            try TemplateLine.say(retired, as: output.format)
            return .good
        }
    }

    /// Which template.
    struct TemplateChoice: ParsableArguments {
        @Argument(help: "The template.")
        var name: TemplateName

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?
    }
}
