import LinuxSystem
package import WorkerProtocol

/// Why a conversation with a worker ended without an answer.
package enum ConversationFailure: Error {
    case timedOut
    /// The process is gone.
    case disconnected
    /// It answered what the protocol does not allow.
    case nonsense(String)
    /// It said itself that it cannot serve.
    case refused(WorkerRefusal)

    init(_ error: SystemError) {
        if error.isTimeout {
            self = .timedOut
        } else if error.isDisconnect {
            self = .disconnected
        } else {
            self = .nonsense(error.description)
        }
    }
}

/// Frames over the archive's end of a socket, always with a deadline: the other side may be a stranger's code.
struct FrameConnection: Sendable {
    let stream: SocketStream

    func send(
        _ kind: FrameHeader.Kind, _ body: some Encodable, descriptors: [Int32] = [], sequence: UInt64, limit: Int,
        until deadline: Deadline
    ) throws(ConversationFailure) {
        let bytes: [UInt8]
        do {
            bytes = try Frame.bytes(kind, body, descriptors: descriptors.count, sequence: sequence, limit: limit)
        } catch {
            throw .refused(WorkerRefusal(code: "too-large", message: error.message))
        }
        do {
            try stream.send(bytes, descriptors: descriptors, until: deadline)
        } catch {
            throw ConversationFailure(error)
        }
    }

    /// The next frame, which must be of the kind and sequence expected.
    func receive<Value: Decodable>(
        _ kind: FrameHeader.Kind, as type: Value.Type, sequence: UInt64, limit: Int, descriptors: Int = 0,
        until deadline: Deadline
    ) throws(ConversationFailure) -> (Value, [FileDescriptor]) {
        let head = try receive(FrameHeader.length, descriptors: descriptors, until: deadline)
        let header: FrameHeader
        do {
            header = try FrameHeader(head.bytes, limit: limit)
        } catch {
            throw .nonsense(error.message)
        }
        guard header.bodyLength > 0 else { throw .nonsense("It sent a message without a body.") }
        let body = try receive(Int(header.bodyLength), until: deadline).bytes
        if header.kind == .failed { throw .refused(try decode(body)) }
        guard header.kind == kind, header.sequence == sequence, head.descriptors.count == Int(header.descriptors) else {
            throw .nonsense("It sent \(header.kind) \(header.sequence) instead of \(kind) \(sequence).")
        }
        return (try decode(body), head.descriptors)
    }

    private func decode<Value: Decodable>(_ body: [UInt8]) throws(ConversationFailure) -> Value {
        do {
            return try Frame.body(body, as: Value.self)
        } catch {
            throw .nonsense(error.message)
        }
    }

    private func receive(
        _ count: Int, descriptors: Int = 0, until deadline: Deadline
    ) throws(ConversationFailure) -> SocketStream.Reception {
        let reception: SocketStream.Reception?
        do {
            reception = try stream.receive(count, descriptors: descriptors, until: deadline)
        } catch {
            throw ConversationFailure(error)
        }
        guard let reception else { throw .disconnected }
        return reception
    }
}
