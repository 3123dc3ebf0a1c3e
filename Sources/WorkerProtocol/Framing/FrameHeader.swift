/// The fixed part before every message between an archive, its worker and the worker's children.
///
/// 24 bytes: `LGWP`, version (1), kind, number of descriptors (2 bytes), length of the body and sequence number
/// (8 bytes each, all little endian). The body's form: `BodyTag`. Files travel beside it as
/// descriptors.
package struct FrameHeader: Hashable, Sendable {
    /// What a message is; the numbers never change.
    package enum Kind: UInt8, Hashable, Sendable {
        /// Archive to child, `WorkerCall`; the input files, then the output memory file if there is one.
        case call = 1
        /// Child to archive, `WorkerReply`.
        case reply = 2
        /// A new child's first message, `WorkerHello`.
        case hello = 3
        /// Archive to zygote, `ForkOrder`; the socket of the child to be.
        case fork = 16
        /// Zygote to archive, `ForkedChild`; a pidfd.
        case forked = 17
        /// Archive to zygote, `ReapOrder`, for a child that has ended or was killed.
        case reap = 18
        /// Zygote to archive, `ReapedChild`.
        case reaped = 19
        /// Instead of an answer, `WorkerRefusal`: the other side cannot serve at all.
        case failed = 20
    }

    package static let length = 24
    private static let magic: [UInt8] = Array("LGWP".utf8)
    private static let version: UInt8 = 2

    package var kind: Kind
    package var descriptors: UInt16
    /// In bytes.
    package var bodyLength: UInt64
    /// Counts the calls of one connection; a reply repeats its call's.
    package var sequence: UInt64

    package init(kind: Kind, descriptors: UInt16 = 0, bodyLength: UInt64, sequence: UInt64) {
        self.kind = kind
        self.descriptors = descriptors
        self.bodyLength = bodyLength
        self.sequence = sequence
    }

    /// Reads the 24 bytes; a body longer than `limit` is refused here, before memory is taken for it.
    package init(_ bytes: [UInt8], limit: Int) throws(FrameError) {
        guard bytes.count == Self.length, bytes.starts(with: Self.magic) else {
            throw FrameError(code: .foreign, message: "The other side does not speak the worker's protocol.")
        }
        guard bytes[4] == Self.version else {
            throw FrameError(
                code: .version,
                message: "The other side speaks version \(bytes[4]) of the worker's protocol, this program version "
                    + "\(Self.version). Install legajo and legajo-worker of the same release.")
        }
        guard let kind = Kind(rawValue: bytes[5]) else {
            throw FrameError(code: .unexpected, message: "Message kind \(bytes[5]) is unknown.")
        }
        let length = Self.number(bytes[8..<16])
        guard length <= UInt64(limit) else {
            throw FrameError(
                code: .tooLong, message: "A message of \(length) bytes came, at most \(limit) are allowed.")
        }
        self.init(
            kind: kind, descriptors: UInt16(Self.number(bytes[6..<8])), bodyLength: length,
            sequence: Self.number(bytes[16..<24]))
    }

    /// The 24 bytes.
    package var bytes: [UInt8] {
        var out = Self.magic + [Self.version, kind.rawValue]
        Self.append(UInt64(descriptors), 2, to: &out)
        Self.append(bodyLength, 8, to: &out)
        Self.append(sequence, 8, to: &out)
        return out
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func append(_ value: UInt64, _ width: Int, to bytes: inout [UInt8]) {
        for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
}
