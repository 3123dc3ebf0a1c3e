/// International bank account numbers (ISO 13616) as XRechnung checks them.
package enum IBAN {
    /// Country, two check digits, at most 30 letters and digits; ISO 7064 MOD 97-10 gives 1. White space anywhere is
    /// overlooked. The length a country prescribes is not looked at.
    ///
    /// A small letter after the check digits counts by its code as the official rule does (`a` is 42, not 10), so
    /// that such a number is almost never accepted.
    package static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8.filter { !$0.isXMLWhiteSpace }
        guard (4...34).contains(bytes.count), bytes[0].isUppercaseLetter, bytes[1].isUppercaseLetter,
            bytes[2].isDigit, bytes[3].isDigit, bytes[4...].allSatisfy({ $0.isLetter || $0.isDigit })
        else { return false }
        var remainder = 0
        for byte in bytes[4...] + bytes[..<4] {
            if byte.isDigit {
                remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            } else {
                remainder = (remainder * 100 + Int(byte) - 55) % 97
            }
        }
        return remainder == 1
    }
}
