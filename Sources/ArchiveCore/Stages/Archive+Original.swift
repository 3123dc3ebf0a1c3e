import ArchiveModel
import LinuxSystem
import PDF
import WorkerProtocol

extension Archive {
    /// Stages convert, tag, sign and timestamp: the bytes that follow the source in the original, or nil where the
    /// original is the source itself.
    func makeIncrement(for work: inout SubmissionWork) async throws(ArchiveFailure) -> [UInt8]? {
        let convertible = meter.measured(.convert) { work.settleForm() }
        guard convertible else { return nil }
        let document = work.order.document.document
        let (tenant, vault) = (work.order.tenant, work.order.options.vault)
        let template: ChosenTemplate?
        switch try self.template(for: work) {
        case .none: template = nil
        case .chosen(let chosen): template = chosen
        case .unavailable(let problem):
            work.missTemplate(because: problem)
            return nil
        }
        let request = PreparationRequest(
            id: work.id, isTest: configuration.isTest,
            signature: try signaturePlace(vault: vault, tenant: tenant), dressing: template?.dressing,
            style: configuration.tenantStyles[tenant] ?? configuration.tagStyle)
        let files = template?.files ?? []
        let prepared: (PreparedIncrement, [UInt8])
        do {
            prepared = try await meter.measure(.tag) { () async throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) in
                try await workers.prepare(request, for: .tenant(tenant, vault), document, files: files)
            }
        } catch  where error.leavesSourceAsIs {
            work.keepAsIs(because: error)
            return nil
        } catch {
            guard !error.isTransient else { throw error.failure }
            // The source was taken: what cannot be done to it is for a person to see, never a reason to let it go.
            if let template {
                work.refuseTemplate(template.applied, because: error.message)
            } else {
                work.refuseTag(because: error.message)
            }
            return nil
        }
        let owner = WorkerOwner.tenant(tenant, vault)
        if let problem = try await problem(
            with: prepared.1, announced: prepared.0, ordered: request, source: document,
            catalog: work.report.files.first?.catalog, files: files, for: owner)
        {
            work.refuseIncrement(because: problem)
            return nil
        }
        if let template, let dressing = prepared.0.dressing,
            let change = try await misreading(of: work, increment: prepared.1, dressing: dressing, for: owner)
        {
            work.refuseTemplate(template.applied, because: change)
            return nil
        }
        work.template = prepared.0.dressing == nil ? nil : template?.applied
        return try sign(
            prepared.1, byteRange: prepared.0.byteRange ?? [], source: document.bytes, vault: vault, tenant: tenant)
    }

    /// Why an increment must not be signed; nil for one that is what was ordered. Its form is checked here, what it does to
    /// the document by a child that makes it once more. `catalog` is what the source's reader told of it; without, one is
    /// asked. Throws `busy` when no worker could tell.
    func problem(
        with increment: [UInt8], announced: PreparedIncrement, ordered request: PreparationRequest,
        source: InputDocument, catalog: ExaminationReport.Catalog? = nil, files: [InputDocument] = [],
        for owner: WorkerOwner
    ) async throws(ArchiveFailure) -> String? {
        guard
            let order = request.signature.map({
                SignatureOrder(capacity: $0.capacity, time: $0.time, reason: $0.reason)
            }), announced.byteRange != nil, announced.dressing == nil || request.dressing != nil,
            announced.sourceLength == source.bytes.length, announced.incrementLength == UInt64(increment.count)
        else { return "The writer's increment does not fit its source." }
        guard let catalog = try await self.catalog(of: source, known: catalog, for: owner) else {
            return "No reader finds the source's catalog."
        }
        if let fault = AnnouncedRevisions(announced, source: source.bytes, catalog: catalog).fault(
            in: increment, order: order)
        {
            return "The writer's increment was refused: \(fault)"
        }
        do throws(WorkerRefusal) {
            let beside: FileBytes
            do throws(SystemError) {
                beside = try FileBytes(try MemoryFile(named: "increment", sealing: increment).file)
            } catch {
                throw WorkerRefusal(code: "unavailable", message: "There is no memory for the increment: \(error).")
            }
            try await workers.confirm(
                request, for: owner, source,
                increment: InputDocument(name: "increment", descriptor: beside.descriptor, bytes: beside),
                files: files)
            return nil
        } catch {
            guard !error.isTransient else { throw error.failure }
            return "The writer's increment was refused: \(error.message)"
        }
    }

    /// A PDF's catalog as a reader tells it, who makes no increments; nil for none.
    private func catalog(
        of source: InputDocument, known: ExaminationReport.Catalog?, for owner: WorkerOwner
    ) async throws(ArchiveFailure) -> KeptCatalog? {
        var catalog = known
        if catalog == nil {
            let request = ExaminationRequest(
                names: [source.name], from: .text, today: time.now().date, scope: .verdict)
            do throws(WorkerRefusal) {
                catalog = try await workers.examine(request, for: owner, [source]).files.first?.catalog
            } catch {
                guard !error.isTransient else { throw error.failure }
            }
        }
        return catalog.map {
            KeptCatalog(reference: PDFReference($0.number, $0.generation), entries: $0.entries.map { Array($0.utf8) })
        }
    }

    /// Signs what the ByteRange covers, and fills the hole. Only for increments without a problem.
    func sign(
        _ increment: [UInt8], byteRange range: [UInt64], source: any ByteSource, vault: Vault, tenant: TenantID
    ) throws(ArchiveFailure) -> [UInt8] {
        do {
            let document = JoinedBytes([source, MemoryBytes(increment)])
            let signature = try meter.measured(.sign) { () throws -> [UInt8] in
                try seals.signPDF(vault, tenant, document, range)
            }
            return try Splice.fill(increment, sourceLength: source.length, byteRange: range, with: signature)
        } catch {
            throw ArchiveFailure(sealing: error, "the original could not be signed")
        }
    }

    func signaturePlace(
        vault: Vault, tenant: TenantID
    ) throws(ArchiveFailure) -> PreparationRequest.SignaturePlace {
        do {
            return .init(capacity: try seals.capacity(vault, tenant), time: time.now())
        } catch {
            throw ArchiveFailure(.internal, "there is no key for \(vault.rawValue)/\(tenant): \(error)")
        }
    }
}

