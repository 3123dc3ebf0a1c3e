/// Currencies as pages write them (BT-5, ISO 4217 alpha-3).
enum CurrencyText {
    /// The code of a word that is a currency's code, sign or name.
    static func code(of word: String) -> String? {
        let bare = word.trimming(",;.:()[]")
        if bare.utf8.count <= 4, let code = codesBySign[bare] { return code }
        return mayBeName(bare) ? names[Folding.key(bare)] : nil
    }

    /// Whether a word begins as a currency's name does; most words do not, and need no folding.
    private static func mayBeName(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return false }
        return !first.isPlain || "edpEDP".utf8.contains(first)
    }

    /// The word without a currency that is stuck to a number (`€12`, `12€`, `US$5`, `EUR12,00`); nil without one.
    static func stripped(_ word: Substring) -> Substring? {
        let bytes = word.utf8
        guard let first = bytes.first, let last = bytes.last, !first.isDigit || !last.isDigit else { return nil }
        for sign in longestFirst where bytes.count > sign.utf8.count {
            if bytes.starts(with: sign.utf8) { return Substring(bytes.dropFirst(sign.utf8.count)) }
            if bytes.suffix(sign.utf8.count).elementsEqual(sign.utf8) {
                return Substring(bytes.dropLast(sign.utf8.count))
            }
        }
        return nil
    }

    /// Codes frequent on invoices; a three-letter word outside this list is a word.
    static let codes: Set<String> = [
        "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "ISK", "TRY", "MXN", "ARS",
        "CLP", "COP",
        "PEN", "UYU", "BRL", "CAD", "AUD", "NZD", "JPY", "CNY", "INR", "HKD", "SGD", "ZAR", "MAD", "AED", "ILS", "KRW",
        "THB",
    ]

    private static let codesBySign = Dictionary(uniqueKeysWithValues: codes.map { ($0, $0) })
        .merging(signs) { $1 }

    private static let signs = [
        "€": "EUR", "£": "GBP", "US$": "USD", "$": "USD", "¥": "JPY", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "₹": "INR",
        "SFr": "CHF",
        "Fr": "CHF",
    ]

    private static let names = ["euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP"]

    private static let longestFirst: [String] =
        (Array(codes) + ["US$", "€", "£", "$", "¥", "zł", "Kč", "₹"]).sorted { ($1.count, $1) < ($0.count, $0) }
}
