/// The bytes so far, and the lists and maps that are not complete.
///
/// They end when something is written further out: what writes into one that has ended is refused.
final class BodyWriting {
    private var bytes: [UInt8] = []
    /// Where the length of each list or map under way stands, outermost first.
    private var open: [(place: Int, serial: Int)] = []
    private var serial = 0

    /// Whether anything was written since the body had that length.
    func isLonger(than length: Int) -> Bool { bytes.count > length }
    var length: Int { bytes.count }

    struct Scope {
        /// How many are under way inside it, itself included.
        let depth: Int
        let serial: Int
    }

    /// Around everything.
    var innermost: Scope { Scope(depth: open.count, serial: open.last?.serial ?? 0) }

    func begin(_ tag: BodyTag) -> Scope {
        bytes.append(tag.rawValue)
        serial += 1
        open.append((bytes.count, serial))
        bytes += [0, 0, 0, 0]
        return innermost
    }

    /// Makes what is written next part of that list or map.
    func enter(_ scope: Scope) throws {
        while open.count > scope.depth { try end() }
        guard open.count == scope.depth, open.last?.serial ?? 0 == scope.serial else {
            throw EncodingError.invalidValue(
                scope.depth, .init(codingPath: [], debugDescription: "A list or map that had ended was written into."))
        }
    }

    private func end() throws {
        guard let (place, _) = open.popLast() else { return }
        guard let length = UInt32(exactly: bytes.count - place - 4) else {
            throw EncodingError.invalidValue(
                bytes.count, .init(codingPath: [], debugDescription: "A list or map is longer than 4 GiB."))
        }
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
    }

    func finish() -> [UInt8] { bytes }

    func write(_ tag: BodyTag) { bytes.append(tag.rawValue) }

    func write(key: some CodingKey) { write(text: key.stringValue) }

    func write(_ text: String) {
        write(.text)
        write(text: text)
    }

    /// What no receiver could tell anybody as JSON is refused here.
    func write(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, .init(codingPath: [], debugDescription: "A number is not finite."))
        }
        write(.double)
        for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64(index)))) }
    }

    func write(number: some FixedWidthInteger) throws {
        if let signed = Int64(exactly: number) {
            write(.signed)
            write(variable: UInt64(bitPattern: signed << 1 ^ signed >> 63))
        } else if let unsigned = UInt64(exactly: number) {
            write(.unsigned)
            write(variable: unsigned)
        } else {
            throw EncodingError.invalidValue(
                number, .init(codingPath: [], debugDescription: "A number has more than 64 bits."))
        }
    }

    func write(value: some Encodable) throws {
        let scope = innermost
        let length = bytes.count
        try value.encode(to: BodyValueEncoder(writing: self))
        try enter(scope)
        if !isLonger(than: length) { write(.null) }
    }

    private func write(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(variable: UInt64(utf8.count))
            unsafe bytes.append(contentsOf: utf8)
        }
    }

    private func write(variable number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

extension BodyWriting.Scope {
    /// No list or map has this number.
    static let ended = BodyWriting.Scope(depth: 0, serial: -1)
}
