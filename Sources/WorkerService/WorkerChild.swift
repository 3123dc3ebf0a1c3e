import ArchiveModel
import LinuxSystem
import WorkerProtocol

/// A forked child: closes the sandbox around itself, then serves documents of one tenant until it has served its
/// share or the archive closes the connection.
struct WorkerChild {
    /// Ends of a child, seen by the archive only when something is wrong.
    enum ExitCode {
        static let done: Int32 = 0
        static let protocolBroken: Int32 = 65
        static let noSandbox: Int32 = 71
    }

    let socket: FrameSocket
    let order: ForkOrder
    let operations: WorkerOperations

    /// Runs to the end and tells the exit code.
    func run() -> Int32 {
        let limits = sandboxLimits
        do {
            let strength = try Sandbox.enter(limits)
            let hello = WorkerHello(mode: order.mode, landlock: strength.landlock, isFiltered: strength.isFiltered)
            try socket.send(.hello, hello, limit: order.limits.replyLength)
        } catch {
            let refusal = WorkerRefusal(
                code: "unavailable", message: "The worker's sandbox could not be closed: \(error).")
            try? socket.send(.failed, refusal, limit: order.limits.replyLength)
            return ExitCode.noSandbox
        }
        do {
            for _ in 0..<order.limits.documents {
                guard
                    let arrival = try socket.receive(
                        limit: order.limits.callLength, descriptors: order.limits.inputs + 1)
                else { return ExitCode.done }
                guard arrival.header.kind == .call else { return ExitCode.protocolBroken }
                let call = try Frame.body(arrival.body, as: WorkerCall.self)
                let seconds = order.limits.processorSeconds(for: call.request)
                try Sandbox.allowProcessorTime(seconds: seconds, of: limits)
                try serve(call, arrival)
            }
            return ExitCode.done
        } catch {
            return ExitCode.protocolBroken
        }
    }

    private var sandboxLimits: Sandbox.Limits {
        let limits = order.limits
        // Descriptors: the standard three, the socket, inputs and output, and what C readers duplicate.
        return Sandbox.Limits(
            addressSpace: limits.addressSpace, openFiles: 3 * limits.inputs + 16,
            processorSeconds: limits.processorSeconds(ofChildIn: order.mode))
    }

    private func serve(_ call: WorkerCall, _ arrival: FrameSocket.Arrival) throws(FrameError) {
        var (answer, increment) = perform(call, arrival.descriptors)
        if !increment.isEmpty {
            do {
                try deliver(increment, call, arrival.descriptors)
            } catch {
                (answer, increment) = (.refused(error), [])
            }
        }
        let reply = WorkerReply(answer: answer, incrementLength: UInt64(increment.count))
        do {
            try send(reply, arrival.header.sequence)
        } catch {
            guard error.code == .tooLong || error.code == .body else { throw error }
            // Nothing was sent yet: the report itself could not be put into a message.
            let refusal = WorkerRefusal(
                code: error.code == .tooLong ? "too-large" : "unreadable",
                message: "What was found in the document does not fit an answer: \(error.message)")
            try send(WorkerReply(answer: .refused(refusal)), arrival.header.sequence)
        }
    }

    private func send(_ reply: WorkerReply, _ sequence: UInt64) throws(FrameError) {
        try socket.send(.reply, reply, sequence: sequence, limit: order.limits.replyLength)
    }

    private func perform(_ call: WorkerCall, _ descriptors: [FileDescriptor]) -> (WorkerAnswer, increment: [UInt8]) {
        let expected = call.names.count + (call.outputCapacity == nil ? 0 : 1)
        guard descriptors.count == expected else {
            let message = "The request names \(expected) files and \(descriptors.count) came."
            return (.refused(WorkerRefusal(code: "unsupported", message: message)), [])
        }
        var documents: [InputDocument] = []
        for (name, file) in zip(call.names, descriptors) {
            do {
                documents.append(InputDocument(name: name, descriptor: file.number, bytes: try FileBytes(file)))
            } catch {
                let message = "\(name) cannot be read: \(error)."
                return (.refused(WorkerRefusal(code: "unreadable", message: message)), [])
            }
        }
        return operations.answer(call.request, documents, in: order.mode)
    }

    private func deliver(
        _ increment: [UInt8], _ call: WorkerCall, _ descriptors: [FileDescriptor]
    ) throws(WorkerRefusal) {
        guard let output = descriptors.last, let capacity = call.outputCapacity, UInt64(increment.count) <= capacity
        else {
            throw WorkerRefusal(
                code: "too-large",
                message: "The increment has \(increment.count) bytes, \(call.outputCapacity ?? 0) are allowed.")
        }
        do {
            try MemoryFile.fill(output, with: increment)
        } catch {
            throw WorkerRefusal(code: "out-of-memory", message: "The increment could not be handed over: \(error).")
        }
    }
}
