import ArchiveModel
import PDF
import WorkerProtocol

extension Archive {
    /// Stages convert, tag, sign and timestamp: the bytes that follow the source in the original, or nil where the
    /// original is the source itself.
    func makeIncrement(for work: inout SubmissionWork) async throws(ArchiveFailure) -> [UInt8]? {
        let convertible = meter.measured(.convert) { work.settleForm() }
        guard convertible else { return nil }
        let document = work.order.document.document
        let tenant = work.order.tenant
        let request = PreparationRequest(
            id: work.id, isTest: configuration.isTest,
            signature: try signaturePlace(vault: work.order.options.vault, tenant: tenant))
        let prepared: (PreparedIncrement, [UInt8])
        do {
            prepared = try await meter.measure(.tag) { () async throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) in
                try await workers.prepare(request, for: .tenant(tenant), document)
            }
        } catch  where error.leavesSourceAsIs {
            work.keepAsIs(because: error)
            return nil
        } catch {
            throw error.failure
        }
        return try sign(
            prepared.1, announced: prepared.0, source: document.bytes, vault: work.order.options.vault, tenant: tenant)
    }

    /// Holds the increment against what was announced, signs what the ByteRange covers, and fills the hole.
    func sign(
        _ increment: [UInt8], announced: PreparedIncrement, source: any ByteSource, vault: Vault, tenant: TenantID
    ) throws(ArchiveFailure) -> [UInt8] {
        guard let range = announced.byteRange, announced.sourceLength == source.length,
            announced.incrementLength == UInt64(increment.count)
        else { throw ArchiveFailure(.internal, "the writer's increment does not fit its source") }
        do {
            try IncrementInspector.inspect(
                increment, sourceLength: source.length, objects: announced.objects, byteRange: range)
        } catch {
            throw ArchiveFailure(.internal, "the writer's increment was refused: \(error)")
        }
        do {
            let document = JoinedBytes([source, MemoryBytes(increment)])
            let signature = try meter.measured(.sign) { () throws -> [UInt8] in
                try seals.signPDF(vault, tenant, document, range)
            }
            return try Splice.fill(increment, sourceLength: source.length, byteRange: range, with: signature)
        } catch {
            throw ArchiveFailure(.internal, "the original could not be signed: \(error)")
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
        case .ublInvoice, .ublCreditNote, .cii, .zugferd1:
            assessment.formReason = "draft: the XML is the original; package seal and token stand for its signature"
            return false
        case .otherXML, .empty, .unknown: return false
        }
    }

    fileprivate mutating func keepAsIs(because refusal: WorkerRefusal) {
        assessment.mode = .asIs
        assessment.formReason = "as is: \(refusal.code)"
        assessment.findings.append(
            Finding(artefact: "archive", id: "kept-as-is", flag: .warning, message: refusal.message))
    }
}
