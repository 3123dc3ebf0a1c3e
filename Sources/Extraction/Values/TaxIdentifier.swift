/// A tax identifier with its country and what its check digits say.
package struct TaxIdentifier: Hashable, Sendable {
    /// VAT identification number with its country prefix (BT-31, BT-48): `ESB12345674`, `DE136695976`.
    package var vatID: String
    /// As printed, without spaces and punctuation.
    package var printed: String
    /// The check digits fit; nil where the country's number has none that we know.
    package var isChecked: Bool?

    /// Reads a VAT number with its country prefix. Nil unless it has the country's form.
    package init?(vatID text: String) {
        let bare = Self.bare(text)
        guard bare.utf8.count >= 8, bare.utf8.count <= 16 else { return nil }
        let country = String(bare.prefix(2))
        let body = Array(bare.utf8.dropFirst(2))
        guard let form = Self.forms[country], form.contains(where: { Self.fits(body, $0) }) else { return nil }
        vatID = bare
        printed = bare
        isChecked = CheckDigits.vat(country: country, body: body)
    }

    /// Reads a Spanish NIF (DNI, NIE or a legal person's), whose check character must fit, so that it can be
    /// told from any other word of nine characters.
    package init?(nif text: String) {
        let bare = Self.bare(text)
        guard bare.utf8.count == 9, CheckDigits.nif(Array(bare.utf8)) else { return nil }
        vatID = "ES" + bare
        printed = bare
        isChecked = true
    }

    /// Upper case, letters and digits only.
    static func bare(_ text: some StringProtocol) -> String {
        // Beyond ASCII an upper case may be two letters.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: text.uppercased().utf8.filter(\.isPlain), as: UTF8.self)
        }
        return String(
            decoding: text.utf8.filter(\.isPlain).map { $0.isDigit ? $0 : $0 & 0xDF }, as: UTF8.self)
    }

    /// Whether VAT numbers begin with these two letters, in any case.
    static func isCountry(_ first: UInt8, _ second: UInt8) -> Bool {
        countries.contains([first & 0xDF, second & 0xDF])
    }

    private static let countries = Set(forms.keys.map { Array($0.utf8) })

    /// `9` digit, `A` letter, `*` either; the forms of VIES plus CH, GB, NO.
    private static let forms: [String: [String]] = [
        "AT": ["A99999999"], "BE": ["9999999999", "999999999"], "BG": ["999999999", "9999999999"], "CY": ["99999999A"],
        "CZ": ["99999999", "999999999", "9999999999"], "DE": ["999999999"], "DK": ["99999999"], "EE": ["999999999"],
        "EL": ["999999999"], "ES": ["*9999999*"], "FI": ["99999999"], "FR": ["**999999999"],
        "GB": ["999999999", "999999999999"], "HR": ["99999999999"], "HU": ["99999999"],
        "IE": ["9*99999A", "9999999AA"],
        "IT": ["99999999999"], "LT": ["999999999", "999999999999"], "LU": ["99999999"], "LV": ["99999999999"],
        "MT": ["99999999"], "NL": ["999999999A99"], "NO": ["999999999", "999999999MVA"], "PL": ["9999999999"],
        "PT": ["999999999"],
        "RO": ["9999999", "99999999", "999999999", "9999999999"], "SE": ["999999999999"], "SI": ["99999999"],
        "SK": ["9999999999"], "XI": ["999999999"],
        "CH": ["E999999999", "E999999999MWST", "E999999999TVA", "E999999999IVA"],
    ]

    private static func fits(_ body: [UInt8], _ form: String) -> Bool {
        body.count == form.utf8.count
            && zip(body, form.utf8).allSatisfy { byte, expected in
                let isDigit = (48...57).contains(byte)
                switch expected {
                case UInt8(ascii: "9"): return isDigit
                case UInt8(ascii: "A"): return !isDigit
                case UInt8(ascii: "*"): return true
                default: return byte == expected
                }
            }
    }
}
