/// A value a business term can have.
package protocol TermValue: Hashable, Sendable {
    /// Nil when the text is no such value.
    init?(termText: String)
    /// Canonical text: dates ISO 8601, numbers plain decimal with a point.
    var termText: String { get }
    /// What a readable text is, for messages.
    static var expectation: String { get }
}

extension String: TermValue {
    package init?(termText: String) {
        let trimmed = termText.trimmedOfXMLWhiteSpace
        self = trimmed.endsWithDiscount && termText.isEndedByLineEnd ? trimmed + "\n" : trimmed
    }
    package var termText: String { self }
    package static var expectation: String { "text" }
}

extension Amount: TermValue {
    package init?(termText: String) { self.init(termText.trimmedOfXMLWhiteSpace) }
    package var termText: String { description }
    package static var expectation: String { "a decimal number with a point (1234.56)" }
}

extension InvoiceDate: TermValue {
    package init?(termText: String) { self.init(termText.trimmedOfXMLWhiteSpace) }
    package var termText: String { description }
    package static var expectation: String { "a date (2026-11-23)" }
}

/// One business term as the document states it: the text as written, the value where the text is one, and
/// where it stands. An unreadable value is kept as text, so that nothing a document says is lost.
///
/// Two terms are equal when their values are, or, both unreadable, their texts. Encoded as its canonical text.
package struct Term<Value: TermValue>: Sendable {
    /// As written.
    package let text: String
    /// Nil when the text is no such value.
    package let value: Value?
    package let place: SourcePlace?

    /// Reads the text in the value's canonical form.
    package init(reading text: String, place: SourcePlace? = nil) {
        self.init(text: text, value: Value(termText: text), place: place)
    }

    /// For a syntax that writes the value in a form of its own.
    package init(text: String, value: Value?, place: SourcePlace? = nil) {
        self.text = text
        self.value = value
        self.place = place
    }

    package init(_ value: Value) { self.init(text: value.termText, value: value) }

    /// The value's canonical text, or the text as written where it is no value.
    package var canonical: String { value?.termText ?? text }

    /// The element is there but says nothing.
    package var isEmpty: Bool { canonical.isEmpty }
}

extension Term: Hashable {
    package static func == (left: Term, right: Term) -> Bool {
        left.value == right.value && (left.value != nil || left.text == right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(value)
        if value == nil { hasher.combine(text) }
    }
}

extension Term: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(reading: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(canonical)
    }
}

extension StringProtocol {
    /// Without blanks, tabs and line ends at both ends (XML 1.0 §2.3).
    package var trimmedOfXMLWhiteSpace: String {
        let text = Substring(self)
        func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        guard let start = text.utf8.firstIndex(where: { !isWhiteSpace($0) }),
            let end = text.utf8.lastIndex(where: { !isWhiteSpace($0) })
        else { return "" }
        return String(text[start...end])
    }
}
