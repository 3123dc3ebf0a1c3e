/// The characters a document may hold (XML 1.0 §2.2): all of Unicode but the C0 controls other than tab, line feed
/// and carriage return, and U+FFFE and U+FFFF.
package enum XMLCharacters {
    package static func allAllowed(in text: String) -> Bool { firstForbidden(in: text) == nil }

    /// Nil where all are allowed.
    package static func firstForbidden(in text: String) -> Unicode.Scalar? {
        // Bytes decide in the ordinary case: none below a blank, none that begins U+FFFE or U+FFFF.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return nil }
        return text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case 0x00...0x1F, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
    }
}
