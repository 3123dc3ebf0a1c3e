/// Check digits of the identifiers that invoices print. They decide how sure a reading is, and tell an
/// identifier from another word of the same shape; whether the number was ever issued they cannot say.
package enum CheckDigits {
    /// Whether a VAT number's check digits fit; nil for countries whose rule is not known here.
    package static func vat(country: String, body: [UInt8]) -> Bool? {
        switch country {
        case "ES": nif(body)
        case "DE": digits(body).map(mod11Comma10)
        case "FR": french(body)
        case "IT": digits(body).map(luhn)
        case "PT": digits(body).map { weighted($0, [9, 8, 7, 6, 5, 4, 3, 2], modulus: 11) { $0 < 2 ? 0 : 11 - $0 } }
        case "BE": belgian(body)
        case "NL": dutch(body)
        case "AT": austrian(body)
        case "PL": digits(body).map { weighted($0, [6, 5, 7, 2, 3, 4, 5, 6, 7], modulus: 11) { $0 } }
        case "DK": digits(body).map { zip($0, [2, 7, 6, 5, 4, 3, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 }
        case "LU": digits(body).map { number($0[0..<6]) % 89 == number($0[6..<8]) }
        default: nil
        }
    }

    /// A Spanish NIF of nine characters: DNI (8 digits, letter by 23), NIE (X, Y, Z), K L M, and legal persons
    /// (Orden EHA/451/2008; control digit or letter by kind of entity).
    package static func nif(_ text: [UInt8]) -> Bool {
        guard text.count == 9, let first = text.first, let control = text.last else { return false }
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let body = digits(Array(text[0..<8])) else { return false }
            return letters[number(body[...]) % 23] == control
        case UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "Z"):
            guard let body = digits(Array(text[1..<8])) else { return false }
            return letters[((Int(first) - 88) * 10_000_000 + number(body[...])) % 23] == control
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"):
            guard let body = digits(Array(text[1..<8])) else { return false }
            return letters[number(body[...]) % 23] == control
        default:
            guard "ABCDEFGHJNPQRSUVW".utf8.contains(first), let body = digits(Array(text[1..<8])) else { return false }
            var sum = 0
            for (position, digit) in body.enumerated() {
                // Odd places are doubled and their digits added, as in Luhn's method.
                sum += position.isMultiple(of: 2) ? digit * 2 / 10 + digit * 2 % 10 : digit
            }
            let value = (10 - sum % 10) % 10
            let asDigit = UInt8(48 + value)
            let asLetter = Array("JABCDEFGHI".utf8)[value]
            if "PQRSNW".utf8.contains(first) { return control == asLetter }
            if "ABEH".utf8.contains(first) { return control == asDigit }
            return control == asDigit || control == asLetter
        }
    }

    /// ISO 13616 IBAN: country, two check digits, account; modulus 97 (ISO 7064).
    package static func iban(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (15...34).contains(bytes.count) else { return false }
        return mod97(Array(bytes[4...] + bytes[..<4])) == 1
    }

    /// Length of an IBAN by country; nil for countries outside this list.
    static func ibanLength(_ country: String) -> Int? { ibanLengths[country] }

    private static let ibanLengths = [
        "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
        "FI": 18,
        "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
        "LU": 20,
        "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
        "SM": 27,
        "TR": 26,
    ]

    /// Remainder by 97 of letters and digits, A = 10 … Z = 35.
    private static func mod97(_ bytes: [UInt8]) -> Int? {
        var remainder = 0
        for byte in bytes {
            switch byte {
            case 48...57: remainder = (remainder * 10 + Int(byte) - 48) % 97
            case 65...90: remainder = (remainder * 100 + Int(byte) - 55) % 97
            default: return nil
            }
        }
        return remainder
    }

    static func luhn(_ digits: [Int]) -> Bool {
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            sum += position.isMultiple(of: 2) ? digit : digit * 2 / 10 + digit * 2 % 10
        }
        return sum.isMultiple(of: 10)
    }

    /// ISO 7064 MOD 11,10 (German VAT numbers).
    private static func mod11Comma10(_ digits: [Int]) -> Bool {
        guard digits.count == 9, digits[0] != 0 else { return false }
        var product = 10
        for digit in digits[0..<8] {
            let sum = (digit + product) % 10
            product = 2 * (sum == 0 ? 10 : sum) % 11
        }
        return (11 - product) % 10 == digits[8]
    }

    /// Key and SIREN: key = (12 + 3 · (SIREN mod 97)) mod 97 for numeric keys.
    private static func french(_ body: [UInt8]) -> Bool? {
        guard body.count == 11, let siren = digits(Array(body[2...])) else { return false }
        guard let key = digits(Array(body[..<2])) else { return nil }
        return (12 + 3 * (number(siren[...]) % 97)) % 97 == number(key[...])
    }

    private static func belgian(_ body: [UInt8]) -> Bool? {
        guard var number = digits(body) else { return false }
        if number.count == 9 { number.insert(0, at: 0) }
        return number.count == 10 && 97 - self.number(number[0..<8]) % 97 == self.number(number[8...])
    }

    /// Either the old rule (modulus 11 over nine digits) or the one since 2020 (modulus 97 over all).
    private static func dutch(_ body: [UInt8]) -> Bool? {
        guard body.count == 12, let first = digits(Array(body[..<9])) else { return false }
        let old = zip(first, [9, 8, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 } % 11 == first[8]
        return old || mod97(Array("NL".utf8) + body) == 1
    }

    private static func austrian(_ body: [UInt8]) -> Bool? {
        guard body.first == UInt8(ascii: "U"), let number = digits(Array(body.dropFirst())), number.count == 8 else {
            return false
        }
        var sum = 4
        for (position, digit) in number[0..<7].enumerated() {
            sum += position.isMultiple(of: 2) ? digit : digit * 2 / 10 + digit * 2 % 10
        }
        return (10 - sum % 10) % 10 == number[7]
    }

    private static func weighted(_ digits: [Int], _ weights: [Int], modulus: Int, _ check: (Int) -> Int) -> Bool {
        guard digits.count == weights.count + 1, let last = digits.last else { return false }
        return check(zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % modulus) == last
    }

    private static func digits(_ bytes: [UInt8]) -> [Int]? {
        bytes.allSatisfy { (48...57).contains($0) } ? bytes.map { Int($0) - 48 } : nil
    }

    private static func number(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
}
