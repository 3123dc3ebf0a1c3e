import LinuxSystem
import Synchronization
import WorkerProtocol

/// The running worker program: starts it when needed, starts it again when it died, and asks it for children.
final class ZygoteConnection: Sendable {
    private struct Running: Sendable {
        var process: ChildProcess
        var control: FrameConnection
        var sequence: UInt64 = 0
    }

    private let configuration: WorkerConfiguration
    private let running = Mutex<Running?>(nil)

    init(_ configuration: WorkerConfiguration) { self.configuration = configuration }

    deinit { stop() }

    /// A new child. A program that died since the last order is started once more.
    func fork(_ mode: WorkerMode) throws(WorkerRefusal) -> Child {
        let outcome = running.withLock { state -> Result<Child, WorkerRefusal> in
            var last: WorkerRefusal?
            for _ in 0..<2 {
                do throws(WorkerRefusal) {
                    return .success(try order(mode, &state))
                } catch {
                    last = error
                    if let lost = state { Self.end(lost) }
                    state = nil
                }
            }
            return .failure(last ?? Self.unavailable("it could not be started"))
        }
        return try outcome.get()
    }

    /// Ends a child, whatever it does, and tells how it ended; nil when the program is gone as well.
    func end(_ child: Child) -> ReapedChild? {
        child.handle.kill()
        return running.withLock { state -> ReapedChild? in
            guard var current = state else { return nil }
            current.sequence += 1
            let deadline = Deadline.after(milliseconds: configuration.startMilliseconds)
            do throws(ConversationFailure) {
                let limit = configuration.limits.callLength
                try current.control.send(
                    .reap, ReapOrder(process: child.process), sequence: current.sequence, limit: limit, until: deadline)
                let (end, _) = try current.control.receive(
                    .reaped, as: ReapedChild.self, sequence: current.sequence, limit: limit, until: deadline)
                state = current
                return end
            } catch {
                // A refusal means the child is unknown there, which it is after the program was started again.
                if case .refused = error {
                    state = current
                } else {
                    Self.end(current)
                    state = nil
                }
                return nil
            }
        }
    }

    /// Ends the program; its children end with it.
    func stop() {
        running.withLock { state in
            if let current = state { Self.end(current) }
            state = nil
        }
    }

    private func order(_ mode: WorkerMode, _ state: inout Running?) throws(WorkerRefusal) -> Child {
        let (ours, theirs): (SocketStream, SocketStream)
        var current: Running
        do {
            current = if let state { state } else { try start() }
            (ours, theirs) = try SocketStream.pair()
        } catch {
            throw Self.unavailable("\(error)")
        }
        current.sequence += 1
        state = current
        let deadline = Deadline.after(milliseconds: configuration.startMilliseconds)
        let limits = configuration.limits
        do throws(ConversationFailure) {
            try current.control.send(
                .fork, ForkOrder(mode: mode, limits: limits), descriptors: [theirs.file.number],
                sequence: current.sequence, limit: limits.callLength, until: deadline)
            let (forked, handles) = try current.control.receive(
                .forked, as: ForkedChild.self, sequence: current.sequence, limit: limits.callLength, descriptors: 1,
                until: deadline)
            guard let handle = handles.first else { throw ConversationFailure.nonsense("no process handle came") }
            return Child(
                process: forked.process, handle: ProcessHandle(handle), connection: FrameConnection(stream: ours),
                limits: limits, mode: mode)
        } catch {
            throw Self.refusal(error)
        }
    }

    private static func refusal(_ failure: ConversationFailure) -> WorkerRefusal {
        switch failure {
        case .refused(let refusal): refusal
        case .timedOut: unavailable("it did not answer in time")
        case .disconnected: unavailable("it ended at once")
        case .nonsense(let text): unavailable(text)
        }
    }

    private func start() throws(SystemError) -> Running {
        let (ours, theirs) = try SocketStream.pair()
        let process = try ChildProcess(
            program: configuration.program, arguments: configuration.warmth.arguments,
            environment: configuration.environment,
            socket: theirs.file.number)
        return Running(process: process, control: FrameConnection(stream: ours))
    }

    private static func end(_ running: Running) {
        running.process.kill()
        _ = try? running.process.wait()
    }

    private static func unavailable(_ cause: String) -> WorkerRefusal {
        WorkerRefusal(
            code: "unavailable",
            message: "The worker program does not run: \(cause). Nothing is known about the document; try again later.")
    }
}
