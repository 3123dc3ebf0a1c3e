/// A template's name within its tenant: lower-case letters, digits and hyphens, at most 48, not beginning with a hyphen.
package struct TemplateName: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil when the name is empty, too long, or has another character.
    package init?(_ text: String) {
        guard PlainName.isValid(text, atMost: 48) else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (left: TemplateName, right: TemplateName) -> Bool { left.text < right.text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = TemplateName(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a template's name: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
