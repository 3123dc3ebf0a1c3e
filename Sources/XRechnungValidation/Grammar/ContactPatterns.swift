/// What XRechnung takes for a telephone number (BR-DE-27): at least three digits, whatever else.
package enum TelephoneNumber {
    package static func isPlausible(_ text: String) -> Bool { text.utf8.lazy.filter(\.isDigit).prefix(3).count == 3 }
}

/// What XRechnung takes for an e-mail address (BR-DE-28): one `@`, no white space, something before it, and after it
/// at least two labels parted by single dots.
package enum ElectronicMailAddress {
    package static func isPlausible(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !text.utf8.contains(where: \.isXMLWhiteSpace) else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }
}

/// Whether a URL is absolute (BR-TMP-2): a scheme of at least two characters and a colon (RFC 3986 §3.1).
package enum AbsoluteURL {
    package static func isOne(_ text: String) -> Bool {
        let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard scheme.count >= 2, scheme.count < text.utf8.count, let initial = scheme.first else { return false }
        return initial.isLetter
            && scheme.allSatisfy { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
    }
}
