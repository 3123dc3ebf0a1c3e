/// Italian codes of parties.
enum ItalianCodes {
    /// Codice IPA of a public office: six letters or digits.
    static func isOfficeCode(_ text: String) -> Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }

    /// Codice fiscale: 16 characters of a person, of which letters and numbers must stand in their places, or the 11
    /// of a company. The check character is not asked for.
    static func isTaxCode(_ text: String) -> Bool {
        if text.characterCount == 11 { return text.isXPathInteger }
        guard text.characterCount == 16 else { return false }
        let letters = [text.part(0, 6), text.part(8, 1), text.part(15, 1)]
        let numbers = [text.part(6, 2), text.part(9, 2), text.part(14, 1)]
        return letters.allSatisfy { $0.utf8.allSatisfy(isLetter) } && numbers.allSatisfy(\.isXPathInteger)
    }

    /// Partita IVA: after “IT” eleven digits with a Luhn digit; anything of another country.
    static func isVATNumber(_ text: String) -> Bool {
        guard text.hasPrefix("IT") || text.hasPrefix("it") else { return true }
        guard let digits = CheckDigits.digits(text.part(2)), digits.count == 11 else { return false }
        return CheckDigits.luhnSum(digits[...], doubling: 1).isMultiple(of: 10)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
