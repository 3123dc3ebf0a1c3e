import Poppler

/// Puts right what recognisers confuse, only where something proves it: letters read for digits inside an IBAN, a VAT
/// number or a NIF, when the check digits fit afterwards; and in amounts, which count only where they add up.
enum ProvedCorrection {
    /// Letters that look like digits.
    private static let digits: [Character: Character] = [
        "O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "i": "1", "|": "1", "!": "1", "Z": "2", "z": "2",
        "S": "5", "s": "5", "G": "6", "b": "6", "T": "7", "B": "8", "g": "9", "q": "9",
    ]

    /// Words an identifier may be set in.
    private static let longestRun = 9

    static func apply(to page: PageWords) -> PageWords {
        var page = page
        var index = 0
        while index < page.words.count {
            index += corrected(&page.words, at: index) ?? 1
        }
        for index in page.words.indices {
            guard let amount = amount(page.words[index].text) else { continue }
            page.words[index].text = amount
            // As good as unread, unless the sum says otherwise.
            page.words[index].confidence = min(0.2, page.words[index].confidence)
        }
        return page
    }

    /// Corrects the identifier that begins at a word; returns how many words it has.
    private static func corrected(_ words: inout [PageWord], at start: Int) -> Int? {
        guard words[start].text.utf8.first.map({ $0.isPlain }) == true else { return nil }
        var joined = ""
        for count in 1...longestRun where start + count <= words.count {
            if count > 1, !words[start + count - 2].box.isBeside(words[start + count - 1].box) { return nil }
            joined += words[start + count - 1].text.filter { $0.isLetter || $0.isNumber || "|!".contains($0) }
            guard joined.count <= 34 else { return nil }
            guard joined.count >= 8, let whole = proved(joined) else { continue }
            guard whole != joined.uppercased() else { return count }
            var rest = whole[...]
            for place in start..<(start + count) {
                let text = words[place].text.map { sign -> Character in
                    sign.isLetter || sign.isNumber || "|!".contains(sign) ? rest.removeFirst() : sign
                }
                words[place].text = String(text)
            }
            return count
        }
        return nil
    }

    /// The identifier with its digits, where its check digits then fit.
    private static func proved(_ text: String) -> String? {
        let signs = Array(text)
        let real = signs.count { $0.isNumber }
        guard real * 2 >= signs.count else { return nil }
        func with(_ places: Range<Int>) -> String? {
            var changed = signs
            for place in places where !changed[place].isNumber {
                guard let digit = digits[changed[place]] else { return nil }
                changed[place] = digit
            }
            return String(changed).uppercased()
        }
        let country = String(signs.prefix(2)).uppercased()
        if CheckDigits.ibanLength(country) == signs.count {
            if let iban = with(2..<signs.count), CheckDigits.iban(iban) { return iban }
            if let iban = ibanWithBankLetters(signs), CheckDigits.iban(iban) { return iban }
        }
        if signs.count == 9, let nif = with(1..<8), CheckDigits.nif(Array(nif.utf8)) { return nif }
        // The first sign of some bodies is a letter, in Spain the last one too.
        for body in [2..<signs.count, 3..<signs.count, 3..<(signs.count - 1), 4..<signs.count] where body.count >= 7 {
            if let number = with(body), let identifier = TaxIdentifier(vatID: number), identifier.isChecked == true {
                return number
            }
        }
        return nil
    }

    /// Countries whose account numbers begin with four letters for the bank (ISO 13616 registry).
    private static let lettered: Set<String> = [
        "AZ", "BG", "DO", "GB", "GI", "IE", "KW", "LV", "NL", "PK", "QA", "RO",
    ]
    /// Digits that look like letters.
    private static let letters: [Character: Character] = [
        "0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B", "l": "I", "|": "I", "!": "I",
    ]

    /// `IE29AlBK…`: letters where the bank stands, digits elsewhere.
    private static func ibanWithBankLetters(_ signs: [Character]) -> String? {
        guard lettered.contains(String(signs.prefix(2)).uppercased()) else { return nil }
        var changed = signs
        for place in 2..<signs.count {
            let sign = signs[place]
            if (4..<8).contains(place) {
                if let letter = letters[sign] { changed[place] = letter }
            } else if !sign.isNumber, let digit = digits[sign] {
                changed[place] = digit
            }
        }
        return String(changed).uppercased()
    }

    /// `1.2O0,00`: digits, separators and look-alikes, two decimals, at least half of it digits.
    private static func amount(_ text: String) -> String? {
        let signs = Array(text)
        guard (4...16).contains(signs.count), !text.allSatisfy({ $0.isNumber || ".,".contains($0) }),
            ".,".contains(signs[signs.count - 3])
        else { return nil }
        var (real, changed) = (0, "")
        for sign in signs {
            if sign.isNumber || ".,".contains(sign) {
                if sign.isNumber { real += 1 }
                changed.append(sign)
            } else if let digit = digits[sign] {
                changed.append(digit)
            } else {
                return nil
            }
        }
        return real * 2 >= signs.count ? changed : nil
    }
}
