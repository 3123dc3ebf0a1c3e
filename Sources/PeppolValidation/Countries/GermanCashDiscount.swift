/// Cash discounts in the payment terms (BT-20): lines `#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#`, each with a line
/// break after it.
enum GermanCashDiscount {
    static var malformed: String {
        "A line of the payment terms (BT-20) that begins with # must be a cash discount, "
            + "#SKONTO#TAGE=14#PROZENT=2.00# or with #BASISBETRAG=100.00# at its end, and a line break must follow it. Correct "
            + "the line."
    }

    /// Every line that begins with # is a discount, and nothing but white space with a line break follows the last one.
    static func isWellFormed(_ terms: String) -> Bool {
        let lines = terms.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { String($0).collapsedXMLWhiteSpace }
        let discounts = lines.filter { $0.hasPrefix("#") }
        guard !discounts.isEmpty else { return true }
        return discounts.allSatisfy(isDiscount) && breaksAfterLast(terms)
    }

    /// The line ends with a discount; what stands before it is not asked for.
    private static func isDiscount(_ line: String) -> Bool {
        guard let start = lastRange(of: Array("#SKONTO#TAGE=".utf8), in: Array(line.utf8)) else { return false }
        var rest = Array(line.utf8)[start...]
        guard digits(&rest) > 0, take("#PROZENT=", &rest), decimal(&rest) else { return false }
        if take("#BASISBETRAG=", &rest) {
            _ = take("-", &rest)
            guard decimal(&rest) else { return false }
        }
        return rest.elementsEqual("#".utf8)
    }

    /// After the last two # of a line there is white space with a line break in it.
    private static func breaksAfterLast(_ terms: String) -> Bool {
        var last = Substring(terms)
        for line in terms.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            guard let first = line.firstIndex(of: "#"), let end = line.lastIndex(of: "#"),
                line.distance(from: first, to: end) > 1
            else { continue }
            last = terms[line.index(after: end)...]
        }
        for character in last {
            if character == "\n" || character == "\r\n" { return true }
            guard character.isWhitespace else { return false }
        }
        return false
    }

    /// Where the last occurrence ends.
    private static func lastRange(of pattern: [UInt8], in text: [UInt8]) -> Int? {
        guard text.count >= pattern.count else { return nil }
        for start in (0...(text.count - pattern.count)).reversed()
        where text[start..<(start + pattern.count)].elementsEqual(pattern) {
            return start + pattern.count
        }
        return nil
    }

    private static func take(_ word: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest = rest.dropFirst(word.utf8.count)
        return true
    }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(count)
        return count
    }

    /// Digits, a point, two digits.
    private static func decimal(_ rest: inout ArraySlice<UInt8>) -> Bool {
        digits(&rest) > 0 && take(".", &rest) && digits(&rest) == 2
    }
}
