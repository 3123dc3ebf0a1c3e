import LinuxSystem
import WorkerProtocol

/// A forked, sandboxed worker process as the archive sees it. One lane at a time uses it.
struct Child: Sendable {
    let process: Int32
    let handle: ProcessHandle
    let connection: FrameConnection
    let limits: WorkerLimits
    let mode: WorkerMode
    /// Documents asked for so far.
    private(set) var served = 0
    /// What it said of its sandbox; known after the first answer.
    private(set) var hello: WorkerHello?

    init(process: Int32, handle: ProcessHandle, connection: FrameConnection, limits: WorkerLimits, mode: WorkerMode) {
        self.process = process
        self.handle = handle
        self.connection = connection
        self.limits = limits
        self.mode = mode
    }

    /// It has served its share and ends by itself.
    var isSpent: Bool { served >= limits.documents }

    /// Asks and waits. After a failure the child is of no use any more.
    mutating func serve(_ call: WorkerCall, descriptors: [Int32]) throws(ConversationFailure) -> WorkerReply {
        served += 1
        let sequence = UInt64(served)
        let deadline = Deadline.after(milliseconds: limits.wallMilliseconds(for: call.request))
        try connection.send(
            .call, call, descriptors: descriptors, sequence: sequence, limit: limits.callLength, until: deadline)
        if hello == nil {
            let (greeting, _) = try connection.receive(
                .hello, as: WorkerHello.self, sequence: 0, limit: limits.callLength, until: deadline)
            guard greeting.mode == mode else {
                throw .nonsense("It is a \(greeting.mode.rawValue), not a \(mode.rawValue).")
            }
            hello = greeting
        }
        let (reply, _) = try connection.receive(
            .reply, as: WorkerReply.self, sequence: sequence, limit: limits.replyLength, until: deadline)
        guard call.request.isAnswered(by: reply.answer) else { throw .nonsense("It answered another question.") }
        guard reply.incrementLength <= call.outputCapacity ?? 0 else {
            throw .nonsense("It claims an increment of \(reply.incrementLength) bytes.")
        }
        return reply
    }
}
