/// What stands in braces in a template's text and is filled in for each document.
package enum TemplateVariable: String, Hashable, Sendable, CaseIterable {
    /// BT-1.
    case number
    /// BT-2, as it is written in the invoice's data: 2026-11-27.
    case date
    /// BT-9.
    case due
    /// BT-27.
    case issuer
    /// BT-31, else BT-32, else BT-30.
    case issuerTaxID = "issuer-tax-id"
    /// BT-44.
    case customer
    /// The archive's identifier.
    case id
    /// Page and number of pages of the original, those the template adds among them.
    case page, pages

    /// The text with its variables filled in; those without a value give nothing.
    package static func fill(_ text: String, _ value: (TemplateVariable) -> String?) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: "}") else {
                rest = rest[open...]
                break
            }
            if let variable = TemplateVariable(rawValue: String(inner[..<close])) {
                result += value(variable) ?? ""
            } else {
                result += rest[open...close]
            }
            rest = inner[inner.index(after: close)...]
        }
        return result + rest
    }

    /// What stands in braces in a text and is no variable.
    package static func unknown(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            guard let close = piece.firstIndex(of: "}") else { return String(piece.prefix(20)) }
            let name = String(piece[..<close])
            return TemplateVariable(rawValue: name) == nil ? name : nil
        }
    }
}