extension WorkerRefusal {
    /// Documents that are never changed: they become originals as they are.
    fileprivate var leavesSourceAsIs: Bool { ["signed", "encrypted", "needs-repair"].contains(code) }
}

extension SubmissionWork {
    /// Stage convert: which form the original has, and whether the writer has work to do.
    ///
    /// The form is the submitted one; what a customer prefers is a rendition and changes nothing here.
    fileprivate mutating func settleForm() -> Bool {
        guard assessment.mode == .draft, let kind = report.files.first?.kind else { return false }
        switch kind {
        case .pdf, .hybridPDF: return true
        case .ublInvoice, .ublCreditNote, .cii, .zugferd1, .facturae:
            assessment.formReason = "draft: the XML is the original; package seal and token stand for its signature"
            return false
        case .edifact:
            assessment.formReason =
                "draft: the interchange is the original; package seal and token stand for its signature"
            return false
        case .picture, .otherXML, .empty, .unknown: return false
        }
    }

    /// The source is kept and waits for a person; nothing was signed.
    fileprivate mutating func refuseIncrement(because problem: String) {
        assessment.mode = .asIs
        assessment.formReason = "as is: the increment was refused"
        assessment.mustWait = true
        assessment.findings.append(
            Finding(
                artefact: "archive", id: "increment-refused", flag: .fatal,
                message:
                    "\(problem) Nothing was signed. Have the instance looked at; approve it to keep the file as it is, "
                    + "or reject it and submit again."))
    }

    /// The writer cannot prepare the document: it waits, and may be kept as it is.
    fileprivate mutating func refuseTag(because problem: String) {
        assessment.mode = .asIs
        assessment.formReason = "as is: no page tag can be put on it"
        assessment.mustWait = true
        assessment.findings.append(
            Finding(
                artefact: "archive", id: "tag-refused", flag: .fatal,
                message:
                    "No page tag can be put on the document: \(problem) Approve it to keep the file as it is, or reject it and "
                    + "submit another."))
    }

    fileprivate mutating func keepAsIs(because refusal: WorkerRefusal) {
        assessment.mode = .asIs
        assessment.formReason = "as is: \(refusal.code)"
        assessment.findings.append(
            Finding(artefact: "archive", id: "kept-as-is", flag: .warning, message: refusal.message))
    }
}
