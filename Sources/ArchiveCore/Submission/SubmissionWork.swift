import ArchiveModel
import EN16931
import WorkerProtocol

/// A submission on its way through the stages: what is known and made so far.
struct SubmissionWork: Sendable {
    /// An entry to be written before the one that stores the package, e.g. an approval.
    struct Preceding: Sendable {
        var event: LedgerEvent
        var reason: String?
        var details: [String]
    }

    let order: SubmissionOrder
    let id: DocumentID
    let salt: [UInt8]
    var report: ExaminationReport
    var assessment: Assessment
    var duplicateOf: DocumentID?
    var decisions: [InvoiceMetadata.Decision] = []
    var preceding: [Preceding] = []
    /// What its original is dressed with.
    var template: AppliedTemplate?
    /// What its pages were read with.
    var layout: AppliedLayout?
    /// Records written in the same commit.
    var records: [AssembledRecord] = []
    /// Records about no invoice, with entries of their own.
    var noted: [NotedRecord] = []

    init(order: SubmissionOrder, id: DocumentID, salt: [UInt8], report: ExaminationReport, assessment: Assessment) {
        self.order = order
        self.id = id
        self.salt = salt
        self.report = report
        self.assessment = assessment
    }

    /// Before any stage: nothing is known but the bytes.
    init(untouched order: SubmissionOrder, id: DocumentID, salt: [UInt8]) {
        self.init(
            order: order, id: id, salt: salt,
            report: ExaminationReport(
                files: order.files.map { .init(name: $0.name, kind: .unknown, mediaType: "application/octet-stream") },
                verdict: .indeterminate),
            assessment: Assessment(
                mode: order.options.asIs || order.options.vault != .issued ? .asIs : .draft,
                formReason: "not decided yet", type: order.options.type ?? .invoice, fields: [:], findings: [],
                verdict: .indeterminate, mustWait: false))
    }

    /// What makes it the same invoice as another; nil while number or date is unknown.
    var identity: InvoiceIdentity? {
        let fields = assessment.fields
        guard let number = fields["BT-1"]?.value,
            let year = fields["BT-2"].flatMap({ CalendarDate($0.value) })?.year
        else { return nil }
        let seller = fields["BT-31"] ?? fields["BT-32"] ?? fields["BT-30"] ?? fields["BT-27"]
        return InvoiceIdentity(
            sellerTaxID: seller?.value ?? "", documentType: assessment.type, number: number, year: year)
    }

    /// Another invoice holds this number already: a person decides.
    mutating func mark(duplicateOf other: DocumentID) {
        duplicateOf = other
        assessment.mustWait = true
        assessment.findings.append(
            Finding(
                artefact: "archive", id: "duplicate-number", flag: .fatal, terms: ["BT-1"],
                message:
                    "The number \(assessment.fields["BT-1"]?.value ?? "") of this seller and year belongs to \(other), "
                    + "which has other bytes. Reject this one, or approve it with a reason."))
    }

    /// The metadata in a given state with the files the package will hold.
    func metadata(
        _ state: SubmissionState, files: [InvoiceMetadata.File], node: String, archived: UTCTime? = nil,
        trust: TrustClass? = nil, horizon: UTCTime? = nil
    ) -> InvoiceMetadata {
        InvoiceMetadata(
            id: id, tenant: order.tenant, vault: order.options.vault, type: assessment.type, state: state,
            mode: assessment.mode, formReason: assessment.formReason,
            submission: .init(
                time: order.submitted, by: order.actor, options: order.options, digest: order.digest,
                parameters: order.parameters),
            archived: archived, salt: salt, fields: assessment.fields, lines: report.lines,
            invoice: report.boxedInvoice,
            syntax: report.syntax, specification: report.specification, artefacts: report.artefacts,
            ruleSets: report.ruleSets,
            verdict: assessment.verdict, findings: assessment.findings, files: files, decisions: decisions,
            duplicateOf: duplicateOf,
            retention: archived.map {
                RetentionRule.standard.period(
                    issued: assessment.fields["BT-2"].flatMap { CalendarDate($0.value) }, deposited: $0.date)
            },
            policy: "1", template: template, layout: layout, trust: trust, evidenceHorizon: horizon, node: node)
    }
}
