/// A layout's name within its tenant: lower-case letters, digits and hyphens, at most 48, not beginning with a hyphen.
package struct LayoutName: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package static let mostLength = 48

    package let text: String

    /// Nil when the name is empty, too long, or has another character.
    package init?(_ text: String) {
        guard PlainName.isValid(text, atMost: Self.mostLength) else { return nil }
        self.text = text
    }

    package var description: String { text }

    package static func < (left: LayoutName, right: LayoutName) -> Bool { left.text < right.text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = LayoutName(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a layout's name: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
