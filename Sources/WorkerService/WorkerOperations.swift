package import ArchiveModel
package import WorkerProtocol

/// What a worker can do, one closure per request. The program plugs in the real ones, tests their own.
package struct WorkerOperations {
    package typealias Examine = (ExaminationRequest, [InputDocument]) throws(WorkerRefusal) -> ExaminationReport
    package typealias Judge = (JudgementRequest, [InputDocument]) throws(WorkerRefusal) -> VerificationReport
    package typealias ReadTags = (InputDocument) throws(WorkerRefusal) -> TagReport
    /// A source, and the files of its dressing.
    package typealias Prepare =
        (PreparationRequest, any ByteSource, [any ByteSource]) throws(WorkerRefusal) -> (PreparedIncrement, [UInt8])
    /// A source, an increment of somebody else's making, and the files of the dressing.
    package typealias Confirm =
        (PreparationRequest, any ByteSource, any ByteSource, [any ByteSource]) throws(WorkerRefusal) -> Void
    package typealias Transcribe = (InputDocument) throws(WorkerRefusal) -> (Transcription, [UInt8])
    package typealias Convert =
        (ConversionRequest, any ByteSource) throws(WorkerRefusal) -> (ConversionReport, [UInt8])
    /// An invoice's JSON, and a document made of it.
    package typealias Prove = (ProofRequest, any ByteSource, InputDocument) throws(WorkerRefusal) -> ProofReport
    package typealias InspectTemplate =
        (TemplateInspectionRequest, [any ByteSource]) throws(WorkerRefusal) -> TemplateInspection
    package typealias Draw = (DrawingRequest, InputDocument) throws(WorkerRefusal) -> (DrawnPage, [UInt8])
    package typealias Learn = (LearningRequest, InputDocument) throws(WorkerRefusal) -> LearnedPlaces

    package typealias Divide = (InputDocument) throws(WorkerRefusal) -> BatchReport
    /// The copy, then the original.
    package typealias Compare = (PrintRequest, [InputDocument]) throws(WorkerRefusal) -> PrintReport
    package typealias TakePages = (PageRequest, any ByteSource) throws(WorkerRefusal) -> [UInt8]

    /// Runs once in the zygote, before any child is forked and outside every sandbox: what a child could no
    /// longer open (fonts, character sets, schemas) is loaded here. Answers it gives are written as messages once,
    /// so that children inherit the runtime's filled tables (measured: 2 ms of a child's first document).
    package var warmUp: (WorkerWarmth) -> [WorkerAnswer]
    /// Runs in the zygote before the first recogniser is forked: loads what recognising text needs; does nothing when
    /// asked again.
    package var loadRecognition: () -> Void
    package var examine: Examine
    package var judge: Judge
    package var readTags: ReadTags
    package var prepare: Prepare
    package var confirm: Confirm
    package var transcribe: Transcribe
    package var convert: Convert
    package var prove: Prove
    package var inspectTemplate: InspectTemplate
    package var draw: Draw
    package var divide: Divide
    package var compare: Compare
    package var takePages: TakePages
    package var learn: Learn

    package init(
        warmUp: @escaping (WorkerWarmth) -> [WorkerAnswer], loadRecognition: @escaping () -> Void = {},
        examine: @escaping Examine, judge: @escaping Judge,
        readTags: @escaping ReadTags, prepare: @escaping Prepare, confirm: @escaping Confirm,
        transcribe: @escaping Transcribe = { _ throws(WorkerRefusal) in throw .notServed },
        convert: @escaping Convert = { _, _ throws(WorkerRefusal) in throw .notServed },
        prove: @escaping Prove = { _, _, _ throws(WorkerRefusal) in throw .notServed },
        inspectTemplate: @escaping InspectTemplate = { _, _ throws(WorkerRefusal) in throw .notServed },
        draw: @escaping Draw = { _, _ throws(WorkerRefusal) in throw .notServed },
        divide: @escaping Divide = { _ throws(WorkerRefusal) in throw .notServed },
        compare: @escaping Compare = { _, _ throws(WorkerRefusal) in throw .notServed },
        takePages: @escaping TakePages = { _, _ throws(WorkerRefusal) in throw .notServed },
        learn: @escaping Learn = { _, _ throws(WorkerRefusal) in throw .notServed }
    ) {
        self.learn = learn
        self.warmUp = warmUp
        self.loadRecognition = loadRecognition
        self.examine = examine
        self.judge = judge
        self.readTags = readTags
        self.prepare = prepare
        self.confirm = confirm
        self.transcribe = transcribe
        self.convert = convert
        self.prove = prove
        self.inspectTemplate = inspectTemplate
        self.draw = draw
        self.divide = divide
        self.compare = compare
        self.takePages = takePages
    }

    /// Serves one request in a child of that mode; every failure becomes a refusal.
    package func answer(
        _ request: WorkerRequest, _ documents: [InputDocument], in mode: WorkerMode
    ) -> (WorkerAnswer, increment: [UInt8]) {
        do throws(WorkerRefusal) {
            guard request.mode == mode else {
                throw WorkerRefusal(
                    code: "unsupported",
                    message: "A \(mode.rawValue) was asked for what only a \(request.mode.rawValue) does.")
            }
            guard let first = documents.first else {
                throw WorkerRefusal(code: "unsupported", message: "The request names no file. Send at least one.")
            }
            switch request {
            case .examine(let details): return (.examined(try examine(details, documents)), [])
            case .judge(let details): return (.judged(try judge(details, documents)), [])
            case .readTags: return (.tags(try readTags(first)), [])
            case .divide: return (.divided(try divide(first)), [])
            case .compare(let details): return (.compared(try compare(details, documents)), [])
            case .takePages(let details): return (.tookPages, try takePages(details, first.bytes))
            case .prepare(let details):
                let (increment, bytes) = try prepare(details, first.bytes, documents.dropFirst().map(\.bytes))
                return (.prepared(increment), bytes)
            case .confirm(let details):
                guard documents.count >= 2 else {
                    throw WorkerRefusal(code: "unsupported", message: "The increment beside the source is missing.")
                }
                try confirm(details, first.bytes, documents[1].bytes, documents.dropFirst(2).map(\.bytes))
                return (.confirmed, [])
            case .transcribe:
                let (transcription, json) = try transcribe(first)
                return (.transcribed(transcription), json)
            case .convert(let details):
                let (report, bytes) = try convert(details, first.bytes)
                return (.converted(report), bytes)
            case .prove(let details):
                guard documents.count == 2 else {
                    throw WorkerRefusal(code: "unsupported", message: "The document beside the invoice is missing.")
                }
                return (.proved(try prove(details, first.bytes, documents[1])), [])
            case .draw(let details):
                let (page, picture) = try draw(details, first)
                return (.drawn(page), picture)
            case .learn(let details): return (.learned(try learn(details, first)), [])
            case .inspectTemplate(let details):
                return (.inspectedTemplate(try inspectTemplate(details, documents.map(\.bytes))), [])
            }
        } catch {
            return (.refused(error), [])
        }
    }
}

extension WorkerRefusal {
    /// Of a request that a program does not plug in.
    package static let notServed = WorkerRefusal(
        code: "unsupported", message: "This worker does not serve that request.")
}
