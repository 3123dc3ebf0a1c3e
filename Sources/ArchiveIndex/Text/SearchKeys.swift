import ArchiveModel

/// Values as they are compared in a search.
enum SearchKeys {
    /// A plain decimal as ten-thousandths for comparison, cut past the fourth decimal and held at the limits of
    /// the type. Nil unless it is `[+-]digits[.digits]`.
    static func amount(_ text: String) -> Int64? {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1].prefix(4)) : []
        var value: Int64 = 0
        for digit in Array(parts[0]) + decimals + [UInt8](repeating: 48, count: 4 - decimals.count) {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(Int64(digit - 48))
            if tooLarge || overflow { return isNegative ? .min : .max }
            value = sum
        }
        return isNegative ? -value : value
    }

    /// A sender's reference or customer id: exact but for case and surrounding blanks.
    static func reference(_ text: String) -> String {
        var trimmed = Substring(text.lowercased())
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        return String(trimmed)
    }

    /// Text greater than every text that begins with `prefix`, in SQLite's byte order.
    static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }
}
