import LinuxSystem
import WorkerProtocol

/// The process the archive starts: warms up once, then forks a child for every order. It opens no document itself
/// and never becomes multi-threaded, so that a fork is safe at any time.
struct Zygote {
    /// The control connection's number; `ChildProcess` puts it there.
    static let controlDescriptor: Int32 = 3
    /// An order is small.
    private static let orderLimit = 64 << 10

    let control: FrameSocket
    let operations: WorkerOperations

    /// Serves orders until the archive closes the connection. Returns the exit code, in a child the child's.
    func run() throws(FrameError) -> Int32 {
        while true {
            let arrival: FrameSocket.Arrival
            do {
                guard let next = try control.receive(limit: Self.orderLimit, descriptors: 1) else { return 0 }
                arrival = next
            } catch {
                throw FrameError(code: .unexpected, message: error.message)
            }
            switch arrival.header.kind {
            case .fork:
                if let exitCode = try fork(arrival) { return exitCode }
            case .reap: try reap(arrival)
            default:
                throw FrameError(code: .unexpected, message: "The archive sent a message a worker does not know.")
            }
        }
    }

    /// Nil in the zygote, the exit code in the child.
    private func fork(_ arrival: FrameSocket.Arrival) throws(FrameError) -> Int32? {
        let order = try Frame.body(arrival.body, as: ForkOrder.self)
        guard let socket = arrival.descriptors.first else {
            throw FrameError(code: .unexpected, message: "The order to fork came without the child's socket.")
        }
        // Only now: most zygotes never see a scan, and the data takes 55 MB and a sixth of a second.
        if order.mode == .recogniser { operations.loadRecognition() }
        let parent = Fork.ownIdentifier
        let child: Int32
        let handle: ProcessHandle
        do {
            guard case .parent(let identifier) = try Fork.split() else {
                // The numbers change owner in the child: neither object may close its number there, so both must
                // live until the process ends, which `become` does without returning.
                return withExtendedLifetime((socket, control)) { become(order, socket.number, parent: parent) }
            }
            child = identifier
            handle = try ProcessHandle(process: identifier)
        } catch {
            try refuse(arrival, "No worker could be forked: \(error). Look at the machine's limits.")
            return nil
        }
        try control.send(
            .forked, ForkedChild(process: child), descriptors: [handle.file.number],
            sequence: arrival.header.sequence, limit: Self.orderLimit)
        return nil
    }

    private func become(_ order: ForkOrder, _ socket: Int32, parent: Int32) -> Int32 {
        do {
            try Fork.endWithParent(parent)
            try Fork.silenceErrors()
            try Fork.keepOnly(socket, as: Self.controlDescriptor)
            Program.nameThread("legajo-\(order.mode.rawValue)")
        } catch {
            Fork.exit(WorkerChild.ExitCode.noSandbox)
        }
        let connection = FrameSocket(stream: SocketStream(FileDescriptor(owning: Self.controlDescriptor)))
        let code = WorkerChild(socket: connection, order: order, operations: operations).run()
        Fork.exit(code)
        return code
    }

    private func reap(_ arrival: FrameSocket.Arrival) throws(FrameError) {
        let order = try Frame.body(arrival.body, as: ReapOrder.self)
        let end: ProcessEnd
        do {
            end = try Fork.wait(for: order.process)
        } catch {
            return try refuse(arrival, "\(error)")
        }
        let reaped = ReapedChild(exitCode: end.exitCode, signal: end.signal, peakKibibytes: end.peakKibibytes)
        try control.send(.reaped, reaped, sequence: arrival.header.sequence, limit: Self.orderLimit)
    }

    private func refuse(_ arrival: FrameSocket.Arrival, _ message: String) throws(FrameError) {
        let refusal = WorkerRefusal(code: "unavailable", message: message)
        try control.send(.failed, refusal, sequence: arrival.header.sequence, limit: Self.orderLimit)
    }
}
