/// Text as it is compared: lower case, without accents, in words of letters and digits. `Añón, S.L.` and
/// `ANON SL` are the same.
package enum Folding {
    /// The words of a name; points and apostrophes do not part them.
    package static func nameWords(_ text: String) -> [String] { words(text, joining: true) }

    /// The words of running text.
    package static func words(_ text: String) -> [String] { words(text, joining: false) }

    private static func words(_ text: String, joining: Bool) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            if append(scalar, to: &word) { continue }
            if joining, scalar == "." || scalar == "'" || scalar == "’" { continue }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// Appends a letter, digit or mark in its folded form; false for anything else.
    private static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A:
            word.append(UInt8(scalar.value))
            return true
        case 0x41...0x5A:
            word.append(UInt8(scalar.value + 32))
            return true
        case 0..<0x80:
            return false
        case Latin.first...Latin.last:
            guard let folded = Latin.folded[Int(scalar.value - Latin.first)] else { return false }
            word += folded.utf8
            return true
        case 0x1E00...0x1EFF:
            word += Latin.base(of: scalar).utf8
            return true
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark:
                return true
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                word += scalar.properties.lowercaseMapping.utf8
                return true
            default:
                return false
            }
        }
    }

    /// The Latin letters past ASCII, U+00A0 to U+024F, folded once.
    private enum Latin {
        static let first: UInt32 = 0xA0
        static let last: UInt32 = 0x24F

        static let folded: [String?] = (first...last).map { value in
            guard let scalar = Unicode.Scalar(value),
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            else { return nil }
            return base(of: scalar)
        }

        private static let apart: [Unicode.Scalar: String] = [
            "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij", "ŋ": "n", "ſ": "s", "ª": "a",
            "º": "o",
            "ẞ": "ss",
        ]

        /// By the letter's Unicode name: `LATIN SMALL LETTER E WITH ACUTE` is an e.
        static func base(of scalar: Unicode.Scalar) -> String {
            let lower = scalar.properties.lowercaseMapping
            if let only = lower.unicodeScalars.first, let pair = apart[only] { return pair }
            guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return lower }
            let words = name.split(separator: " ")
            guard words.count > 4, words[2] == "LETTER", words[4] == "WITH", words[3].utf8.count == 1 else {
                return lower
            }
            return words[3].lowercased()
        }
    }
}
