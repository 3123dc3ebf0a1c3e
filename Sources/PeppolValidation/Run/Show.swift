import EN16931

// How messages write what stands in the document.

func show(_ amount: Amount?) -> String { amount?.description ?? "nothing that can be computed" }

/// A stranger's text, short enough for a message.
func show(_ text: String?) -> String {
    guard let text = text?.collapsedXMLWhiteSpace, !text.isEmpty else { return "nothing" }
    return text.characterCount > 80 ? "“\(text.part(0, 79))…”" : "“\(text)”"
}

/// How two invoice amounts may differ in the rules that multiply: 0.02.
enum Slack {
    static let amount = Amount(coefficient: 2, scale: 2) ?? .zero

    /// Whether the stated amount lies within the slack of the computed one; never where one is unknown.
    static func allows(_ stated: Amount?, _ computed: Amount?) -> Bool {
        guard let stated, let distance = computed.flatMap({ stated.subtracting($0) }) else { return false }
        return distance.magnitude <= amount
    }
}

extension Amount {
    /// Two decimals, rounded as XPath's `round`.
    var cents: Amount { rounded(2, .halfUp).padded(2) }
}
