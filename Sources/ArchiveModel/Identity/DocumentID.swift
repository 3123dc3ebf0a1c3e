/// The identifier of an invoice, `LG-XXXX-XXXX-XXXX`: eleven random symbols and a check symbol over
/// the same 32 (Crockford base 32, without I, L, O, U).
///
/// The check symbol makes the weighted sum over GF(2⁵) zero. All twelve weights are different and
/// none is zero, so every single wrong symbol and every swap of two symbols is caught. Algorithm and
/// vectors: `Documentation/Terms.md`.
package struct DocumentID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The twelve symbols without prefix and hyphens, upper case.
    package let symbols: String

    /// Eleven values below 32; the check symbol is computed. Nil for any other count or value.
    package init?(values: [UInt8]) {
        guard values.count == 11, values.allSatisfy({ $0 < 32 }) else { return nil }
        let check = CheckSymbol.check(over: values)
        symbols = String(decoding: (values + [check]).map { CheckSymbol.alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Draws an identifier: 55 random bits.
    package static func random(from source: some RandomSource) -> DocumentID {
        let values = source.bytes(11).map { $0 & 31 }
        guard let id = DocumentID(values: values) else { preconditionFailure("a random source gave too few bytes") }
        return id
    }

    /// Reads what a person typed: any case, with or without prefix and hyphens, O for 0, I and L for 1.
    /// Nil when a symbol is foreign or the check symbol does not fit.
    package init?(_ text: String) {
        var body = Substring(text.uppercased()).filter { $0 != "-" && $0 != " " }
        if body.count == 14, body.hasPrefix("LG") { body.removeFirst(2) }
        guard body.count == 12 else { return nil }
        var values: [UInt8] = []
        for character in body.utf8 {
            guard let value = CheckSymbol.value(of: character) else { return nil }
            values.append(value)
        }
        guard let id = DocumentID(values: Array(values.prefix(11))),
            CheckSymbol.check(over: Array(values.prefix(11))) == values[11]
        else { return nil }
        self = id
    }

    package var description: String {
        let s = Array(symbols)
        return "LG-\(String(s[0..<4]))-\(String(s[4..<8]))-\(String(s[8..<12]))"
    }

    package static func < (left: DocumentID, right: DocumentID) -> Bool { left.symbols < right.symbols }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = DocumentID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an invoice identifier: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The check symbol's arithmetic: GF(2⁵) with x⁵ + x² + 1, weights α¹ … α¹¹, weight 1 for the check symbol.
enum CheckSymbol {
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static func value(of symbol: UInt8) -> UInt8? {
        switch symbol {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        default:
            guard let index = alphabet.firstIndex(of: symbol) else { return nil }
            return UInt8(index)
        }
    }

    static func check(over values: [UInt8]) -> UInt8 {
        var weight: UInt8 = 1
        var sum: UInt8 = 0
        for value in values {
            weight = multiply(weight, 2)
            sum ^= multiply(weight, value)
        }
        return sum
    }

    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt8 = 0
        var shifted = left
        for bit in 0..<5 {
            if right >> bit & 1 == 1 { product ^= shifted }
            shifted = shifted & 16 == 0 ? shifted << 1 : (shifted << 1 ^ 0b100101) & 31
        }
        return product
    }
}
