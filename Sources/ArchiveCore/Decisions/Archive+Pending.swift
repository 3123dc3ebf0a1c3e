package import ArchiveModel
import ArchivePackage
import WorkerProtocol

extension Archive {
    /// Lets a pending submission go on in spite of its findings.
    package func approve(
        _ id: DocumentID, reason: String, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        await levelIndex()
        return try await deciding.withLock(id) { () async throws(ArchiveFailure) -> SubmissionAnswer in
            let invoice = try waiting(id, for: principal)
            let decision = try self.decision(.approve, by: principal, reason: reason)
            var (work, ticket) = try await resumed(invoice)
            work.assessment.mustWait = false
            // Who had the number may have been given up or rejected meanwhile.
            if let identity = work.identity, try indexedIdentity(identity, for: work.order) == nil {
                work.duplicateOf = nil
            }
            // A duplicate that a person lets through does not take the number over.
            if work.duplicateOf == nil { try await claimIdentity(of: &work) }
            if work.assessment.mustWait {
                // Waits on with the new finding, so that the next approval is one of both.
                _ = try await conclude(&work, ticket: ticket)
                throw Self.duplicate(work)
            }
            try decide(decision, in: &work, event: .approve, state: .approved, details: [])
            return try await conclude(&work, ticket: ticket).answer(.created)
        }
    }

    /// Ends a pending submission. Its files stay below `pending/`; the same bytes may start anew.
    package func reject(
        _ id: DocumentID, reason: String, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        await levelIndex()
        return try await deciding.withLock(id) { () async throws(ArchiveFailure) -> SubmissionAnswer in
            let invoice = try waiting(id, for: principal)
            let decision = try self.decision(.reject, by: principal, reason: reason)
            return try await end(invoice, decision: decision).answer(.created)
        }
    }

    /// Corrects what was read and judges again; what is then without fatal finding goes on. The source never changes.
    package func correct(
        _ id: DocumentID, set values: [String: String], reason: String?, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        guard !values.isEmpty else {
            throw ArchiveFailure(.badRequest, "Nothing to correct: give at least one BT-n=value.")
        }
        try StatedData.check(values, where: "correction")
        return try await deciding.withLock(id) { () async throws(ArchiveFailure) -> SubmissionAnswer in
            let invoice = try waiting(id, for: principal)
            var decision = InvoiceMetadata.Decision(
                kind: .correct, time: time.now(), by: principal.id, reason: reason, changes: [:])
            var (work, ticket) = try await resumed(invoice)
            var details: [String] = []
            for (term, value) in values.sorted(by: { $0.key < $1.key }) {
                let old = work.assessment.fields[term]?.value
                decision.changes[term] = .init(old: old, new: value)
                details.append("\(term): \(old ?? "–") → \(value)")
                work.report.fields[term] = FieldClaim(value: value, confidence: 1, how: .corrected)
            }
            var lesson = await lesson(of: values, about: work)
            let corrected = Set(values.keys)
            work.report.findings = work.assessment.findings.filter {
                $0.artefact != "archive" && ($0.artefact != "extraction" || corrected.isDisjoint(with: $0.terms))
            }
            var options = work.order.options
            options.data = options.data.filter { !corrected.contains($0.key) }
            options.asIs = options.asIs || work.assessment.mode == .asIs
            work.assessment = try Assessment.of(work.report, options: options)
            work.duplicateOf = nil
            try decide(decision, in: &work, event: .correct, state: .pendingValidation, details: details)
            if !work.assessment.mustWait { try await claimIdentity(of: &work) }
            guard !lesson.isEmpty else { return try await conclude(&work, ticket: ticket).answer(.created) }
            return try await recordingLayouts.withLock(work.order.tenant) {
                () async throws(ArchiveFailure) -> SubmissionAnswer in
                if let noted = try learned(&lesson, from: work, by: principal) { work.noted.append(noted) }
                work.assessment.findings += lesson.findings
                return try await conclude(&work, ticket: ticket).answer(.created)
            }
        }
    }

    /// The invoice, if it waits and the principal may decide.
    private func waiting(_ id: DocumentID, for principal: Principal) throws(ArchiveFailure) -> IndexedInvoice {
        try AccessPolicy.require(.decide, of: principal, at: time.now())
        try requireQuorum()
        let invoice = try invoice(id, for: principal)
        guard invoice.metadata.state == .pendingValidation else {
            throw ArchiveFailure(
                .wrongState, "\(id) is \(invoice.metadata.state.rawValue), not pending: there is nothing to decide.",
                id: id)
        }
        return invoice
    }

    private func decision(
        _ kind: InvoiceMetadata.Decision.Kind, by principal: Principal, reason: String
    ) throws(ArchiveFailure) -> InvoiceMetadata.Decision {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ArchiveFailure(.badRequest, "A decision needs a reason (--reason): it is kept with the invoice.")
        }
        return .init(kind: kind, time: time.now(), by: principal.id, reason: reason, changes: [:])
    }

    /// Notes a decision: in the metadata, as a record, and as an entry before the package's own.
    func decide(
        _ decision: InvoiceMetadata.Decision, in work: inout SubmissionWork, event: LedgerEvent.Kind,
        state: SubmissionState, details: [String]
    ) throws(ArchiveFailure) {
        work.decisions.append(decision)
        let record = try assemble(record(of: decision, about: work.id, tenant: work.order.tenant, state: state))
        work.records.append(record)
        work.preceding.append(
            .init(
                event: LedgerEvent(
                    event: event, time: decision.time, actor: decision.by, path: record.path,
                    digests: record.package.digests, state: state),
                reason: decision.reason, details: details))
    }

    func record(
        of decision: InvoiceMetadata.Decision, about id: DocumentID, tenant: TenantID, state: SubmissionState
    ) -> ArchiveRecord {
        ArchiveRecord(
            tenant: tenant, kind: .decision, key: "\(id)/\(decision.time)", version: 1, time: decision.time,
            by: decision.by, content: .decision(decision, about: id, state: state))
    }

    private static func duplicate(_ work: SubmissionWork) -> ArchiveFailure {
        ArchiveFailure(
            .conflict,
            "Since this submission began to wait, \(work.duplicateOf.map(String.init(describing:)) ?? "another invoice") took "
                + "its number. Approve it again if both are to be kept.", id: work.id,
            findings: work.assessment.findings)
    }
}
