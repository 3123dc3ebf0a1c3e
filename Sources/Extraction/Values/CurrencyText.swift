/// Currencies as pages write them (BT-5, ISO 4217 alpha-3).
enum CurrencyText {
    /// The code of a word that is a currency's code, sign or name.
    static func code(of word: String) -> String? {
        let bare = word.trimming(",;.:()[]")
        return signs[bare] ?? (codes.contains(bare) ? bare : names[Folding.key(bare)])
    }

    /// The word without a currency that is stuck to a number (`€12`, `12€`, `US$5`, `EUR12,00`); nil without one.
    static func stripped(_ word: String) -> String? {
        for sign in longestFirst {
            if word.hasPrefix(sign), word.count > sign.count { return String(word.dropFirst(sign.count)) }
            if word.hasSuffix(sign), word.count > sign.count { return String(word.dropLast(sign.count)) }
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

    private static let signs = [
        "€": "EUR", "£": "GBP", "US$": "USD", "$": "USD", "¥": "JPY", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "₹": "INR",
        "SFr": "CHF",
        "Fr": "CHF",
    ]

    private static let names = ["euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP"]

    private static let longestFirst: [String] =
        (Array(codes) + ["US$", "€", "£", "$", "¥", "zł", "Kč", "₹"]).sorted { ($1.count, $1) < ($0.count, $0) }
}
