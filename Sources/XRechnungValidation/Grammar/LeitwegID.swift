/// The routing identifier of German authorities: 2 to 12 digits, optionally up to 30 letters and digits, two check
/// digits, parted by hyphens (`04011000-12345-03`). The check digits are ISO 7064 MOD 97-10 over all the others.
package struct LeitwegID: Sendable {
    /// Whether the check digits are those of the rest.
    package let isConsistent: Bool

    /// Nil where the text does not have the form of one; BT-10 may hold any other reference.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let coarse = parts.first, let check = parts.last,
            (2...12).contains(coarse.count), coarse.allSatisfy(\.isDigit),
            check.count == 2, check.allSatisfy(\.isDigit),
            parts.dropFirst().dropLast().allSatisfy({ fine in
                (1...30).contains(fine.count) && fine.allSatisfy { $0.isLetter || $0.isDigit }
            })
        else { return nil }
        var remainder = 0
        for byte in parts.joined() {
            if byte.isDigit {
                remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            } else {
                // A and a are 10 … Z and z are 35.
                remainder = (remainder * 100 + Int(byte & 0x5F) - 55) % 97
            }
        }
        isConsistent = remainder == 1
    }
}
