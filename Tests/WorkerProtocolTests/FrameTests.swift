import ArchiveModel
import Testing
import WorkerProtocol

@Suite struct `Messages between archive and worker` {
    @Test func `A header is 24 fixed bytes`() throws {
        let header = FrameHeader(kind: .reply, descriptors: 3, bodyLength: 0x0102_0304, sequence: 0xFF)
        #expect(
            header.bytes == [
                0x4C, 0x47, 0x57, 0x50, 2, 2, 3, 0, 4, 3, 2, 1, 0, 0, 0, 0, 0xFF, 0, 0, 0, 0, 0, 0, 0,
            ])
        #expect(try FrameHeader(header.bytes, limit: 1 << 30) == header)
    }

    @Test(arguments: [(0, FrameError.Code.foreign), (4, .version), (5, .unexpected), (14, .tooLong)])
    func `A header with a wrong byte is refused`(place: Int, code: FrameError.Code) throws {
        var bytes = FrameHeader(kind: .call, bodyLength: 1, sequence: 0).bytes
        bytes[place] = 200
        let error = #expect(throws: FrameError.self) { try FrameHeader(bytes, limit: 1_000) }
        #expect(error?.code == code)
    }

    @Test func `A short header is refused`() {
        #expect(throws: FrameError.self) { try FrameHeader([1, 2, 3], limit: 1_000) }
    }

    @Test func `Every request and answer survives the way`() throws {
        let day = CalendarDate(daysSince1970: 20_000)
        let anchor = JudgementRequest.Anchor(certificate: [0x30, 0x82], trust: .internal)
        let layout = TemplateLayout(
            sheets: [.init(file: "a.pdf", page: 2, on: .last, place: .init(x: -1.5, y: 2, width: 3, height: 4))],
            texts: [.init("{number}", y: 5, align: .right)], terms: ["a.pdf"], termsText: "§", inserts: ["a.pdf"])
        let requests: [WorkerRequest] = [
            .examine(ExaminationRequest(names: ["factura año.pdf"], from: .text, rules: .all, today: day)),
            .judge(JudgementRequest(subject: .document, anchors: [anchor], time: UTCTime(milliseconds: 1_234))),
            .readTags,
            .prepare(PreparationRequest(isTest: true, signature: .init(capacity: 9, time: UTCTime(milliseconds: 5)))),
            .confirm(
                PreparationRequest(
                    dressing: Dressing(layout: layout, files: ["a.pdf"], values: ["issuer": "Muñoz"], hasInserts: true))
            ),
            .inspectTemplate(TemplateInspectionRequest(layout: layout, names: ["a.pdf"])),
            .draw(DrawingRequest(page: 2, resolution: 75)),
        ]
        for request in requests {
            let call = WorkerCall(request: request, names: ["a\u{0}b"], outputCapacity: 7)
            let bytes = try Frame.bytes(.call, call, descriptors: 1, sequence: 4, limit: 1 << 20)
            let header = try FrameHeader(Array(bytes.prefix(FrameHeader.length)), limit: 1 << 20)
            #expect(Int(header.bodyLength) == bytes.count - FrameHeader.length)
            #expect(try Frame.body(Array(bytes.dropFirst(FrameHeader.length)), as: WorkerCall.self) == call)
        }
    }

    @Test func `A body over the limit is not sent`() {
        let call = WorkerCall(request: .readTags, names: [String(repeating: "x", count: 2_000)])
        let error = #expect(throws: FrameError.self) { try Frame.bytes(.call, call, limit: 1_000) }
        #expect(error?.code == .tooLong)
    }

    @Test func `Bytes that are no message are refused without a crash`() throws {
        let call = WorkerCall(
            request: .examine(ExaminationRequest(names: ["a"], today: CalendarDate(daysSince1970: 1))), names: ["a"])
        let bytes = try Frame.bytes(.call, call, limit: 1 << 20)
        var seed: UInt64 = 42
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var decoded = 0
        for _ in 0..<3_000 {
            var changed = bytes
            for _ in 0...next(4) { changed[next(changed.count)] = UInt8(next(256)) }
            if next(4) == 0 { changed = Array(changed.prefix(next(changed.count))) }
            guard let header = try? FrameHeader(Array(changed.prefix(FrameHeader.length)), limit: 1 << 20) else {
                continue
            }
            let body = Array(changed.dropFirst(FrameHeader.length).prefix(Int(header.bodyLength)))
            if (try? Frame.body(body, as: WorkerCall.self)) != nil { decoded += 1 }
        }
        #expect(decoded < 3_000)
    }

    @Test func `Reading tags may take longer than anything else`() {
        let limits = WorkerLimits(processorSeconds: 10, wallMilliseconds: 30_000)
        #expect(limits.processorSeconds(for: .readTags) == 60)
        #expect(limits.wallMilliseconds(for: .readTags) == 180_000)
        #expect(limits.processorSeconds(for: .prepare(PreparationRequest())) == 10)
        #expect(limits.wallMilliseconds(for: .prepare(PreparationRequest())) == 30_000)
    }

    @Test func `Only the asked question is answered`() {
        let tags = WorkerAnswer.tags(TagReport(pages: [], findings: []))
        #expect(WorkerRequest.readTags.isAnswered(by: tags))
        #expect(!WorkerRequest.prepare(PreparationRequest()).isAnswered(by: tags))
        #expect(WorkerRequest.readTags.isAnswered(by: .refused(WorkerRefusal(code: "crashed", message: ""))))
    }
}
