/// The form in which text goes into a page's digest: what two producers write differently and a reader sees as the
/// same becomes the same. `Documentation/PageTags.md` lists it for whoever computes a digest without us.
enum PlainText {
    /// What became of a character.
    enum Effect {
        case text, space, nothing
    }

    /// Appends a character's plain form as UTF-8.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Effect {
        switch scalar.value {
        case 0x21...0x7E: bytes.append(UInt8(scalar.value))
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            return .space
        case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFFFD:
            return .nothing
        case 0xAD, 0x2010, 0x2011: bytes.append(UInt8(ascii: "-"))
        case 0xFB00: bytes.append(contentsOf: "ff".utf8)
        case 0xFB01: bytes.append(contentsOf: "fi".utf8)
        case 0xFB02: bytes.append(contentsOf: "fl".utf8)
        case 0xFB03: bytes.append(contentsOf: "ffi".utf8)
        case 0xFB04: bytes.append(contentsOf: "ffl".utf8)
        case 0xFB05, 0xFB06: bytes.append(contentsOf: "st".utf8)
        default: bytes.append(contentsOf: String(Character(scalar)).utf8)
        }
        return .text
    }

    /// Stands for a glyph that no table maps to a character: U+FFFD, which no other text has, and the glyph's name or
    /// its code in hexadecimal digits.
    static func appendUnmapped(_ name: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        bytes.append(contentsOf: name.utf8)
    }

    /// Two or four upper-case digits.
    static func digits(_ code: Int, isComposite: Bool) -> String {
        let text = String(code, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, (isComposite ? 4 : 2) - text.count)) + text
    }
}
