package import EN16931
package import WorkerProtocol

/// How values are written in a language. Digits are those the invoice states; nothing is rounded.
package struct ValueFormat: Sendable {
    let language: ViewLanguage
    /// BT-5; decides how many decimals an amount shows at least.
    let currency: String

    package init(_ language: ViewLanguage, currency: String) {
        self.language = language
        self.currency = currency
    }

    /// A term's value as the page shows it.
    package func text(_ stated: StatedTerm) -> String {
        let value = stated.value
        if stated.isNumber, let amount = Amount(value) {
            if Self.percentages.contains(stated.term) { return number(amount.normalised) + "\u{A0}%" }
            if Self.quantities.contains(stated.term) { return number(amount.normalised) }
            return money(amount)
        }
        if Self.dates.contains(stated.term), let date = InvoiceDate(value) { return self.date(date) }
        if Self.accounts.contains(stated.term) { return Self.account(Visible.text(value)) }
        return Visible.text(value)
    }

    /// With the currency's decimals, more where the number has more.
    func money(_ amount: Amount) -> String {
        let amount = amount.normalised
        return number(Int(amount.scale) < decimals ? amount.padded(decimals) : amount)
    }

    /// `1.234,5` in Spanish, `1,234.5` in English.
    func number(_ amount: Amount) -> String {
        let parts = amount.description.split(separator: ".", omittingEmptySubsequences: false)
        let isNegative = parts[0].first == "-"
        let digits = Array(parts[0].utf8.drop { $0 == UInt8(ascii: "-") })
        let (group, point) = language == .es ? (UInt8(ascii: "."), ",") : (UInt8(ascii: ","), ".")
        var grouped: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(group) }
            grouped.append(digit)
        }
        let whole = (isNegative ? "\u{2212}" : "") + String(decoding: grouped, as: UTF8.self)
        return parts.count > 1 ? whole + point + parts[1] : whole
    }

    /// `23/11/2026` in Spanish, `23 Nov 2026` in English.
    func date(_ date: InvoiceDate) -> String {
        let iso = date.description
        switch language {
        case .es: return "\(iso.suffix(2))/\(iso.dropFirst(5).prefix(2))/\(iso.prefix(4))"
        case .en: return "\(date.day) \(Self.months[date.month - 1]) \(iso.prefix(4))"
        }
    }

    /// An IBAN (ISO 13616-1) in groups of four; anything else as it is.
    static func account(_ text: String) -> String {
        let compact = text.filter { $0 != " " }
        let bytes = Array(compact.utf8)
        let isIBAN =
            (15...34).contains(bytes.count) && bytes[0...1].allSatisfy { (65...90).contains($0) }
            && bytes[2...3].allSatisfy { (48...57).contains($0) }
            && bytes[4...].allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        guard isIBAN else { return text }
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
        }.joined(separator: "\u{A0}")
    }

    /// ISO 4217: currencies without a minor unit, and those with a thousandth.
    private var decimals: Int {
        if ["CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"].contains(currency) { return 0 }
        return ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].contains(currency) ? 3 : 2
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let percentages: Set<String> = [
        "BT-94", "BT-96", "BT-101", "BT-103", "BT-119", "BT-138", "BT-143", "BT-152",
    ]
    private static let quantities: Set<String> = ["BT-129", "BT-149"]
    private static let accounts: Set<String> = ["BT-84", "BT-91"]
    private static let dates: Set<String> = [
        "BT-2", "BT-7", "BT-9", "BT-26", "BT-72", "BT-73", "BT-74", "BT-134", "BT-135",
    ]
}
