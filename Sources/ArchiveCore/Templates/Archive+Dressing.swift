import ArchiveModel
import WorkerProtocol

/// A template chosen for a document, as the writer needs it.
struct ChosenTemplate: Sendable {
    var applied: AppliedTemplate
    var dressing: Dressing
    /// In the dressing's order.
    var files: [InputDocument]
}

extension Archive {
    /// The template for a draft; nil where none fits, or where a person let the draft through without it.
    func template(for work: SubmissionWork) throws(ArchiveFailure) -> ChosenTemplate? {
        guard work.assessment.mode == .draft, !work.isLetThroughUndressed else { return nil }
        let entries = templateBook.newest(of: [work.order.tenant])
        guard !entries.isEmpty, let best = Template.best(of: entries.map(\.template), for: subject(of: work)),
            let entry = entries.first(where: { $0.template.name == best.name })
        else { return nil }
        return try chosen(entry, values: Self.values(of: work.assessment.fields, id: work.id))
    }

    func chosen(
        _ entry: TemplateBook.Entry, values: [TemplateVariable: String], hasInserts: Bool = false
    ) throws(ArchiveFailure) -> ChosenTemplate {
        ChosenTemplate(
            applied: entry.applied,
            dressing: Dressing(
                layout: entry.template.layout, files: entry.template.files.map(\.name),
                values: Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }),
                hasInserts: hasInserts),
            files: try files(of: entry))
    }

    private func subject(of work: SubmissionWork) -> TemplateSelector.Subject {
        let fields = work.assessment.fields
        func values(_ terms: [String]) -> [String] { terms.compactMap { fields[$0]?.value } }
        return TemplateSelector.Subject(
            issuers: values(["BT-31", "BT-32", "BT-30", "BT-27"]),
            language: work.order.options.language ?? configuration.language, type: work.assessment.type,
            customers: values(["BT-48", "BT-47", "BT-46", "BT-44"]) + [work.order.options.customer].compactMap(\.self))
    }

    /// What a template's variables stand for.
    static func values(of fields: Fields, id: DocumentID?) -> [TemplateVariable: String] {
        var values: [TemplateVariable: String] = [:]
        let terms: [TemplateVariable: [String]] = [
            .number: ["BT-1"], .date: ["BT-2"], .due: ["BT-9"], .issuer: ["BT-27"],
            .issuerTaxID: ["BT-31", "BT-32", "BT-30"], .customer: ["BT-44"],
        ]
        for (variable, terms) in terms {
            values[variable] = terms.compactMap { fields[$0]?.value }.first
        }
        values[.id] = id?.description
        return values
    }
}

extension SubmissionWork {
    /// Its template could not be put on it, and a person approved it all the same.
    fileprivate var isLetThroughUndressed: Bool {
        decisions.last?.kind == .approve
            && assessment.findings.contains { $0.artefact == "archive" && $0.id == WorkerRefusal.unfitTemplate }
    }

    /// The document waits: it would go out without its letterhead.
    mutating func refuseTemplate(_ template: AppliedTemplate, because problem: String) {
        assessment.mustWait = true
        assessment.findings.append(
            Finding(
                artefact: "archive", id: WorkerRefusal.unfitTemplate, flag: .fatal,
                message:
                    "The template \(template.name) (version \(template.version)) cannot be put on this document. \(problem) "
                    + "Record a template that fits and submit again, or approve it to go without."))
    }
}
