import ArchiveModel
import StorageRoot
import Synchronization
import WorkerProtocol

extension Archive {
    /// The whole way of a submission: every stage in order, ending archived or waiting for a person.
    func process(_ order: SubmissionOrder, ticket: SubmissionTicket) async throws(ArchiveFailure) -> InvoiceMetadata {
        try await store.approaching { () async throws(ArchiveFailure) -> InvoiceMetadata in
            try await processed(order, ticket: ticket)
        }
    }

    private func processed(
        _ order: SubmissionOrder, ticket: SubmissionTicket
    ) async throws(ArchiveFailure) -> InvoiceMetadata {
        let (report, assessment, layout) = try await assess(order)
        var work = SubmissionWork(
            order: order, id: ticket.id, salt: ticket.state.withLock { $0.chain.salt }, report: report,
            assessment: assessment)
        work.layout = layout
        try await subjects.withLock(ticket.id) { () async throws(ArchiveFailure) -> Void in
            try await reserve(&work)
            ticket.state.withLock { $0.isReserved = true }
        }
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
        // The writer's increment was refused.
        if work.assessment.mustWait {
            let assembled = try assemblePending(work, state: .pendingValidation)
            return try await store(work, assembled, event: .pending, ticket: ticket)
        }
        let view = increment == nil ? await makeView(for: &work) : nil
        let assembled = try assembleArchived(work, increment: increment, view: view)
        return try await store(work, assembled, event: .deposit, ticket: ticket)
    }

    /// Stages extract and validate: the reader's claims, and what the archive makes of them; the layout they were read
    /// with, if any.
    func assess(
        _ order: SubmissionOrder
    ) async throws(ArchiveFailure) -> (ExaminationReport, Assessment, AppliedLayout?) {
        let request = ExaminationRequest(names: order.files.map(\.name), today: order.submitted.date)
        let (report, layout) = try await meter.measure(.extract) {
            () async throws(ArchiveFailure) -> (ExaminationReport, AppliedLayout?) in
            let report: ExaminationReport
            do throws(WorkerRefusal) {
                report = try await workers.examine(
                    request, for: .tenant(order.tenant, order.options.vault), order.files.map(\.document))
            } catch {
                return (try Self.unexamined(order, because: error), nil)
            }
            return try await placed(report, of: order, asked: request)
        }
        var assessment = try meter.measured(.validate) { () throws(ArchiveFailure) -> Assessment in
            try Assessment.of(report, options: order.options)
        }
        assessment.findings += await judgeForeignSignatures(of: order, in: report)
        return (report, assessment, layout)
    }

    /// A document the reader could not open is refused as a draft, and kept unread where it was to be kept as it is.
    private static func unexamined(
        _ order: SubmissionOrder, because refusal: WorkerRefusal
    ) throws(ArchiveFailure) -> ExaminationReport {
        let isKeptUnread = order.options.asIs || order.options.vault != .issued
        guard isKeptUnread, !refusal.isTransient else { throw refusal.failure }
        return ExaminationReport(
            files: order.files.map { .init(name: $0.name, kind: .unknown, mediaType: "application/octet-stream") },
            findings: [
                Finding(
                    artefact: "extraction", id: refusal.code, flag: .warning,
                    message: "The document could not be read and was kept as it is: \(refusal.message)")
            ], verdict: .indeterminate)
    }

    /// Something went wrong. Decides, so that the caller who waits cannot decide otherwise at the same moment: what is
    /// not on the roots ends here and its reservation is given back; what is there stays and may be tried again.
    func settle(_ failure: ArchiveFailure, of order: SubmissionOrder, ticket: SubmissionTicket) async -> Settlement {
        var failure = failure
        let isKept = await subjects.withLock(ticket.id) { () async -> Bool in
            let isKept = ticket.state.withLock { state in
                state.isSettled = state.pendingPath == nil
                return state.pendingPath != nil
            }
            if !isKept { await release(ticket.id) }
            return isKept
        }
        guard isKept else {
            failure.id = nil
            return .ended(failure.keptNothing)
        }
        failure.id = ticket.id
        switch failure.code {
        case .unreadable, .encrypted, .unsupported:
            await rejectKept(ticket, because: failure)
            return .ended(failure)
        case .busy, .noQuorum: return .again(failure)
        default: return .stuck(failure)
        }
    }

    /// A kept submission that cannot be finished by itself waits for a person, with the reason.
    func leaveToPerson(
        _ order: SubmissionOrder, ticket: SubmissionTicket, because failure: ArchiveFailure
    ) async throws(ArchiveFailure) -> InvoiceMetadata {
        var work = SubmissionWork(untouched: order, id: ticket.id, salt: ticket.state.withLock { $0.chain.salt })
        work.assessment.mode = .asIs
        work.assessment.formReason = "as is: its processing failed"
        work.assessment.mustWait = true
        work.assessment.findings.append(
            Finding(
                artefact: "archive", id: "processing-failed", flag: .fatal,
                message: "Processing failed: \(failure.message) Reject it and submit again, or approve it to keep the "
                    + "file as it is."))
        return try await conclude(&work, ticket: ticket)
    }
}

/// What becomes of a submission whose work failed.
enum Settlement {
    /// The work is over.
    case ended(ArchiveFailure)
    /// The source is on the roots and nothing is wrong with it: worked on again later.
    case again(ArchiveFailure)
    /// The source is on the roots, and trying again would not help.
    case stuck(ArchiveFailure)
}
