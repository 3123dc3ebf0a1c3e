package import ArchiveModel
package import WorkerProtocol

/// Whose documents a worker child sees: those of one owner, and of no other.
package enum WorkerOwner: Sendable {
    /// A tenant's documents of one vault: what a supplier sends never meets a draft of ours.
    case tenant(TenantID, Vault)
    /// Who brings a file that is only looked at.
    case visitor(PrincipalID)
    /// Children that confirm what others prepared for an owner, and prepare nothing themselves.
    indirect case confirming(WorkerOwner)

    /// No tenant's name has a slash, and no vault is called as visitors are.
    fileprivate var name: String {
        switch self {
        case .tenant(let tenant, let vault): "\(tenant.name)/\(vault.rawValue)"
        case .visitor(let principal): "visitor/\(principal.text)"
        case .confirming(let owner): "\(owner.name)/confirm"
        }
    }
}

/// How the core reaches its sandboxed workers.
package struct WorkerPort: Sendable {
    package typealias Serve =
        @Sendable (WorkerRequest, _ owner: String, [InputDocument]) async throws(WorkerRefusal) -> (
            WorkerAnswer, [UInt8]
        )

    private let serve: Serve
    /// What is weaker about the workers' sandbox than it should be, in words; nil for nothing.
    let warning: @Sendable () -> String?

    package init(warning: @escaping @Sendable () -> String? = { nil }, serve: @escaping Serve) {
        self.warning = warning
        self.serve = serve
    }

    /// What is in the files; of a scan, after a recogniser read its pages.
    package func examine(
        _ request: ExaminationRequest, for owner: WorkerOwner, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> ExaminationReport {
        var report = try await examineOnce(request, for: owner, documents)
        guard report.needsRecognition, !request.recognisesText else { return report }
        var again = request
        again.recognisesText = true
        do throws(WorkerRefusal) {
            return try await examineOnce(again, for: owner, documents)
        } catch {
            if error.isTransient { throw error }
            // What the pages look like stops nobody from keeping them.
            report.findings.append(
                Finding(
                    artefact: "extraction", id: "not-recognised", flag: .warning,
                    message: "The text of the scanned pages could not be recognised: \(error.message)"))
            return report
        }
    }

    /// The same without a recogniser, unless the request asks for one.
    func examineOnce(
        _ request: ExaminationRequest, for owner: WorkerOwner, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> ExaminationReport {
        guard case .examined(let report) = try await answer(.examine(request), owner, documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    package func prepare(
        _ request: PreparationRequest, for owner: WorkerOwner, _ document: InputDocument, files: [InputDocument] = []
    ) async throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) {
        let (answer, bytes) = try await answer(.prepare(request), owner, [document] + files)
        guard case .prepared(let increment) = answer else { throw Self.unexpected }
        return (increment, bytes)
    }

    /// Whether the increment is what the request makes of the source, said by a child that did not make it. Throws
    /// `differs` if not.
    package func confirm(
        _ request: PreparationRequest, for owner: WorkerOwner, _ source: InputDocument, increment: InputDocument,
        files: [InputDocument] = []
    ) async throws(WorkerRefusal) {
        let documents = [source, increment] + files
        guard case .confirmed = try await answer(.confirm(request), .confirming(owner), documents).0 else {
            throw Self.unexpected
        }
    }

    /// Whether a template's files can be put on documents.
    package func inspectTemplate(
        _ request: TemplateInspectionRequest, for owner: WorkerOwner, _ files: [InputDocument]
    ) async throws(WorkerRefusal) -> TemplateInspection {
        guard case .inspectedTemplate(let report) = try await answer(.inspectTemplate(request), owner, files).0 else {
            throw Self.unexpected
        }
        return report
    }

    /// Where values stand on a document's pages.
    package func learn(
        _ request: LearningRequest, for owner: WorkerOwner, _ document: InputDocument
    ) async throws(WorkerRefusal) -> LearnedPlaces {
        guard case .learned(let places) = try await answer(.learn(request), owner, [document]).0 else {
            throw Self.unexpected
        }
        return places
    }

    /// A page as PNG.
    package func draw(
        _ request: DrawingRequest, for owner: WorkerOwner, _ document: InputDocument
    ) async throws(WorkerRefusal) -> (DrawnPage, [UInt8]) {
        let (answer, picture) = try await answer(.draw(request), owner, [document])
        guard case .drawn(let page) = answer else { throw Self.unexpected }
        return (page, picture)
    }

    /// The tags on the pages of a PDF.
    package func readTags(
        of document: InputDocument, for owner: WorkerOwner
    ) async throws(WorkerRefusal) -> TagReport {
        guard case .tags(let report) = try await answer(.readTags, owner, [document]).0 else { throw Self.unexpected }
        return report
    }

    /// The invoice in a document, as JSON of the semantic model.
    package func transcribe(
        _ document: InputDocument, for owner: WorkerOwner
    ) async throws(WorkerRefusal) -> (Transcription, [UInt8]) {
        let (answer, json) = try await answer(.transcribe, owner, [document])
        guard case .transcribed(let transcription) = answer else { throw Self.unexpected }
        return (transcription, json)
    }

    /// A document of another syntax from an invoice's JSON.
    package func convert(
        _ request: ConversionRequest, for owner: WorkerOwner, _ invoice: InputDocument
    ) async throws(WorkerRefusal) -> (ConversionReport, [UInt8]) {
        let (answer, document) = try await answer(.convert(request), owner, [invoice])
        guard case .converted(let report) = answer else { throw Self.unexpected }
        return (report, document)
    }

    /// Whether a document says what an invoice does. Throws `differs` if not.
    package func prove(
        _ request: ProofRequest, for owner: WorkerOwner, invoice: InputDocument, document: InputDocument
    ) async throws(WorkerRefusal) -> ProofReport {
        guard case .proved(let report) = try await answer(.prove(request), owner, [invoice, document]).0 else {
            throw Self.unexpected
        }
        return report
    }

    /// Whether pictures of pages show what the original says.
    package func compare(
        _ request: PrintRequest, for owner: WorkerOwner, copy: InputDocument, original: InputDocument
    ) async throws(WorkerRefusal) -> PrintReport {
        guard case .compared(let report) = try await answer(.compare(request), owner, [copy, original]).0 else {
            throw Self.unexpected
        }
        return report
    }

    package func judge(
        _ request: JudgementRequest, for owner: WorkerOwner, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> VerificationReport {
        guard case .judged(let report) = try await answer(.judge(request), owner, documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    private func answer(
        _ request: WorkerRequest, _ owner: WorkerOwner, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> (WorkerAnswer, [UInt8]) {
        let (answer, bytes) = try await serve(request, owner.name, documents)
        if case .refused(let refusal) = answer { throw refusal }
        return (answer, bytes)
    }

    private static let unexpected = WorkerRefusal(
        code: "unsupported", message: "The worker answered another question. Its program may be of another version.")
}
