import ArchiveModel
import Extraction
import LinuxSystem
import PAdES
import Tagging
import WorkerProtocol

/// What the zygote does once before it forks: it reads documents of our own, so that fontconfig, poppler, libxml2
/// and OpenSSL load their files and tables while files can still be opened, and children inherit them filled.
enum ReaderWarmUp {
    /// The answers, for the harness to write as messages. What fails here fails again in a child, where it is told.
    ///
    /// For data alone nothing is needed from files but the schemas; where it is little, what a child fills by itself is left to
    /// it, for it may be the only one.
    static func run(_ warmth: WorkerWarmth) -> [WorkerAnswer] {
        switch warmth {
        case .littleData:
            Examiner.warmUpParser()
            _ = InstalledSchemas.all
            return []
        case .data:
            Examiner.warmUpRules()
            try? InstalledSchemas.all.compileAll()
            return document("a.xml", SampleDocument.ubl).map { [examined($0)] } ?? []
        case .everything: return readAll()
        }
    }

    private static func readAll() -> [WorkerAnswer] {
        CharacterSets.keepLoaded()
        Examiner.warmUp()
        _ = InstalledTypefaces.opened
        try? InstalledSchemas.all.compileAll()
        var answers: [WorkerAnswer] = []
        for (name, bytes) in [("a.pdf", SampleDocument.pdf), ("a.xml", SampleDocument.ubl)] {
            guard let document = document(name, bytes) else { continue }
            answers.append(examined(document))
            if let tags = try? PageTagReader.read(document) { answers.append(.tags(tags)) }
            let judgement = JudgementRequest(subject: .document, anchors: [], time: UTCTime(milliseconds: 0))
            if let report = try? DocumentJudge.judge(judgement, documents: [document]) {
                answers.append(.judged(report))
            }
        }
        return answers + prepareOne()
    }

    private static func document(_ name: String, _ bytes: [UInt8]) -> InputDocument? {
        guard let source = try? FileBytes(MemoryFile(named: name, sealing: bytes).file) else { return nil }
        return InputDocument(name: name, descriptor: source.descriptor, bytes: source)
    }

    private static func examined(_ document: InputDocument) -> WorkerAnswer {
        let request = ExaminationRequest(names: [document.name], today: CalendarDate(daysSince1970: 20_000))
        return .examined(Examiner.examine(request, documents: [document], schemas: InstalledSchemas.all))
    }

    /// A page tagged and confirmed, so that the child made for one confirmation need not fill tables of its own.
    private static func prepareOne() -> [WorkerAnswer] {
        let request = PreparationRequest(
            id: DocumentID(values: [UInt8](repeating: 0, count: 11)), isTest: true,
            signature: .init(capacity: 4_096, time: UTCTime(milliseconds: 0)))
        let source = MemoryBytes(SampleDocument.pdf)
        guard let (prepared, increment) = try? PagePreparation.prepare(request, source: source) else { return [] }
        try? PreparationCheck.check(MemoryBytes(increment), of: request, source: source)
        return [.prepared(prepared), .confirmed]
    }
}
