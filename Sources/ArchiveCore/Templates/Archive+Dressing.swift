import ArchiveModel
import WorkerProtocol

/// A template chosen for a document, as the writer needs it.
struct ChosenTemplate: Sendable {
    var applied: AppliedTemplate
    var dressing: Dressing
    /// In the dressing's order.
    var files: [InputDocument]
}

/// What becomes of a draft's template.
enum TemplateChoice: Sendable {
    /// None fits, or a person let the draft through without it.
    case none
    case chosen(ChosenTemplate)
    /// What the draft would get cannot be told or read, and why.
    case unavailable(String)
}

extension Archive {
    /// The template for a draft. Throws what will pass by itself.
    func template(for work: SubmissionWork) throws(ArchiveFailure) -> TemplateChoice {
        guard work.assessment.mode == .draft, !work.isLetThroughUndressed else { return .none }
        let tenant = work.order.tenant
        rereadTemplates()
        if let unreadable = templateBook.unreadable(of: [tenant]).first { return .unavailable(unreadable.told) }
        let entries = templateBook.newest(of: [tenant])
        guard !entries.isEmpty, let best = Template.best(of: entries.map(\.template), for: subject(of: work)),
            let entry = entries.first(where: { $0.template.name == best.name })
        else { return .none }
        do throws(ArchiveFailure) {
            return .chosen(
                try chosen(entry, values: Self.values(of: work.assessment.fields, id: work.id), keeping: true))
        } catch {
            guard error.code == .damaged else { throw error }
            let problem =
                "The template \(best.name) (version \(best.version)) cannot be read: \(error.message)"
            note(unreadable: entry.path, because: problem)
            return .unavailable(problem)
        }
    }

    func chosen(
        _ entry: TemplateBook.Entry, values: [TemplateVariable: String], hasInserts: Bool = false, keeping: Bool
    ) throws(ArchiveFailure) -> ChosenTemplate {
        ChosenTemplate(
            applied: entry.applied,
            dressing: Dressing(
                layout: entry.template.layout, files: entry.template.files.map(\.name),
                values: Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }),
                hasInserts: hasInserts),
            files: try files(of: entry, keeping: keeping))
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
        refuseTemplate(
            "The template \(template.name) (version \(template.version)) cannot be put on this document. \(problem) "
                + "Record a template that fits and submit again, or approve it to go without.")
    }

    /// The document waits: nobody can tell which letterhead it would go out with, or has it.
    mutating func missTemplate(because problem: String) {
        refuseTemplate(
            "\(problem) Have its copies repaired (legajo check --repair), or record the template anew or retire it, and "
                + "submit again; or approve the document to go without.")
    }

    private mutating func refuseTemplate(_ message: String) {
        assessment.mustWait = true
        assessment.findings.append(
            Finding(artefact: "archive", id: WorkerRefusal.unfitTemplate, flag: .fatal, message: message))
    }
}
