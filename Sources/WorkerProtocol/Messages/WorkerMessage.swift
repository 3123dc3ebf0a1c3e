package import ArchiveModel

/// What a worker child is for; fixed when it is forked.
package enum WorkerMode: String, Hashable, Sendable, Codable {
    /// Opens strangers' bytes: poppler, libxml2, zbar, foreign CMS. Its answers are claims.
    case reader
    /// A reader that also recognises the text in pictures of pages; its zygote loaded the languages' data.
    case recogniser
    /// Memory-safe Swift only: makes increments.
    case writer
}

/// A request to a worker child. The files travel beside it as read-only descriptors.
package enum WorkerRequest: Hashable, Sendable, Codable {
    case examine(ExaminationRequest)
    case judge(JudgementRequest)
    case readTags
    /// How a scanned pile falls into documents.
    case divide
    /// Whether pictures of pages, the first file, show what an original, the second, says.
    case compare(PrintRequest)
    /// Some pages as a file of their own; its bytes come beside the answer.
    case takePages(PageRequest)
    case prepare(PreparationRequest)
    /// Whether a source and an increment beside it are what this order makes of the source; refused as `differs` if not.
    case confirm(PreparationRequest)
    /// The invoice in a document, as JSON of the semantic model beside the answer.
    case transcribe
    /// A document of another syntax from an invoice's JSON; its bytes come beside the answer.
    case convert(ConversionRequest)
    /// Whether the second file says what the invoice in the first, JSON, does; refused as `differs` if not.
    case prove(ProofRequest)
    /// Whether a template's files can be put on documents.
    case inspectTemplate(TemplateInspectionRequest)
    /// A page as a picture; the PNG comes beside the answer.
    case draw(DrawingRequest)
    /// Where values stand on a document's pages.
    case learn(LearningRequest)

    /// Whether a child that has served nobody serves it, and nobody after it: what is proved of one document must not hang
    /// on what another did to the child.
    package var wantsFreshChild: Bool {
        switch self {
        case .judge: true
        // What draws strangers' text by libraries in C never makes what is signed.
        case .convert(let request): request.target == .pdf || request.target == .facturx
        case .examine, .readTags, .divide, .compare, .takePages, .prepare, .confirm, .transcribe, .prove,
            .inspectTemplate, .draw, .learn:
            false
        }
    }

    /// Whether bytes come beside the answer.
    package var makesIncrement: Bool {
        switch self {
        case .prepare, .takePages, .transcribe, .convert, .draw: true
        case .examine, .judge, .readTags, .divide, .compare, .confirm, .prove, .inspectTemplate, .learn: false
        }
    }

    /// The only mode that serves it.
    package var mode: WorkerMode {
        switch self {
        case .examine(let request): request.recognisesText ? .recogniser : .reader
        case .judge, .readTags, .divide, .transcribe, .prove, .inspectTemplate, .draw, .learn: .reader
        case .compare: .recogniser
        // What confirms must be no easier to take over than what prepares.
        case .prepare, .confirm, .convert, .takePages: .writer
        }
    }
}

/// A worker's answer. Bytes of an increment come beside it in a sealed memory file.
package enum WorkerAnswer: Hashable, Sendable, Codable {
    // Large: passed by reference.
    indirect case examined(ExaminationReport)
    case judged(VerificationReport)
    case tags(TagReport)
    case divided(BatchReport)
    case compared(PrintReport)
    case tookPages
    case prepared(PreparedIncrement)
    case confirmed
    case transcribed(Transcription)
    case converted(ConversionReport)
    case proved(ProofReport)
    case inspectedTemplate(TemplateInspection)
    case drawn(DrawnPage)
    case learned(LearnedPlaces)
    case refused(WorkerRefusal)
}

/// Why a worker could not serve a document: `unreadable`, `encrypted`, `too-large`, `unsupported`,
/// `differs`, `not-convertible`, `template-unfit`, `crashed`, `timed-out`, `slow`, `out-of-memory`.
package struct WorkerRefusal: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    package var code: String
    /// What is wrong with the document and what to do.
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }
}
