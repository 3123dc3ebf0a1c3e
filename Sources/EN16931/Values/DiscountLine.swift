/// Payment terms (BT-20) in XRechnung's form: lines like `#SKONTO#TAGE=14#PROZENT=2.00#`, of which each has a line end, the
/// last one too (BR-DE-18). It is the one white space at the end of a text that says something.
extension String {
    /// Whether the last line begins, but for blanks, and ends with `#`.
    package var endsWithDiscount: Bool {
        guard utf8.last == UInt8(ascii: "#") else { return false }
        let last = utf8.suffix(from: utf8.lastIndex(of: UInt8(ascii: "\n")).map { utf8.index(after: $0) } ?? startIndex)
        let line = last.drop { $0 == 0x20 || $0 == 0x09 }
        return line.count > 1 && line.first == UInt8(ascii: "#")
    }

    /// Whether a line end is among the white space at the end.
    var isEndedByLineEnd: Bool {
        for byte in utf8.reversed() {
            if byte == UInt8(ascii: "\n") { return true }
            guard byte == 0x20 || byte == 0x0D || byte == 0x09 else { return false }
        }
        return false
    }
}
