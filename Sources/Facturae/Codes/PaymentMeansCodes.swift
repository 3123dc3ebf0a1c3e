/// Means of payment: Facturae numbers 19 of them, EN 16931 uses UNTDID 4461.
enum PaymentMeansCodes {
    /// BT-81, and BT-82 where UNTDID 4461 has no code of its own and the name says what `ZZZ` (mutually defined) means.
    /// Nil for a code Facturae does not have.
    static func untdid4461(_ code: String) -> (code: String, text: String?)? {
        guard let number = Int(code), code.utf8.count == 2, means.indices.contains(number - 1) else { return nil }
        return means[number - 1]
    }

    /// The Facturae code that says the same; 13, special, where none does.
    static func facturae(code: String, text: String?) -> String {
        let number =
            means.firstIndex { $0.code == code && $0.text == text }
            ?? means.firstIndex { $0.code == code && $0.text == nil }
        if let number { return digits(number + 1) }
        return near[code] ?? "13"
    }

    private static let means: [(code: String, text: String?)] = [
        ("10", nil), ("49", nil), ("ZZZ", "Recibo"), ("30", nil), ("44", nil), ("ZZZ", "Crédito documentario"),
        ("ZZZ", "Contrato de adjudicación"), ("24", nil), ("60", nil), ("ZZZ", "Pagaré no a la orden"), ("20", nil),
        ("ZZZ", "Reposición"), ("ZZZ", nil), ("97", nil), ("50", nil), ("25", nil), ("21", nil),
        ("ZZZ", "Contra reembolso"), ("48", nil),
    ]

    /// Narrower codes: credit transfers, direct debits and cards of a certain kind.
    private static let near = [
        "31": "04", "42": "04", "45": "04", "57": "04", "58": "04", "59": "02", "54": "19", "55": "19", "22": "16",
        "23": "17", "26": "11", "70": "08",
    ]

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
