/// What invoices between German parties must say.
enum GermanRules {
    /// UNTDID 1001 codes that should be used (BT-3).
    static let types: Set = ["326", "380", "381", "384", "389", "875", "876", "877"]
    /// VAT categories that need the seller's tax number.
    static let taxed: Set = ["S", "Z", "E", "AE", "K", "G", "L", "M"]

    /// At least three digits.
    static func isTelephone(_ text: String) -> Bool { text.utf8.count { (0x30...0x39).contains($0) } >= 3 }

    /// One @ between words divided by points; the last ones are labels of a host's name, two at least.
    static func isMailAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let words = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return words.allSatisfy { !$0.isEmpty && $0.allSatisfy { isAlphanumeric($0) || marks.contains($0) } }
            && labels.count >= 2
            && labels.allSatisfy { label in
                guard let first = label.first, let last = label.last else { return false }
                return isAlphanumeric(first) && isAlphanumeric(last)
                    && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// What a word before the @ may hold besides letters and digits.
    private static let marks = Set("!#$%&\"*+/=?^_`{|}~-".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
