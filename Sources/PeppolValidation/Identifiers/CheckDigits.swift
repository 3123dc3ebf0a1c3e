/// Check digits of identifiers. Each takes the identifier without white space around it.
enum CheckDigits {
    /// GS1 number, any length: weights 3 and 1 from the right (GS1 General Specifications §7.9).
    static func isGLN(_ text: String) -> Bool {
        guard let digits = digits(text), let check = digits.last else { return false }
        var sum = 0
        for (index, digit) in digits.dropLast().reversed().enumerated() {
            sum = (sum + digit * (index.isMultiple(of: 2) ? 3 : 1)) % 10
        }
        return (10 - sum) % 10 == check
    }

    /// Norwegian organisation number: nine digits, weights 2…7 from the right, modulo 11.
    static func isNorwegianOrganisation(_ text: String) -> Bool {
        guard let digits = digits(text), digits.count == 9, digits.contains(where: { $0 > 0 }) else { return false }
        var sum = 0
        for (index, digit) in digits.dropLast().reversed().enumerated() { sum += digit * (index % 6 + 2) }
        return (11 - sum % 11) % 11 == digits[8]
    }

    /// Danish CVR number: eight digits, with or without “DK” before them. Its check digit is not asked for.
    static func isDanishOrganisation(_ text: String) -> Bool {
        text.isDigits(8) || (text.utf8.count == 10 && text.hasPrefix("DK") && text.part(2).isDigits(8))
    }

    /// Belgian enterprise number: eight digits and 97 less their remainder by 97.
    static func isBelgianEnterprise(_ text: String) -> Bool {
        guard text.isDigits(10), let number = Int(text.part(0, 8)), let check = Int(text.part(8)) else { return false }
        return 97 - number % 97 == check
    }

    /// Swedish organisation number: nine digits and a Luhn digit. What follows ten digits is not asked for.
    static func isSwedishOrganisation(_ text: String) -> Bool {
        guard let digits = digits(text), digits.count >= 10 else { return false }
        return luhnSum(digits[0..<9], doubling: 0) % 10 == (10 - digits[9]) % 10
    }

    /// Australian business number: eleven digits, the first less one, weighted, divisible by 89.
    static func isAustralianBusiness(_ text: String) -> Bool { text.isDigits(11) && weighsAsAustralianBusiness(text) }

    /// The same of the first eleven characters, whatever they are and whatever follows.
    static func weighsAsAustralianBusiness(_ text: String) -> Bool {
        let weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
        let values = text.unicodeScalars.prefix(weights.count).map { Int($0.value) - 0x30 }
        guard values.count == weights.count else { return false }
        return zip(values, weights).reduce(-weights[0]) { $0 + $1.0 * $1.1 }.isMultiple(of: 89)
    }

    /// Greek tax number: eight digits weighted by powers of two and a check digit. What follows nine digits is not
    /// asked for.
    static func isGreekTaxNumber(_ text: String) -> Bool {
        guard let digits = digits(text.part(0, 9)), digits.count == 9 else { return false }
        let sum = digits[0..<8].reduce(0) { $0 * 2 + $1 } * 2
        return sum % 11 % 10 == digits[8]
    }

    /// IBAN (ISO 13616): form and remainder 1 by 97; blanks do not count.
    static func isIBAN(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        guard (4...34).contains(scalars.count), scalars.allSatisfy(\.isASCII) else { return false }
        let codes = scalars.map { Int($0.value) }
        guard codes[0..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
            codes[2..<4].allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        var remainder = 0
        for code in codes[4...] + codes[0..<4] {
            switch code {
            case 0x30...0x39: remainder = (remainder * 10 + code - 0x30) % 97
            // Small letters are not folded: the artefact counts on from the capitals.
            case 0x41...0x5A, 0x61...0x7A: remainder = (remainder * 100 + code - 0x37) % 97
            default: return false
            }
        }
        return remainder == 1
    }

    /// Nil where there is anything but ASCII digits.
    static func digits(_ text: String) -> [Int]? { text.isDigits() ? text.utf8.map { Int($0) - 0x30 } : nil }

    /// Sum of the digits, every other one doubled and its own digits added.
    ///
    /// - Parameter doubling: First position that is doubled.
    static func luhnSum(_ digits: ArraySlice<Int>, doubling: Int) -> Int {
        var sum = 0
        for (index, digit) in digits.enumerated() {
            let doubled = index % 2 == doubling ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum
    }
}
