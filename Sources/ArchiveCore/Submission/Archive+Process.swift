import ArchiveModel
import Logging
import Synchronization
import WorkerProtocol

extension Archive {
    /// The whole way of a submission: every stage in order, ending archived or waiting for a person.
    func process(_ order: SubmissionOrder, ticket: SubmissionTicket) async throws(ArchiveFailure) -> InvoiceMetadata {
        let (report, assessment) = try await assess(order)
        var work = SubmissionWork(
            order: order, id: ticket.id, salt: ticket.state.withLock { $0.chain.salt }, report: report,
            assessment: assessment)
        try await reserve(&work)
        return try await conclude(&work, ticket: ticket)
    }

    /// From what is known to what is kept: waiting for a person, or archived.
    func conclude(_ work: inout SubmissionWork, ticket: SubmissionTicket) async throws(ArchiveFailure)
        -> InvoiceMetadata
    {
        if work.assessment.mustWait {
            let assembled = try assemblePending(work, state: .pendingValidation)
            return try await store(work, assembled, event: .pending, ticket: ticket)
        }
        let increment = try await makeIncrement(for: &work)
        let assembled = try assembleArchived(work, increment: increment)
        return try await store(work, assembled, event: .deposit, ticket: ticket)
    }

    /// Stages extract and validate: the reader's claims, and what the archive makes of them.
    func assess(_ order: SubmissionOrder) async throws(ArchiveFailure) -> (ExaminationReport, Assessment) {
        let request = ExaminationRequest(names: order.files.map(\.name), today: order.submitted.date)
        let report = try await meter.measure(.extract) { () async throws(ArchiveFailure) -> ExaminationReport in
            do throws(WorkerRefusal) {
                return try await workers.examine(request, tenant: order.tenant, order.files.map(\.document))
            } catch {
                return try Self.unexamined(order, because: error)
            }
        }
        let assessment = try meter.measured(.validate) { () throws(ArchiveFailure) -> Assessment in
            try Assessment.of(report, options: order.options)
        }
        return (report, assessment)
    }

    /// A document the reader could not open is refused as a draft, and kept unread where it was to be kept as it is.
    private static func unexamined(
        _ order: SubmissionOrder, because refusal: WorkerRefusal
    ) throws(ArchiveFailure) -> ExaminationReport {
        guard order.options.asIs || order.options.vault != .issued else {
            throw ArchiveFailure(refusal.code == "encrypted" ? .encrypted : .unreadable, refusal.message)
        }
        return ExaminationReport(
            files: order.files.map { .init(name: $0.name, kind: .unknown, mediaType: "application/octet-stream") },
            findings: [
                Finding(
                    artefact: "extraction", id: refusal.code, flag: .warning,
                    message: "The document could not be read and was kept as it is: \(refusal.message)")
            ], verdict: .indeterminate)
    }

    /// Something went wrong: the reservation is given back, unless the source was promised to be kept.
    func settle(_ failure: ArchiveFailure, of order: SubmissionOrder, ticket: SubmissionTicket) async -> ArchiveFailure
    {
        var failure = failure
        failure.id = nil
        if ticket.state.withLock({ $0.pendingPath }) != nil {
            failure.id = ticket.id
            switch failure.code {
            case .unreadable, .encrypted, .unsupported: await rejectKept(ticket, because: failure)
            default:
                logger.error("a submission stays as it was taken in", metadata: ["cause": "\(failure.code.rawValue)"])
            }
            return failure
        }
        await release(ticket.id)
        return failure
    }
}
