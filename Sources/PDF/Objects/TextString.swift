/// Text strings (ISO 32000-2 §7.9.2.2): UTF-16BE or UTF-8 with a mark, else PDFDocEncoding.
package enum TextString {
    package static func decode(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let mapped = (0x80...0xA0).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
            scalars.append(mapped)
        }
        return String(scalars)
    }

    /// The text in PDFDocEncoding; nil where that lacks a character.
    package static func documentEncoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let place = upper.firstIndex(of: scalar), scalar != "\u{FFFD}" {
                bytes.append(UInt8(place + 0x80))
            } else if let byte = UInt8(exactly: scalar.value), !(0x80...0xA0).contains(byte) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return bytes
    }

    /// ASCII as it is, everything else as UTF-16BE with a mark, which readers of all versions know.
    package static func encode(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ (32..<127).contains($0) }) { return Array(text.utf8) }
        return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    /// PDFDocEncoding 0x80…0xA0 (ISO 32000-2 annex D.3).
    private static let upper = Array(
        "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€".unicodeScalars)
}
