/// Text of documents and file names as it may stand on a terminal: nothing in it moves the cursor, begins a line of its
/// own or turns the order of letters round.
enum Printable {
    /// With what a terminal would obey written out as in JSON: `\n`, `\u001b`.
    static func escape(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isObeyed) else { return text }
        var printable = ""
        for scalar in text.unicodeScalars {
            guard isObeyed(scalar) else {
                printable.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "\n": printable += "\\n"
            case "\r": printable += "\\r"
            case "\t": printable += "\\t"
            default:
                let digits = String(scalar.value, radix: 16)
                printable += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            }
        }
        return printable
    }

    /// Control characters (C0, DEL, C1), line and paragraph separators, and the bidirectional controls of
    /// UAX #9 table 4. All lie below U+FFFF.
    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
