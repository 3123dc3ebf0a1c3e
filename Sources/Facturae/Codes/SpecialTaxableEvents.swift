import EN16931

/// Why a line bears no tax: Facturae has a code (01 taxable but exempt, 02 outside the tax) and a reason in words;
/// EN 16931 has a category (UNTDID 5305), a reason and a reason code (VATEX).
struct SpecialTaxableEvent: Hashable {
    var category: String
    var reason: String?
    var reasonCode: String?

    init(category: String, reason: String?, reasonCode: String?) {
        self.category = category
        self.reason = reason
        self.reasonCode = reasonCode
    }

    /// Reads the block. The words end with category and code in brackets where this archive wrote them,
    /// `Exportación (G, VATEX-EU-G)`; else the words are searched for what they usually say.
    init(code: String, words: String) {
        let words = words.trimmedOfXMLWhiteSpace
        if let (category, reasonCode, rest) = Self.marked(words), Self.code(category: category) == code {
            self.init(category: category, reason: rest.isEmpty ? nil : rest, reasonCode: reasonCode)
        } else {
            self.init(
                category: Self.category(code: code, words: words), reason: words.isEmpty ? nil : words, reasonCode: nil)
        }
    }

    /// The block's words, such that reading them gives this event.
    var words: String {
        let plain = SpecialTaxableEvent(code: code, words: reason ?? "")
        if plain == self { return reason ?? "" }
        let mark = reasonCode.map { "(\(category), \($0))" } ?? "(\(category))"
        return reason.map { "\($0) \(mark)" } ?? mark
    }

    var code: String { Self.code(category: category) }

    /// Categories that bear no tax and give a reason.
    static func isSpecial(_ category: String) -> Bool { ["E", "AE", "K", "G", "O"].contains(category) }

    private static func code(category: String) -> String { category == "O" ? "02" : "01" }

    private static func category(code: String, words: String) -> String {
        if code == "02" { return "O" }
        let words = words.lowercased()
        if words.contains("sujeto pasivo") || words.contains("reverse charge") { return "AE" }
        if words.contains("intracomunitari") || words.contains("intra-community") { return "K" }
        if words.contains("exportaci") { return "G" }
        return "E"
    }

    /// `words (E)` or `words (E, VATEX-EU-132)`.
    private static func marked(_ words: String) -> (category: String, reasonCode: String?, rest: String)? {
        guard words.hasSuffix(")"), let open = words.lastIndex(of: "(") else { return nil }
        let parts = words[words.index(after: open)...].dropLast().split(separator: ", ", maxSplits: 1)
        guard let category = parts.first.map(String.init), isSpecial(category) else { return nil }
        let rest = words[..<open]
        guard rest.isEmpty || rest.hasSuffix(" ") else { return nil }
        return (category, parts.count > 1 ? String(parts[1]) : nil, String(rest).trimmedOfXMLWhiteSpace)
    }
}
