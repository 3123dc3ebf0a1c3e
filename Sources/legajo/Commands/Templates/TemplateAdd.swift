import ArchiveClient
import ArchiveModel
import ArgumentParser

extension Templates {
    struct Add: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a template, or a new version of one.",
            discussion: """
                Example: legajo templates add acme --letterhead letterhead.pdf --footer "{number} {page}/{pages}"
                """)

        @Argument(help: "Its name: lower-case letters, digits, hyphens.")
        var name: TemplateName

        @OptionGroup var parts: TemplateParts

        @Option(help: "Only for invoices of this seller: tax or legal identifier, or name.")
        var issuer: String?

        @Option(help: "Only for documents in this language: es, en, de-AT.")
        var language: String?

        @Option(help: "Only for invoice, credit-note, delivery-note, dunning or statement.")
        var type: DocumentType?

        @Option(help: "Only for this buyer: tax or legal identifier, or name.")
        var customer: String?

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let (layout, files) = try parts.read()
            let request = TemplateRequest(
                name: name, tenant: tenant,
                selector: TemplateSelector(issuer: issuer, language: language, type: type, customer: customer),
                layout: layout)
            let recorded = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.recordTemplate(request, files: files.map { $0.upload(as: .attachment) })
            }
            switch output.format {
            case .json: try Lines.json(recorded)
            case .text:
                Terminal.say(TemplateLine.columns(recorded.template))
                Lines.findings(recorded.findings)
                Terminal.say("  look at it: legajo templates preview \(name) -o \(name).png")
            }
            return .good
        }
    }
}

/// A template in one line.
enum TemplateLine {
    static func say(_ template: Template, as format: Format) throws(CommandFailure) {
        switch format {
        case .json: try Lines.json(template)
        case .text: Terminal.say(columns(template))
        }
    }

    static func columns(_ template: Template) -> String {
        let selector = template.selector
        return Lines.columns([
            template.name.text, "version \(template.version)", template.tenant.name,
            selector.issuer.map { "issuer \($0)" }, selector.language.map { "language \($0)" },
            selector.type?.rawValue, selector.customer.map { "customer \($0)" }, template.recorded.description,
            template.by?.text, template.isRetired ? "retired" : nil,
        ])
    }
}
