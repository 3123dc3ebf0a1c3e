/// A value a business term can have.
package protocol TermValue: Hashable, Sendable {
    /// Nil when the text is no such value.
    init?(termText: String)
    /// Canonical text: dates ISO 8601, numbers plain decimal with a point.
    var termText: String { get }
    /// What a readable text is, for messages.
    static var expectation: String { get }
    /// Whether the text this value was read from is its canonical text.
    func isCanonical(_ text: String) -> Bool
    /// Says nothing.
    var isBlank: Bool { get }
}

extension TermValue {
    package func isCanonical(_ text: String) -> Bool { text == termText }
    /// A number or a day always says something.
    package var isBlank: Bool { false }
}

extension String: TermValue {
    package init?(termText: String) {
        let trimmed = termText.trimmedOfXMLWhiteSpace
        self = trimmed.endsWithDiscount && termText.isEndedByLineEnd ? trimmed + "\n" : trimmed
    }
    package var termText: String { self }
    package var isBlank: Bool { isEmpty }
    /// To the byte: equal strings may be written by different code points.
    package func isCanonical(_ text: String) -> Bool {
        utf8.count == text.utf8.count && utf8.elementsEqual(text.utf8)
    }
    package static var expectation: String { "text" }
}

extension Amount: TermValue {
    package init?(termText: String) { self.init(termText.trimmedOfXMLWhiteSpace) }
    package var termText: String { description }
    package static var expectation: String { "a decimal number with a point (1234.56)" }

    /// Decided without writing the number.
    package func isCanonical(_ text: String) -> Bool {
        guard let read = Amount(text), read.scale == scale, read.coefficient == coefficient else { return false }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard let first = digits.first, let last = digits.last, isDigit(first), isDigit(last),
            (digits.count < text.utf8.count) == isNegative
        else { return false }
        return first != UInt8(ascii: "0") || digits.count == 1 || digits.dropFirst().first == UInt8(ascii: ".")
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
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
///
/// Kept small, for a long invoice has millions: a text that is its value's canonical one is not kept beside it.
package struct Term<Value: TermValue>: Sendable {
    private enum Content: Sendable {
        /// Written in the value's canonical form.
        case canonical(Value)
        case written(WrittenValue<Value>)
    }

    private let content: Content
    private let position: SourcePlace

    /// As written.
    package var text: String {
        switch content {
        case .canonical(let value): value.termText
        case .written(let written): written.text
        }
    }

    /// Nil when the text is no such value.
    package var value: Value? {
        switch content {
        case .canonical(let value): value
        case .written(let written): written.value
        }
    }

    package var place: SourcePlace? { position.known }

    /// Reads the text in the value's canonical form.
    package init(reading text: String, place: SourcePlace? = nil) {
        self.init(text: text, value: Value(termText: text), place: place)
    }

    /// For a syntax that writes the value in a form of its own.
    package init(text: String, value: Value?, place: SourcePlace? = nil) {
        content =
            if let value, value.isCanonical(text) { .canonical(value) } else {
                .written(WrittenValue(text: text, value: value))
            }
        position = place ?? .nowhere
    }

    package init(_ value: Value) {
        content = .canonical(value)
        position = .nowhere
    }

    /// The value's canonical text, or the text as written where it is no value.
    package var canonical: String { value?.termText ?? text }

    /// The element is there but says nothing.
    package var isEmpty: Bool {
        switch content {
        case .canonical(let value): value.isBlank
        case .written(let written): written.value?.isBlank ?? written.text.isEmpty
        }
    }
}

/// A text that is not its value's canonical one, or no value at all.
private final class WrittenValue<Value: TermValue>: Sendable {
    let text: String
    let value: Value?

    init(text: String, value: Value?) {
        self.text = text
        self.value = value
    }
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
