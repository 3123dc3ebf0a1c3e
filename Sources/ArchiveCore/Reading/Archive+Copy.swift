import ArchiveModel
import WorkerProtocol

extension Archive {
    /// A copy of an archived invoice in another form, made by workers when it is asked for and kept nowhere: unsigned, and
    /// naming its original. What the form cannot hold is in the account; what was made was read again and says the rest.
    func copy(
        as target: ConversionTarget, of invoice: IndexedInvoice, from original: OpenedDocument
    ) async throws(ArchiveFailure) -> OpenedDocument {
        try await copies.passing { () async throws(ArchiveFailure) -> OpenedDocument in
            try await made(as: target, of: invoice, from: original)
        }
    }

    private func made(
        as target: ConversionTarget, of invoice: IndexedInvoice, from original: OpenedDocument
    ) async throws(ArchiveFailure) -> OpenedDocument {
        let metadata = invoice.metadata
        let owner = WorkerOwner.tenant(metadata.tenant, metadata.vault)
        let reference = CopyReference(id: metadata.id, digest: original.digest)
        do {
            let source = try document(original)
            let (transcription, json) = try await workers.transcribe(source, for: owner)
            // When it was archived, not now: the same copy has the same bytes.
            let request = ConversionRequest(
                target: target, language: language(preferred: metadata.submission.options.language),
                time: metadata.archived ?? metadata.submission.time,
                isBound: transcription.isBound, copyOf: reference)
            let stated = try InputDocument(holding: json, named: "invoice.json")
            let (report, bytes, proof) = try await converted(stated, request, for: owner)
            let account = LossReport(
                file: original.name, from: transcription.syntax, to: target.rawValue, carried: proof?.carried,
                lost: report.lost, outside: transcription.outside, added: report.added,
                sourceVerdict: transcription.verdict.rawValue,
                verdict: (proof?.verdict ?? .indeterminate).rawValue, rules: proof?.rules ?? [])
            return OpenedDocument(
                name: "\(metadata.id).copy.\(target.suffix)", mediaType: target.mediaType,
                digest: try Digesting.sha256(bytes), content: MemoryBytes(bytes),
                copy: MadeCopy(original: reference, account: account))
        } catch let failure as ArchiveFailure {
            throw failure
        } catch let refusal as WorkerRefusal {
            throw refusal.failure(
                ofCopying: metadata.id, "\(metadata.id) cannot be shown as \(target.rawValue): \(refusal.message)")
        } catch {
            throw ArchiveFailure(.internal, "the copy could not be made: \(error)", id: metadata.id)
        }
    }

    /// What was made and what it says when it is read again; a view is not read again.
    private func converted(
        _ invoice: InputDocument, _ request: ConversionRequest, for owner: WorkerOwner
    ) async throws(WorkerRefusal) -> (ConversionReport, [UInt8], ProofReport?) {
        let (report, bytes) = try await workers.convert(request, for: owner, invoice)
        guard !request.target.isView else { return (report, bytes, nil) }
        let proof = try await workers.prove(
            ProofRequest(lost: report.lost, added: report.added), for: owner, invoice: invoice,
            document: try InputDocument(holding: bytes, named: "the copy"))
        guard let next = request.next(after: report, proof) else { return (report, bytes, proof) }
        return try await converted(invoice, next, for: owner)
    }

    /// The original as a file of its own, which a worker can be given; copied window by window.
    private func document(_ original: OpenedDocument) throws -> InputDocument {
        guard original.content.length <= Self.largestOriginal else {
            throw WorkerRefusal(
                code: "too-large",
                message: "it has \(original.content.length) bytes; copies are made of at most \(Self.largestOriginal).")
        }
        return try spooled(original.content, name: original.name)
    }

    /// In bytes; a worker holds no longer one.
    private static var largestOriginal: UInt64 { 256 << 20 }
}

extension ConversionTarget {
    fileprivate var suffix: String {
        switch self {
        case .ubl, .cii, .facturae: "xml"
        case .edifact: "edi"
        case .facturx, .pdf: "pdf"
        case .json: "json"
        case .html: "html"
        case .text: "txt"
        }
    }

    fileprivate var mediaType: String {
        switch self {
        case .ubl, .cii, .facturae: "application/xml"
        case .edifact: "application/edifact"
        case .facturx, .pdf: "application/pdf"
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        }
    }
}
