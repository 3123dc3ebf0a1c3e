import ArchiveModel
import FoundationEssentials
import LinuxSystem
import WorkerClient
import WorkerProtocol

/// The program's own sandboxed workers, for what needs no archive.
struct Worker: Sendable {
    private let lanes: WorkerLanes
    /// So many documents are worked on at once.
    let width: Int

    /// Throws `internal` when the program's own place cannot be found.
    ///
    /// - Parameter warmth: What the worker program prepares; all of it pays for many documents, or PDFs.
    init(_ warmth: WorkerWarmth = .everything) throws(CommandFailure) {
        do {
            width = max(1, ProcessInfo.processInfo.activeProcessorCount)
            lanes = WorkerLanes(
                try .sibling(inherited: ProcessInfo.processInfo.environment, warmth: warmth), lanes: width)
        } catch {
            throw CommandFailure(.internal, "The worker program cannot be found: \(error)")
        }
    }

    func examine(
        _ file: LocalFile, from: ExaminationRequest.FieldSource, rules: ExaminationRequest.Rules,
        scope: ExaminationRequest.Scope = .data, password: DocumentPassword? = nil, layout: LayoutUse? = nil
    ) async throws(CommandFailure) -> ExaminationReport {
        var request = ExaminationRequest(
            names: [file.name], from: from, rules: rules, today: SystemTime().now().date, scope: scope,
            password: password, layout: layout)
        guard case .examined(let report) = try await serve(.examine(request), [file.input]).0 else {
            throw Self.unexpected
        }
        guard report.needsRecognition else { return report.offeringPasswords }
        // A scan: asked again, of a worker that recognises text.
        request.recognisesText = true
        guard case .examined(let recognised) = try await serve(.examine(request), [file.input]).0 else {
            throw Self.unexpected
        }
        return recognised
    }

    /// How a scanned pile falls into documents.
    func divide(_ file: LocalFile) async throws(CommandFailure) -> BatchReport {
        guard case .divided(let report) = try await serve(.divide, [file.input]).0 else { throw Self.unexpected }
        return report
    }

    /// Some pages of a PDF or TIFF as a file of their own.
    func take(_ pages: [Int], from file: LocalFile) async throws(CommandFailure) -> [UInt8] {
        let (answer, bytes) = try await serve(.takePages(PageRequest(pages: pages)), [file.input])
        guard case .tookPages = answer else { throw Self.unexpected }
        return bytes
    }

    /// Where values stand on a file's pages.
    func learn(
        _ file: LocalFile, _ values: [String: String], known: [String], password: DocumentPassword?
    ) async throws(CommandFailure) -> LearnedPlaces {
        let request = LearningRequest(
            values: values, known: known, today: SystemTime().now().date, password: password)
        guard case .learned(let places) = try await serve(.learn(request), [file.input]).0 else {
            throw Self.unexpected
        }
        return places
    }

    func readTags(_ file: LocalFile) async throws(CommandFailure) -> TagReport {
        guard case .tags(let report) = try await serve(.readTags, [file.input]).0 else { throw Self.unexpected }
        return report
    }

    func judge(_ file: LocalFile, _ request: JudgementRequest) async throws(CommandFailure) -> VerificationReport {
        guard case .judged(let report) = try await serve(.judge(request), [file.input]).0 else { throw Self.unexpected }
        return report
    }

    /// The bytes to put behind the file's own.
    func prepare(_ file: LocalFile, _ request: PreparationRequest) async throws(CommandFailure) -> (
        PreparedIncrement, [UInt8]
    ) {
        let (answer, bytes) = try await serve(.prepare(request), [file.input])
        guard case .prepared(let increment) = answer else { throw Self.unexpected }
        return (increment, bytes)
    }

    /// The invoice in a file, as JSON of the semantic model.
    func transcribe(_ file: LocalFile) async throws(CommandFailure) -> (Transcription, [UInt8]) {
        let (answer, json) = try await serve(.transcribe, [file.input])
        guard case .transcribed(let transcription) = answer else { throw Self.unexpected }
        return (transcription, json)
    }

    /// A document of another syntax.
    func convert(
        _ invoice: [UInt8], _ request: ConversionRequest
    ) async throws(CommandFailure) -> (ConversionReport, [UInt8]) {
        let source = try memory(invoice)
        let (answer, document) = try await serve(.convert(request), [Self.input("invoice.json", source)])
        guard case .converted(let report) = answer else { throw Self.unexpected }
        return (report, document)
    }

    /// Throws `bad` where the document does not say what the invoice does.
    func prove(
        _ document: [UInt8], of invoice: [UInt8], _ request: ProofRequest
    ) async throws(CommandFailure) -> ProofReport {
        let files = (try memory(invoice), try memory(document))
        let inputs = [Self.input("invoice.json", files.0), Self.input("the document made", files.1)]
        guard case .proved(let report) = try await serve(.prove(request), inputs).0 else { throw Self.unexpected }
        return report
    }

    private func memory(_ bytes: [UInt8]) throws(CommandFailure) -> FileBytes {
        do { return try FileBytes(try MemoryFile(named: "invoice", sealing: bytes).file) } catch {
            throw CommandFailure(.internal, "There is no memory for the invoice: \(error)")
        }
    }

    private static func input(_ name: String, _ bytes: FileBytes) -> InputDocument {
        InputDocument(name: name, descriptor: bytes.descriptor, bytes: bytes)
    }

    /// Ends the workers.
    func close() { lanes.stop() }

    private func serve(
        _ request: WorkerRequest, _ documents: [InputDocument]
    ) async throws(CommandFailure) -> (WorkerAnswer, [UInt8]) {
        do { return try await lanes.serve(request, tenant: "cli", documents: documents) } catch {
            throw CommandFailure(error)
        }
    }

    private static let unexpected = CommandFailure(
        .internal, "The worker answered another question. Are both programs of one version?")
}

extension ExaminationReport {
    /// Only whoever asks on the command line can give a password.
    fileprivate var offeringPasswords: ExaminationReport {
        var report = self
        for index in report.findings.indices where report.findings[index].id == "encrypted" {
            report.findings[index].message += " Or give its password by --password-file."
        }
        return report
    }
}
