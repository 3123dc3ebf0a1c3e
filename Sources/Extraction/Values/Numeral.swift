import EN16931

/// One word read as digits with separators, perhaps with a sign or a currency stuck to it.
struct Numeral {
    /// At most 18, so that they fit an integer.
    private var digits: [UInt8] = []
    /// Separators with the number of digits before them.
    private var separators: [(sign: Unicode.Scalar, after: Int)] = []
    var isNegative = false
    private(set) var hasCurrency = false

    init?(_ word: String) {
        guard word.hasDigit else { return nil }
        var body = Substring(word.trimming(",;:*"))
        if body.utf8.first == UInt8(ascii: "("), body.utf8.last == UInt8(ascii: ")"), body.utf8.count > 2 {
            isNegative = true
            body = body.dropFirst().dropLast()
        }
        for _ in 0..<2 {
            if let first = body.unicodeScalars.first, first == "+" || Self.isMinus(first) || first == "–" {
                isNegative = first != "+"
                body.unicodeScalars.removeFirst()
            }
            if let last = body.unicodeScalars.last, Self.isMinus(last), body.unicodeScalars.count > 1 {
                isNegative = true
                body.unicodeScalars.removeLast()
            }
            if let bare = CurrencyText.stripped(body) {
                hasCurrency = true
                body = bare
            }
        }
        guard read(Self.withoutFlourish(body.trimming(",;:*"))) else { return nil }
    }

    /// `12.`, `12,-` and `12.--` without what only ends them.
    private static func withoutFlourish(_ text: String) -> Substring.UnicodeScalarView {
        var body = text[...].unicodeScalars
        if body.last == ".", body.count > 1 { body.removeLast() }
        while let last = body.last, isMinus(last) || last == "–" || last == ",", body.count > 1 { body.removeLast() }
        return body
    }

    private static func isMinus(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "−" }

    /// False where anything but digits and separators stands in it.
    private mutating func read(_ body: Substring.UnicodeScalarView) -> Bool {
        guard let first = body.first, let last = body.last, Self.isDigit(first), Self.isDigit(last),
            body.count <= 24
        else { return false }
        for scalar in body {
            if Self.isDigit(scalar) {
                digits.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                switch scalar {
                case ".", ",", "'", "’", "\u{A0}", "\u{202F}", "\u{2009}": break
                default: return false
                }
                if separators.last?.after == digits.count { return false }
                separators.append((scalar, digits.count))
            }
        }
        return digits.count <= 18
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isDecimalSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

    /// `1` or `12` or `123` without decimals: more thousands may follow as words of their own.
    var acceptsGroup: Bool {
        separators.allSatisfy { !Self.isDecimalSign($0.sign) } && digits.count - (separators.last?.after ?? 0) <= 3
            && digits.count <= 12
    }

    /// `234` or `234,56`.
    var isGroup: Bool {
        !isNegative
            && (separators.isEmpty
                ? digits.count == 3
                : separators.count == 1 && separators[0].after == 3 && Self.isDecimalSign(separators[0].sign)
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
            guard digits.count <= 9, let whole = amount(decimals: 0) else { return nil }
            return WrittenAmount(decimalComma: whole, decimalPoint: whole, decimals: nil, hasCurrency: hasCurrency)
        }
        let decimals = digits.count - last.after
        let isLastAlone = separators.dropLast().allSatisfy { $0.sign != last.sign }
        var result = WrittenAmount(decimalComma: nil, decimalPoint: nil, decimals: nil, hasCurrency: hasCurrency)
        // The last separator is the decimal sign.
        if Self.isDecimalSign(last.sign), isLastAlone, groupsFit(separators.dropLast(), last.after), decimals <= 6 {
            let value = amount(decimals: decimals)
            if last.sign == "," { result.decimalComma = value } else { result.decimalPoint = value }
            result.decimals = decimals
        }
        // All separators are thousands.
        if groupsFit(separators[...], digits.count), separators.allSatisfy({ $0.sign == last.sign }) {
            let value = amount(decimals: 0)
            if last.sign != "," { result.decimalComma = value }
            if last.sign != "." { result.decimalPoint = value }
        }
        return result.decimalComma == nil && result.decimalPoint == nil ? nil : result
    }

    /// Groups of three digits, the first of one to three.
    private func groupsFit(_ groups: ArraySlice<(sign: Unicode.Scalar, after: Int)>, _ end: Int) -> Bool {
        let marks = groups.map(\.after) + [end]
        let first = groups.first?.after ?? 1
        return (1...3).contains(first) && zip(marks, marks.dropFirst()).allSatisfy { $1 - $0 == 3 }
    }

    private func amount(decimals: Int) -> Amount? {
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return Amount(coefficient: Int128(isNegative ? -value : value), scale: decimals)
    }
}
