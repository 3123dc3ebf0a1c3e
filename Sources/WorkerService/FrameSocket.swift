import LinuxSystem
import WorkerProtocol

/// Frames over the worker's end of a socket. Waits without a deadline: the archive is the one who loses patience.
struct FrameSocket {
    /// A frame as it came.
    struct Arrival {
        var header: FrameHeader
        var body: [UInt8]
        var descriptors: [FileDescriptor]
    }

    let stream: SocketStream

    /// Nil when the archive closed the connection: time to end.
    func receive(limit: Int, descriptors: Int) throws(WorkerRefusal) -> Arrival? {
        do {
            guard let head = try stream.receive(FrameHeader.length, descriptors: descriptors) else { return nil }
            let header = try FrameHeader(head.bytes, limit: limit)
            guard header.bodyLength > 0, let body = try stream.receive(Int(header.bodyLength)),
                head.descriptors.count == Int(header.descriptors)
            else { return nil }
            return Arrival(header: header, body: body.bytes, descriptors: head.descriptors)
        } catch {
            throw WorkerRefusal(code: "crashed", message: "The connection to the archive broke: \(error).")
        }
    }

    func send(
        _ kind: FrameHeader.Kind, _ body: some Encodable, descriptors: [Int32] = [], sequence: UInt64 = 0, limit: Int
    ) throws(FrameError) {
        let bytes = try Frame.bytes(kind, body, descriptors: descriptors.count, sequence: sequence, limit: limit)
        do {
            try stream.send(bytes, descriptors: descriptors)
        } catch {
            throw FrameError(code: .unexpected, message: "The connection to the archive broke: \(error).")
        }
    }
}
