import ArchiveModel
import ArchivePackage
import Logging
import StorageRoot

extension Archive {
    /// Writes the end of a submission that is not archived. Its package stays where it is.
    func end(
        _ invoice: IndexedInvoice, decision: InvoiceMetadata.Decision, findings: [Finding] = []
    ) async throws(ArchiveFailure) -> InvoiceMetadata {
        var decision = decision
        decision.findings = findings.isEmpty ? nil : findings
        let kept = decision
        return try await recording(invoice.metadata.id) { () async throws(ArchiveFailure) -> InvoiceMetadata in
            var invoice = try self.invoice(invoice.metadata.id)
            let id = invoice.metadata.id
            invoice.metadata.state = .rejected
            invoice.metadata.decisions.append(kept)
            invoice.metadata.findings += findings
            let record = try assemble(
                record(of: kept, about: id, tenant: invoice.metadata.tenant, state: .rejected))
            let event = LedgerEvent(
                event: .reject, time: decision.time, actor: decision.by, path: record.path,
                digests: record.package.digests, state: .rejected)
            let entry = try invoice.chain.append(event, about: id, reason: decision.reason)
            let first = try await commit(files: [record.stored], entries: [entry.bytes], removals: [])
            await index(invoice, text: nil, records: [record], entries: [entry], first: first)
            return invoice.metadata
        }
    }

    /// A submission whose sender was told `submitted` turned out to be unreadable: rejected, with the reason.
    func rejectKept(_ ticket: SubmissionTicket, because failure: ArchiveFailure) async {
        do {
            let invoice = try invoice(ticket.id)
            let decision = InvoiceMetadata.Decision(
                kind: .reject, time: time.now(), by: invoice.metadata.submission.by, reason: failure.message,
                changes: [:])
            let finding = Finding(
                artefact: "archive", id: failure.code.rawValue, flag: .fatal, message: failure.message)
            _ = try await end(invoice, decision: decision, findings: [finding])
        } catch {
            logger.error("a rejected submission could not be noted", metadata: ["cause": "\(error)"])
        }
    }
}
