/// Folds text for comparison: lower case, no accents, ASCII letters and digits only.
///
/// A table instead of Unicode decomposition: invoices of Latin script need these letters, and every letter
/// outside the table is dropped alike on both sides of a comparison.
enum Folding {
    /// Appends the letters of one scalar, folded; none for white space, punctuation and other scripts.
    static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt8]) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: letters.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0x41...0x5A: letters.append(UInt8(truncatingIfNeeded: scalar.value + 32))
        case 0..<0xAA: break
        default: if let folded = table[scalar] { letters += folded }
        }
    }

    /// The folded letters of a text.
    static func fold(_ text: some StringProtocol) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// The folded text as a string, for sets and dictionaries.
    static func key(_ text: some StringProtocol) -> String { String(decoding: fold(text), as: UTF8.self) }

    /// Whether some letters stand among others, in their order and without a gap.
    static func contains(_ letters: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        guard letters.count >= wanted.count else { return false }
        for start in 0...(letters.count - wanted.count) where letters[start] == first {
            if letters[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }

    private static let table: [Unicode.Scalar: [UInt8]] = {
        let groups: [(String, String)] = [
            ("àáâãåāăąÀÁÂÃÅĀĂĄª", "a"), ("çćĉċčÇĆĈĊČ", "c"), ("ďđĎĐ", "d"), ("èéêëēĕėęěÈÉÊËĒĔĖĘĚ", "e"),
            ("ĝğġģĜĞĠĢ", "g"),
            ("ĥħĤĦ", "h"), ("ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ", "i"), ("ĵĴ", "j"), ("ķĶ", "k"), ("ĺļľŀłĹĻĽĿŁ", "l"),
            ("ñńņňÑŃŅŇ", "n"),
            ("òóôõøōŏőÒÓÔÕØŌŎŐº", "o"), ("ŕŗřŔŖŘ", "r"), ("śŝşšŚŜŞŠ", "s"), ("ţťŧŢŤŦ", "t"),
            ("ùúûũūŭůűųÙÚÛŨŪŬŮŰŲ", "u"),
            ("ŵŴ", "w"), ("ýÿŷÝŸŶ", "y"), ("źżžŹŻŽ", "z"), ("äÄæÆ", "ae"), ("öÖœŒ", "oe"), ("üÜ", "ue"), ("ßẞ", "ss"),
            ("\u{FB00}", "ff"), ("\u{FB01}", "fi"), ("\u{FB02}", "fl"), ("\u{FB03}", "ffi"), ("\u{FB04}", "ffl"),
            ("\u{FB05}\u{FB06}", "st"),
        ]
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, folded) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = Array(folded.utf8) }
        }
        return table
    }()
}
