package import ArchiveModel
import ArchivePackage
import Logging
import Synchronization
import WorkerProtocol

extension Archive {
    /// Takes a submission in: extract, validate, convert, tag, sign, timestamp, store, index. Answers when it is
    /// archived or waits for a person; after `wait` seconds with `submitted`, its source on a quorum of roots.
    package func submit(
        files submitted: [SubmittedFile], options: SubmissionOptions, as principal: Principal, wait: Int?
    ) async throws(ArchiveFailure) -> SubmissionAnswer {
        let now = time.now()
        try AccessPolicy.require(.submit, of: principal, at: now)
        let tenant = try tenant(options.tenant, for: principal)
        let files = try incoming(submitted)
        let stated = try stated(options, in: files)
        let order = SubmissionOrder(
            files: files, options: stated, tenant: tenant, actor: principal.id, submitted: now,
            digest: try Digesting.submissionDigest(of: files),
            parameters: try Digesting.parameterDigest(of: files, options: stated))
        await levelIndex()
        // One after the other for the same bytes, so that two senders at once get one identifier.
        return try await submissions.withLock(order.lockKey) { () async throws(ArchiveFailure) -> SubmissionAnswer in
            if let known = try knownAnswer(to: order) { return known }
            if order.options.dryRun { return try await rehearse(order) }
            do throws(ArchiveFailure) { try requireQuorum() } catch { throw error.keptNothing }
            return try await answer(to: order, within: wait ?? configuration.waitSeconds)
        }
    }

    /// Starts the work and waits for it; past the caller's patience the source is put on the roots and the work
    /// goes on by itself.
    private func answer(to order: SubmissionOrder, within seconds: Int) async throws(ArchiveFailure) -> SubmissionAnswer
    {
        let ticket = SubmissionTicket(id: DocumentID.random(from: random), chain: SubjectChain(salt: random.bytes(16)))
        let adopted = running.adopt {
            await ticket.outcome.fulfil(self.result(of: order, ticket: ticket))
        }
        guard adopted else {
            throw ArchiveFailure(
                .busy, "The archive is stopping. Nothing was kept; submit again in a moment.", retryAfter: 5)
        }
        if let outcome = await ticket.outcome.value(within: .seconds(seconds)) {
            return try outcome.get().answer(.created)
        }
        if let kept = try await keepWhileWorking(order, ticket: ticket) { return kept.answer(.created) }
        // The last package was being written at that moment.
        guard let outcome = await ticket.outcome.value() else {
            throw ArchiveFailure(.busy, "The request was given up before it was answered. Ask again.", retryAfter: 1)
        }
        return try outcome.get().answer(.created)
    }

    func result(of order: SubmissionOrder, ticket: SubmissionTicket) async -> Result<InvoiceMetadata, ArchiveFailure> {
        atWork.withLock { _ = $0.insert(ticket.id) }
        defer { atWork.withLock { _ = $0.remove(ticket.id) } }
        var pause = 1
        while true {
            var failure: ArchiveFailure
            do {
                return .success(try await process(order, ticket: ticket))
            } catch {
                failure = error
            }
            switch await settle(failure, of: order, ticket: ticket) {
            case .ended(let final): return .failure(final)
            case .again(let cause): failure = cause
            case .stuck(let cause):
                do {
                    return .success(try await leaveToPerson(order, ticket: ticket, because: cause))
                } catch {
                    failure = error
                }
            }
            logger.warning(
                "a submission is worked on again later",
                metadata: ["id": "\(ticket.id)", "cause": "\(failure.code.rawValue)"])
            // At the end of the archive it stays on the roots; the next start takes it up again.
            if await running.isStopping(within: .seconds(pause)) { return .failure(failure) }
            pause = min(pause * 2, 60)
        }
    }

    /// Spooled files with their sums; the document first.
    private func incoming(_ submitted: [SubmittedFile]) throws(ArchiveFailure) -> [IncomingFile] {
        let documents = submitted.filter { $0.role == .document }
        guard documents.count == 1 else {
            throw ArchiveFailure(
                .badRequest, "A submission has exactly one document; further files are its data or attachments.")
        }
        var files: [IncomingFile] = []
        for file in documents + submitted.filter({ $0.role != .document }) { files.append(try IncomingFile(file)) }
        let total = files.reduce(0) { $0 + $1.sum.length }
        guard total <= configuration.uploadLimit else {
            throw ArchiveFailure(
                .tooLarge,
                "The submission has \(total) bytes; \(configuration.uploadLimit) are allowed (limits.upload).")
        }
        return files
    }

    /// Statements of the sender: the options' own, then those of JSON files submitted as data.
    private func stated(
        _ options: SubmissionOptions, in files: [IncomingFile]
    ) throws(ArchiveFailure) -> SubmissionOptions {
        var options = options
        for file in files where file.role == .data && file.name.lowercased().hasSuffix(".json") {
            guard file.sum.length <= 1 << 20 else {
                throw ArchiveFailure(.badRequest, "\(file.name) is larger than 1 MiB; data beside a document is small.")
            }
            let bytes: [UInt8]
            do {
                bytes = try file.document.bytes.read(at: 0, count: Int(file.sum.length))
            } catch {
                throw ArchiveFailure(.internal, "reading the spooled \(file.name) failed: \(error)")
            }
            options.data.merge(try StatedData.read(bytes, name: file.name)) { kept, _ in kept }
        }
        return options
    }

    /// The answer where these bytes, or this idempotency key, are known already.
    private func knownAnswer(to order: SubmissionOrder) throws(ArchiveFailure) -> SubmissionAnswer? {
        if let key = order.options.idempotencyKey, let bound = try indexedKey(key, for: order) {
            guard bound.parameters == order.parameters else {
                throw ArchiveFailure(
                    .idempotencyConflict,
                    "The idempotency key was used for another submission. Use a new key for new content.", id: bound.id)
            }
            return try knownInvoice(bound.id).answer(.known)
        }
        guard let id = try indexedSubmission(order.digest, for: order) else { return nil }
        return try knownInvoice(id).answer(.known)
    }

    /// The invoice that holds a claim; one without a row is on its way in at this moment.
    private func knownInvoice(_ id: DocumentID) throws(ArchiveFailure) -> InvoiceMetadata {
        guard let invoice = try indexed(id) else {
            throw ArchiveFailure(
                .busy, "These bytes are being taken in at this moment as \(id). Ask again.", retryAfter: 1)
        }
        return invoice.metadata
    }

    /// What would happen, nothing kept (`--dry-run`).
    private func rehearse(_ order: SubmissionOrder) async throws(ArchiveFailure) -> SubmissionAnswer {
        let (report, assessment, layout) = try await assess(order)
        var work = SubmissionWork(
            order: order, id: DocumentID.random(from: random), salt: [], report: report,
            assessment: assessment)
        work.layout = layout
        if let identity = work.identity, let other = try indexedIdentity(identity, for: order) {
            work.mark(duplicateOf: other)
        }
        var answer = work.metadata(
            work.assessment.mustWait ? .pendingValidation : .approved, files: [], node: configuration.node
        ).answer(.rehearsed)
        answer.id = nil
        answer.digest = order.document.digests.sha256
        return answer
    }
}
