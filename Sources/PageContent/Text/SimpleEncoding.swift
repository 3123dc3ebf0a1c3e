/// The predefined encodings of simple fonts (ISO 32000-2 annex D.2).
enum SimpleEncoding: String {
    case standard = "StandardEncoding"
    case winAnsi = "WinAnsiEncoding"
    case macRoman = "MacRomanEncoding"

    /// Nil for a code that the encoding leaves open.
    func scalar(_ code: Int) -> Unicode.Scalar? {
        if self == .standard, code == 0x27 { return "’" }
        if self == .standard, code == 0x60 { return "‘" }
        guard code >= 0x80 else { return (0x20..<0x7F).contains(code) ? Unicode.Scalar(UInt8(code)) : nil }
        guard code <= 0xFF else { return nil }
        return switch self {
        case .standard: Self.standardUpper[code - 0x80]
        case .winAnsi: Self.winAnsiUpper(code)
        case .macRoman: Self.macRomanUpper[code - 0x80]
        }
    }

    private static func winAnsiUpper(_ code: Int) -> Unicode.Scalar? {
        if code < 0xA0 { return windows[code - 0x80] }
        return code == 0xAD ? "-" : Unicode.Scalar(UInt8(code))
    }

    private static let standardUpper: [Unicode.Scalar?] = table(
        "································ ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ·–†‡\u{B7}·¶•‚„”»…‰·¿·`´ˆ˜¯˘˙¨·˚¸·˝˛ˇ—················Æ·ª····ŁØŒº"
            + "·····æ···ı··łøœß····", middleDot: 0xB4)

    private static let macRomanUpper: [Unicode.Scalar?] = table(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰"
            + "ÂÊÁËÈÍÎÏÌÓÔ·ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ", middleDot: 0xE1)

    /// Codes that WinAnsiEncoding leaves open show a bullet.
    private static let windows: [Unicode.Scalar?] = Array(
        "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ".unicodeScalars)

    /// A dot marks a code left open, but for the one that is the dot itself.
    private static func table(_ text: String, middleDot: Int) -> [Unicode.Scalar?] {
        text.unicodeScalars.enumerated().map { index, scalar in
            scalar == "·" && index + 0x80 != middleDot ? nil : scalar
        }
    }
}
