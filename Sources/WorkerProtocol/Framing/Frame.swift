/// Whole messages: header and body in one piece of memory.
package enum Frame {
    /// The bytes to send.
    package static func bytes(
        _ kind: FrameHeader.Kind, _ body: some Encodable, descriptors: Int = 0, sequence: UInt64 = 0, limit: Int
    ) throws(FrameError) -> [UInt8] {
        let encoded: [UInt8]
        do {
            encoded = try BodyEncoder.encode(body)
        } catch {
            throw FrameError(code: .body, message: "A message could not be written: \(error).")
        }
        guard encoded.count <= limit else {
            throw FrameError(
                code: .tooLong,
                message: "A message of \(encoded.count) bytes is too long, at most \(limit) are allowed.")
        }
        let header = FrameHeader(
            kind: kind, descriptors: UInt16(clamping: descriptors), bodyLength: UInt64(encoded.count),
            sequence: sequence)
        return header.bytes + encoded
    }

    /// The value in a body.
    package static func body<Value: Decodable>(_ bytes: [UInt8], as type: Value.Type) throws(FrameError) -> Value {
        do {
            return try BodyDecoder.decode(type, from: bytes)
        } catch {
            throw FrameError(code: .body, message: "A message is not a \(type): \(error).")
        }
    }
}
