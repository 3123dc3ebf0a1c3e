import ArchiveModel
import Glibc
import LinuxSystem
import WorkerProtocol

/// The whole of a worker program but its operations.
package enum WorkerProgram {
    /// Runs as a zygote on descriptor 3, as `WorkerClient` starts it. Returns the process's exit code.
    package static func run(_ operations: WorkerOperations) -> Int32 {
        do {
            _ = try PeerCredentials(of: Zygote.controlDescriptor)
        } catch {
            return complain("legajo-worker is started by legajo and legajo-archive, not by hand.", 64)
        }
        // Where this is not allowed the kernel chooses by size alone; nothing else changes.
        try? Fork.volunteerForMemoryShortage()
        Program.nameThread("legajo-worker")
        let warmth = WorkerWarmth(arguments: CommandLine.arguments.dropFirst())
        let answers = operations.warmUp(warmth)
        if warmth == .everything { rehearse(answers) }
        let control = FrameSocket(stream: SocketStream(FileDescriptor(owning: Zygote.controlDescriptor)))
        do {
            return try Zygote(control: control, operations: operations).run()
        } catch {
            return complain("legajo-worker: \(error)", 70)
        }
    }

    /// Writes and reads messages like those to come. What goes wrong here goes wrong again where it can be told.
    private static func rehearse(_ answers: [WorkerAnswer]) {
        let limit = WorkerLimits().replyLength
        let day = CalendarDate(daysSince1970: 20_000)
        let place = PreparationRequest.SignaturePlace(capacity: 1, time: UTCTime(milliseconds: 0), reason: "")
        let requests: [WorkerRequest] = [
            .examine(ExaminationRequest(names: [""], today: day)), .readTags,
            .judge(JudgementRequest(subject: .document, anchors: [], time: UTCTime(milliseconds: 0))),
            .prepare(PreparationRequest(isTest: true, signature: place)),
            .confirm(PreparationRequest(isTest: true, signature: place)),
        ]
        for request in requests {
            let call = WorkerCall(request: request, names: [""], outputCapacity: 0)
            guard let bytes = try? Frame.bytes(.call, call, limit: limit) else { continue }
            _ = try? Frame.body(Array(bytes.dropFirst(FrameHeader.length)), as: WorkerCall.self)
        }
        let hello = WorkerHello(mode: .reader, landlock: 1, isFiltered: true)
        _ = try? Frame.bytes(.hello, hello, limit: limit)
        for answer in answers { _ = try? Frame.bytes(.reply, WorkerReply(answer: answer), limit: limit) }
    }

    private static func complain(_ message: String, _ code: Int32) -> Int32 {
        let line = Array((message + "\n").utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
        return code
    }
}
