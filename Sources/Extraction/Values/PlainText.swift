/// What is asked of every word on a page, answered from its bytes wherever they are ASCII: walking a string by
/// characters costs many times as much.
extension StringProtocol {
    /// Whether a digit stands in it; others than 0 to 9 (`²`, `٣`) count too.
    var hasNumber: Bool {
        var isASCII = true
        for byte in utf8 {
            if byte.isDigit { return true }
            if byte >= 0x80 { isASCII = false }
        }
        return !isASCII && contains(where: \.isNumber)
    }

    /// Whether a digit 0 to 9 stands in it.
    var hasDigit: Bool { utf8.contains { $0.isDigit } }

    /// Characters as a reader counts them.
    var length: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
}

extension Substring {
    /// Without these characters at both ends.
    func trimming(_ characters: String) -> String {
        let signs = characters.unicodeScalars
        var view = unicodeScalars
        // Nothing that is trimmed is a letter or digit.
        while let first = view.first, !first.isPlain, signs.contains(first) { view.removeFirst() }
        while let last = view.last, !last.isPlain, signs.contains(last) { view.removeLast() }
        return String(Substring(view))
    }
}

extension String {
    /// Without these characters at both ends.
    func trimming(_ characters: String) -> String {
        // Most words have nothing to trim.
        if let first = utf8.first, let last = utf8.last, first.isPlain, last.isPlain { return self }
        return self[...].trimming(characters)
    }
}

extension Unicode.Scalar {
    /// An ASCII letter or digit.
    var isPlain: Bool { isASCII && UInt8(truncatingIfNeeded: value).isPlain }

    var isLetter: Bool {
        isASCII ? isPlain && !UInt8(truncatingIfNeeded: value).isDigit : properties.isAlphabetic
    }
}

extension UInt8 {
    /// ASCII `0` to `9`.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// An ASCII letter or digit.
    var isPlain: Bool { isDigit || (self | 0x20) &- 0x61 < 26 }
}
