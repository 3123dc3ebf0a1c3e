/// The cash discounts that BT-20 states in lines of their own (XRechnung 3.0, BR-DE-18):
///
///     #SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=1000.00#
///
/// Every line that begins with `#` must be one; the last must end with a line end. Other lines are free text.
package enum CashDiscountTerms {
    package enum Fault: Hashable, Sendable {
        /// A line begins with `#` and is no discount.
        case line(String)
        /// Text follows the last discount on its line, or nothing, not even a line end.
        case noLineEnd
    }

    /// The first fault, nil where all discounts are well written.
    package static func fault(in text: String) -> Fault? {
        let bytes = Array(text.utf8)
        var stated = false
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = String(decoding: line, as: UTF8.self).normalisedXMLSpace
            guard line.utf8.first == UInt8(ascii: "#") else { continue }
            stated = true
            if !isDiscount(line) { return .line(line) }
        }
        return stated && !endsWithLineEnd(bytes) ? .noLineEnd : nil
    }

    private static func isDiscount(_ line: String) -> Bool {
        var rest = Array(line.utf8)[...]
        func skip(_ token: String) -> Bool {
            guard rest.starts(with: token.utf8) else { return false }
            rest = rest.dropFirst(token.utf8.count)
            return true
        }
        func skipDigits() -> Int {
            let digits = rest.prefix(while: \.isDigit).count
            rest = rest.dropFirst(digits)
            return digits
        }
        func skipHundredths() -> Bool { skipDigits() > 0 && skip(".") && skipDigits() == 2 }
        guard skip("#SKONTO#TAGE="), skipDigits() > 0, skip("#PROZENT="), skipHundredths() else { return false }
        if skip("#BASISBETRAG=") {
            _ = skip("-")
            guard skipHundredths() else { return false }
        }
        return skip("#") && rest.isEmpty
    }

    /// After the last stretch between two `#` of one line, white space with a line feed in it must follow.
    private static func endsWithLineEnd(_ bytes: [UInt8]) -> Bool {
        var tail = bytes.startIndex
        var first: Int?
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): first = nil
            case UInt8(ascii: "#"):
                // Something must stand between the two.
                if let first, index - first > 1 { tail = index + 1 }
                if first == nil { first = index }
            default: break
            }
        }
        return bytes[tail...].prefix(while: \.isXMLWhiteSpace).contains(UInt8(ascii: "\n"))
    }
}
