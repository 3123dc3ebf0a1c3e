import ArchiveModel
import Testing
import WorkerProtocol
import WorkerService

@Suite struct `What a child answers` {
    private let operations = WorkerOperations(
        warmUp: { _ in [] },
        examine: { _, _ in ExaminationReport(files: [], verdict: .valid) },
        judge: { _, _ in VerificationReport(verdict: .invalid) },
        readTags: { _ in TagReport(pages: [], findings: []) },
        prepare: { _, source, _ in
            (PreparedIncrement(sourceLength: source.length, incrementLength: 2, pages: 1, objects: [7]), [1, 2])
        },
        confirm: { _, _, _, _ in },
        inspectTemplate: { request, files in TemplateInspection(pages: files.map { _ in 1 }, findings: []) },
        draw: { request, _ in (DrawnPage(page: request.page, pages: 1), [3]) })

    private let document = InputDocument(name: "a.pdf", descriptor: -1, bytes: MemoryBytes([1, 2, 3]))

    private static let requests: [WorkerRequest] = [
        .examine(ExaminationRequest(names: ["a.pdf"], today: CalendarDate(daysSince1970: 20_000))),
        .judge(JudgementRequest(subject: .document, anchors: [], time: UTCTime(milliseconds: 0))),
        .readTags,
        .prepare(PreparationRequest(isTest: true)),
        .inspectTemplate(TemplateInspectionRequest(layout: TemplateLayout(), names: ["a.pdf"])),
        .draw(DrawingRequest(page: 1)),
    ]

    @Test(arguments: requests)
    func `A request is answered in its own mode only`(request: WorkerRequest) {
        for mode in [WorkerMode.reader, .writer] {
            let (answer, increment) = operations.answer(request, [document], in: mode)
            #expect(request.isAnswered(by: answer))
            if case .refused(let refusal) = answer {
                #expect(mode != request.mode)
                #expect(refusal.code == "unsupported")
                #expect(increment.isEmpty)
            } else {
                #expect(mode == request.mode)
            }
        }
    }

    @Test func `Only a preparation and a drawing have bytes beside them`() {
        for request in Self.requests {
            let (answer, increment) = operations.answer(request, [document], in: request.mode)
            if case .prepared(let prepared) = answer {
                #expect(increment == [1, 2])
                #expect(prepared.sourceLength == 3)
            } else if case .drawn = answer {
                #expect(increment == [3])
            } else {
                #expect(increment.isEmpty)
            }
        }
    }

    @Test func `A request without a file is refused`() {
        let (answer, _) = operations.answer(.readTags, [], in: .reader)
        guard case .refused(let refusal) = answer else {
            Issue.record("answered \(answer)")
            return
        }
        #expect(refusal.code == "unsupported")
    }
}
