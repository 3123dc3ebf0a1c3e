/// JSON text in the making: every member on a line of its own.
final class JSONOutput {
    private struct Frame {
        let isArray: Bool
        var isEmpty = true
    }

    private var bytes: [UInt8] = []
    private var frames: [Frame] = []

    /// How many objects and arrays are open.
    var depth: Int { frames.count }

    func open(isArray: Bool) -> Int {
        bytes.append(isArray ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        frames.append(Frame(isArray: isArray))
        return frames.count
    }

    /// Closes what was opened after `depth` objects and arrays were.
    func close(to depth: Int) {
        while frames.count > depth, let frame = frames.popLast() {
            if !frame.isEmpty { newLine() }
            bytes.append(frame.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}"))
        }
    }

    /// Makes ready for the next member or element of the object or array at `depth`.
    func begin(at depth: Int, key: String? = nil) {
        close(to: depth)
        guard let last = frames.indices.last else { return }
        if !frames[last].isEmpty { bytes.append(UInt8(ascii: ",")) }
        frames[last].isEmpty = false
        newLine()
        guard let key else { return }
        write(key)
        bytes += ": ".utf8
    }

    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A number, `true`, `false` or `null`.
    func write(plain word: String) { bytes += word.utf8 }

    func finish() -> [UInt8] {
        close(to: 0)
        bytes.append(0x0A)
        return bytes
    }

    private func newLine() {
        bytes.append(0x0A)
        for _ in 0..<(2 * frames.count) { bytes.append(UInt8(ascii: " ")) }
    }
}
