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
            } else if ["-", "−", "–"].contains(words[index]) {
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
            if words[index].hasPrefix("%") || ["‰", "°", "percent", "Prozent"].contains(words[index]) { return nil }
            if CurrencyText.code(of: words[index].trimming(",;.()")) != nil {
                hasCurrency = true
                index += 1
            }
            if index < words.count, ["-", "−"].contains(words[index]) {
                isNegative = true
                index += 1
            }
        }
        number.isNegative = number.isNegative || isNegative
        guard let amount = number.written(hasCurrency: hasCurrency || number.hasCurrency) else { return nil }
        return (amount, index - start)
    }

    /// A plain decimal (`-12.50`) from digits and a number of decimals.
    static func amount(digits: String, decimals: Int, isNegative: Bool) -> Amount? {
        var text = digits
        while text.utf8.count <= decimals { text = "0" + text }
        if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
        var whole = Substring(text)
        while whole.hasPrefix("0"), whole.utf8.count > 1, !whole.hasPrefix("0.") { whole.removeFirst() }
        return Amount((isNegative ? "-" : "") + whole)
    }
}

/// One word read as digits with separators, perhaps with a sign or a currency stuck to it.
private struct Numeral {
    var digits = ""
    /// Separators with the number of digits before them.
    var separators: [(sign: Character, after: Int)] = []
    var isNegative = false
    var hasCurrency = false

    init?(_ word: String) {
        var body = word.trimming(",;:*")
        if body.hasPrefix("("), body.hasSuffix(")"), body.count > 2 {
            isNegative = true
            body = String(body.dropFirst().dropLast())
        }
        for _ in 0..<2 {
            if let first = body.first, "-−–+".contains(first) {
                isNegative = first != "+"
                body.removeFirst()
            }
            if let last = body.last, "-−".contains(last), body.count > 1 {
                isNegative = true
                body.removeLast()
            }
            if let bare = CurrencyText.stripped(body) {
                hasCurrency = true
                body = bare
            }
        }
        body = body.trimming(",;:*")
        if body.hasSuffix("."), body.count > 1 { body.removeLast() }
        // "12,-" and "12.--"
        while body.count > 1, let last = body.last, "-−–,".contains(last) { body.removeLast() }
        guard let first = body.first, first.isASCII, first.isNumber, body.last?.isNumber == true, body.utf8.count <= 24
        else { return nil }
        for character in body {
            if let ascii = character.asciiValue, (48...57).contains(ascii) {
                digits.append(character)
            } else if ".,'’\u{A0}\u{202F}\u{2009}".contains(character) {
                if separators.last?.after == digits.count { return nil }
                separators.append((character, digits.count))
            } else {
                return nil
            }
        }
        guard digits.count <= 18 else { return nil }
    }

    /// `1` or `12` or `123` without decimals: more thousands may follow as words of their own.
    var acceptsGroup: Bool {
        separators.allSatisfy { !".,".contains($0.sign) } && digits.count - (separators.last?.after ?? 0) <= 3
            && digits.count <= 12
    }

    /// `234` or `234,56`.
    var isGroup: Bool {
        !isNegative
            && (separators.isEmpty
                ? digits.count == 3
                : separators.count == 1 && separators[0].after == 3 && ".,".contains(separators[0].sign)
                    && digits.count - 3 <= 2)
    }

    mutating func append(_ group: Numeral) {
        separators.append((" ", digits.count))
        separators += group.separators.map { ($0.sign, $0.after + digits.count) }
        digits += group.digits
        hasCurrency = hasCurrency || group.hasCurrency
    }

    /// Every reading in which the separators make sense.
    func written(hasCurrency: Bool) -> WrittenAmount? {
        guard let last = separators.last else {
            guard digits.count <= 9, let whole = AmountText.amount(digits: digits, decimals: 0, isNegative: isNegative)
            else { return nil }
            return WrittenAmount(decimalComma: whole, decimalPoint: whole, decimals: nil, hasCurrency: hasCurrency)
        }
        let decimals = digits.count - last.after
        let isLastAlone = separators.dropLast().allSatisfy { $0.sign != last.sign }
        let groupsFit = { (groups: [(sign: Character, after: Int)], end: Int) -> Bool in
            let marks = groups.map(\.after) + [end]
            return zip(marks, marks.dropFirst()).allSatisfy { $1 - $0 == 3 } && (groups.first?.after ?? 1) <= 3
                && (groups.first?.after ?? 1) >= 1
        }
        var result = WrittenAmount(decimalComma: nil, decimalPoint: nil, decimals: nil, hasCurrency: hasCurrency)
        // The last separator is the decimal sign.
        if ".,".contains(last.sign), isLastAlone, groupsFit(separators.dropLast(), last.after), decimals <= 6 {
            let value = AmountText.amount(digits: digits, decimals: decimals, isNegative: isNegative)
            if last.sign == "," { result.decimalComma = value } else { result.decimalPoint = value }
            result.decimals = decimals
        }
        // All separators are thousands.
        if groupsFit(separators, digits.count), separators.allSatisfy({ $0.sign == last.sign }) {
            let value = AmountText.amount(digits: digits, decimals: 0, isNegative: isNegative)
            if last.sign != "," { result.decimalComma = value }
            if last.sign != "." { result.decimalPoint = value }
        }
        return result.decimalComma == nil && result.decimalPoint == nil ? nil : result
    }
}
