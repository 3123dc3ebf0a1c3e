/// Folds text for comparison: lower case, no accents, ASCII letters and digits only.
///
/// A table instead of Unicode decomposition: invoices of Latin script need these letters, and every letter
/// outside the table is dropped alike on both sides of a comparison.
enum Folding {
    /// The letters of one scalar, folded; empty for white space, punctuation and other scripts.
    static func letters(of scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: [UInt8(scalar.value)]
        case 0x41...0x5A: [UInt8(scalar.value + 32)]
        case 0xFB00...0xFB06: ligatures[Int(scalar.value - 0xFB00)]
        default: scalar.value < 0xAA ? [] : table[scalar] ?? []
        }
    }

    /// The folded letters of a text.
    static func fold(_ text: some StringProtocol) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars { folded += letters(of: scalar) }
        return folded
    }

    /// The folded text as a string, for sets and dictionaries.
    static func key(_ text: some StringProtocol) -> String { String(decoding: fold(text), as: UTF8.self) }

    private static let ligatures: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

    private static let table: [Unicode.Scalar: [UInt8]] = {
        let groups: [(String, String)] = [
            ("àáâãåāăąÀÁÂÃÅĀĂĄª", "a"), ("çćĉċčÇĆĈĊČ", "c"), ("ďđĎĐ", "d"), ("èéêëēĕėęěÈÉÊËĒĔĖĘĚ", "e"),
            ("ĝğġģĜĞĠĢ", "g"),
            ("ĥħĤĦ", "h"), ("ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ", "i"), ("ĵĴ", "j"), ("ķĶ", "k"), ("ĺļľŀłĹĻĽĿŁ", "l"),
            ("ñńņňÑŃŅŇ", "n"),
            ("òóôõøōŏőÒÓÔÕØŌŎŐº", "o"), ("ŕŗřŔŖŘ", "r"), ("śŝşšŚŜŞŠ", "s"), ("ţťŧŢŤŦ", "t"),
            ("ùúûũūŭůűųÙÚÛŨŪŬŮŰŲ", "u"),
            ("ŵŴ", "w"), ("ýÿŷÝŸŶ", "y"), ("źżžŹŻŽ", "z"), ("äÄæÆ", "ae"), ("öÖœŒ", "oe"), ("üÜ", "ue"), ("ßẞ", "ss"),
        ]
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, folded) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = Array(folded.utf8) }
        }
        return table
    }()
}
