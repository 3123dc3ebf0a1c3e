/// How a value is written on a page, and so what of the words at a place can be it.
package enum PrintedForm: String, Hashable, Sendable, Codable, CaseIterable {
    /// A day in any spelling the reader knows.
    case date
    /// A number with or without a currency.
    case amount
    /// A currency's code, sign or name.
    case currency
    /// A VAT number or a Spanish NIF; its check digits must fit where they are known.
    case taxID = "tax-id"
    /// An account number whose check digits fit.
    case iban
    /// A word with a digit in it, or a series and a number.
    case identifier
    /// All words after the label, or of the line.
    case text
}

extension PrintedForm {
    /// The form of a business term's value; nil for terms that no layout can place.
    package static func of(_ term: String) -> PrintedForm? { forms[term] }

    /// The terms a layout can place, in their order.
    package static let terms = forms.keys.sorted { number($0) < number($1) }

    private static func number(_ term: String) -> Int { Int(term.dropFirst(3)) ?? .max }

    private static let forms: [String: PrintedForm] = {
        let terms: [(PrintedForm, [Int])] = [
            (.date, [2, 7, 9, 26, 72, 73, 74]),
            (.amount, [106, 107, 108, 109, 110, 111, 112, 113, 114, 115]),
            (.currency, [5, 6]),
            (.taxID, [31, 48, 63]),
            (.iban, [84]),
            (.identifier, [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 25, 29, 30, 32, 34, 46, 47, 49, 71, 83, 86, 89, 90]),
            (.text, [19, 20, 22, 27, 28, 33, 35, 36, 37, 38, 44, 45, 50, 51, 52, 53, 59, 62, 70, 82, 85]),
        ]
        var forms: [String: PrintedForm] = [:]
        for (form, numbers) in terms { for number in numbers { forms["BT-\(number)"] = form } }
        return forms
    }()
}
