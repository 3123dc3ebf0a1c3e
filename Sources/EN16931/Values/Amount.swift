/// A decimal number as an invoice writes it: amounts, unit prices, quantities and percentages
/// (EN 16931-1 §6.5.2–6.5.5). Exact; the written number of decimals is kept, so `12.00` prints as `12.00`.
///
/// Equality and order are numeric (`12` equals `12.00`). At most 34 digits and 34 decimals, as decimal128 has.
package struct Amount: Sendable, Comparable, CustomStringConvertible {
    /// Most digits a coefficient may have; sums and comparisons of such numbers fit into 128 bits.
    package static let maximumDigits = 34

    // The coefficient in two halves: with an Int128 stored, Swift 6.3 puts closures that capture an amount at
    // addresses its own aligned loads then trap on.
    private let high: Int64
    private let low: UInt64
    /// Digits after the point, 0…34.
    package let scale: UInt8

    /// The digits without the point.
    package var coefficient: Int128 { Int128(high) << 64 | Int128(low) }

    /// Nil when the coefficient or the scale is beyond 34 digits.
    package init?(coefficient: Int128, scale: Int) {
        guard scale >= 0, scale <= Self.maximumDigits, coefficient.magnitude < Self.limit else { return nil }
        self.init(trusted: coefficient, scale: scale)
    }

    init(trusted coefficient: Int128, scale: Int) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        self.scale = UInt8(scale)
    }

    /// A whole number.
    package init(_ whole: Int) { self.init(trusted: Int128(whole), scale: 0) }

    /// Parses the lexical form of `xs:decimal` (XML Schema 2 §3.2.3): sign, digits, point. No exponent, no
    /// separators, no blanks; nil for anything else and for more than 34 digits.
    package init?(_ text: some StringProtocol) {
        var value: Int128 = 0
        var decimals = 0
        var digits = 0
        var significant = 0
        var isNegative = false
        var seenPoint = false
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int128(byte &- UInt8(ascii: "0"))
                digits += 1
                if significant > 0 || digit != 0 { significant += 1 }
                if seenPoint { decimals += 1 }
                guard significant <= Self.maximumDigits, decimals <= Self.maximumDigits else { return nil }
                value = value * 10 + digit
            case UInt8(ascii: ".") where !seenPoint: seenPoint = true
            case UInt8(ascii: "-") where position == 0: isNegative = true
            case UInt8(ascii: "+") where position == 0: break
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        self.init(trusted: isNegative ? -value : value, scale: decimals)
    }

    package static let zero = Amount(trusted: 0, scale: 0)

    package var isZero: Bool { coefficient == 0 }
    package var isNegative: Bool { coefficient < 0 }

    /// Plain decimal text with a point and the written number of decimals.
    package var description: String {
        var digits = String(coefficient.magnitude)
        let decimals = Int(scale)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        if decimals > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals)) }
        return isNegative ? "-" + digits : digits
    }

    /// The same number without trailing zeros after the point.
    package var normalised: Amount {
        var coefficient = coefficient
        var scale = Int(scale)
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return Amount(trusted: coefficient, scale: scale)
    }

    package static func < (left: Amount, right: Amount) -> Bool {
        if left.scale == right.scale { return left.coefficient < right.coefficient }
        return left.parts < right.parts
    }

    /// Whole part and fraction in units of 10⁻³⁴, both with the number's sign.
    private var parts: (Int128, Int128) {
        let unit = Self.power(Int(scale))
        let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        return (whole, rest * Self.power(Self.maximumDigits - Int(scale)))
    }

    static let limit = UInt128(10_000_000_000_000_000) * 1_000_000_000_000_000_000

    /// 10 to the power of `exponent`, 0…34.
    static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}

extension Amount: Hashable {
    package static func == (left: Amount, right: Amount) -> Bool {
        if left.scale == right.scale { return left.coefficient == right.coefficient }
        return left.parts == right.parts
    }

    package func hash(into hasher: inout Hasher) {
        let canonical = normalised
        hasher.combine(canonical.coefficient)
        hasher.combine(canonical.scale)
    }
}

extension Amount: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Amount(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a decimal number: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
