import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Show: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Everything known about one invoice.",
        discussion: "Example: legajo show LG-0123-4567-89AK")

    @Argument(help: "The invoice.")
    var id: DocumentID

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let detail = try await archive.call { (archive) async throws(ClientFailure) in try await archive.show(id) }
        switch output.format {
        case .json: try Lines.json(detail)
        case .text: tell(detail)
        }
        return .good
    }

    private func tell(_ detail: InvoiceDetail) {
        let summary = detail.summary
        Terminal.say(Lines.summary(summary))
        Terminal.say(
            "tenant \(summary.tenant), vault \(summary.vault.rawValue), \(summary.type.rawValue), \(detail.mode)")
        if let reason = detail.formReason { Terminal.say("form: \(reason)") }
        Terminal.say("verdict: \(detail.verdict.rawValue)\(detail.trust.map { ", trust \($0.rawValue)" } ?? "")")
        if let ruleSets = detail.ruleSets, !ruleSets.isEmpty {
            Terminal.say("rules: " + ruleSets.map { "\($0.id) \($0.version)" }.joined(separator: ", "))
        }
        if let template = detail.template {
            Terminal.say("template: \(template.name), version \(template.version) (\(template.record))")
        }
        if let layout = detail.layout {
            let missed = layout.missed.isEmpty ? "" : ", missed \(layout.missed.joined(separator: " "))"
            Terminal.say(
                "layout: \(layout.name), version \(layout.version), found \(layout.found.joined(separator: " "))\(missed)"
            )
        }
        if let other = detail.duplicateOf { Terminal.say("duplicate of \(other)") }
        if !detail.fields.isEmpty { Terminal.say("fields") }
        for (term, claim) in detail.fields.sorted(by: { Self.order($0.key) < Self.order($1.key) }) {
            let page = claim.page.map { ", page \($0)" } ?? ""
            Terminal.say("  \(term)  \(claim.value)  (\(claim.how.rawValue)\(page))")
        }
        if !detail.findings.isEmpty { Terminal.say("findings") }
        Lines.findings(detail.findings)
        Terminal.say("files")
        for file in detail.files {
            Terminal.say(
                "  "
                    + Lines.columns([
                        file.role, file.name, file.mediaType, "\(file.length) bytes", file.digests.sha256.description,
                    ]))
        }
        Terminal.say("events")
        for event in detail.events {
            let words = [event.time.description, event.event, event.actor?.text, event.reason] + event.details
            Terminal.say("  " + Lines.columns(words))
        }
        if !detail.places.isEmpty { Terminal.say("places") }
        for place in detail.places {
            Terminal.say("  " + Lines.columns([place.root, place.path.text, place.state?.rawValue]))
        }
        if let damage = detail.damage {
            Terminal.say("damage")
            for event in damage {
                Terminal.say("  " + Lines.columns([event.time.description, event.event] + event.details))
            }
            if detail.places.contains(where: { $0.state != nil }) {
                Terminal.complain(
                    "A stored copy is bad; intact ones are served. Replace it with: legajo check --repair")
            }
        }
        if let kept = detail.retention {
            Terminal.say("kept from \(kept.start) until \(kept.until): \(kept.rule) (\(kept.source))")
        }
        if let horizon = detail.evidenceHorizon { Terminal.say("evidence holds until \(horizon)") }
    }

    /// BT-2 before BT-10.
    private static func order(_ term: String) -> Int { Int(term.filter(\.isNumber)) ?? .max }
}
