package import EN16931

/// An amount as written on a page. `1.234` may be a thousand or a little more than one: both readings are
/// kept until the document's other amounts tell.
package struct WrittenAmount: Hashable, Sendable {
    /// With the comma as the decimal sign where both readings exist.
    package var decimalComma: Amount?
    package var decimalPoint: Amount?
    /// Digits after the decimal sign in the reading that has some; nil for whole numbers.
    package var decimals: Int?
    /// A currency sign or code stands right beside it.
    package var hasCurrency: Bool

    /// Only one reading, or the same in both.
    package var isUnambiguous: Bool { decimalComma == nil || decimalPoint == nil || decimalComma == decimalPoint }

    /// The reading that the document's style prefers, else the only one.
    package func amount(usesComma: Bool) -> Amount? {
        usesComma ? decimalComma ?? decimalPoint : decimalPoint ?? decimalComma
    }
}

/// Finds amounts in the words of a cell: `1.234,56`, `1,234.56`, `1 234,56`, `1'234.50`,
/// `-12,00 €`, `EUR 12`, `12,00-`, `(12.00)`.
package enum AmountText {
    /// The amount that begins at a word, and how many words it takes.
    package static func amount(in words: [String], at start: Int) -> (amount: WrittenAmount, count: Int)? {
        var index = start
        var hasCurrency = false
        var isNegative = false
        // A sign, or a currency, set apart before the number.
        while index < words.count, index - start < 3 {
            if CurrencyText.code(of: words[index]) != nil {
                hasCurrency = true
            } else if isMinus(words[index]) {
                isNegative = true
            } else {
                break
            }
            index += 1
        }
        guard index < words.count, var number = Numeral(words[index]) else { return nil }
        index += 1
        // Thousands set apart by spaces: groups of three, the decimal sign only in the last.
        while index < words.count, number.acceptsGroup, let group = Numeral(words[index]), group.isGroup {
            number.append(group)
            index += 1
        }
        if index < words.count {
            if words[index].utf8.first == UInt8(ascii: "%") || ratios.contains(words[index]) { return nil }
            if CurrencyText.code(of: words[index].trimming(",;.()")) != nil {
                hasCurrency = true
                index += 1
            }
            if index < words.count, isMinus(words[index]), words[index] != "–" {
                isNegative = true
                index += 1
            }
        }
        number.isNegative = number.isNegative || isNegative
        guard let amount = number.written(hasCurrency: hasCurrency || number.hasCurrency) else { return nil }
        return (amount, index - start)
    }

    private static func isMinus(_ word: String) -> Bool {
        word.utf8.count <= 3 && (word == "-" || word == "−" || word == "–")
    }

    /// After a number they make it a rate, not an amount.
    private static let ratios: Set<String> = ["‰", "°", "percent", "Prozent"]
}
