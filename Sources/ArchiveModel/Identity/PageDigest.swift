/// The first 80 bits of the SHA-256 over what a page shows (`Documentation/PageTags.md`): enough to tell an altered
/// page from its original, and short enough for a symbol. Sixteen symbols of Crockford's base 32.
package struct PageDigest: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Of the digest, in bytes.
    package static let byteCount = 10
    /// Of the text.
    package static let symbolCount = 16

    private let text: String

    /// The first ten of these bytes; nil for fewer.
    package init?(_ digest: [UInt8]) {
        guard digest.count >= Self.byteCount else { return nil }
        var symbols: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in digest.prefix(Self.byteCount) {
            (buffer, bits) = (buffer << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                symbols.append(CheckSymbol.alphabet[buffer >> bits & 31])
            }
        }
        text = String(decoding: symbols, as: UTF8.self)
    }

    /// Nil unless the text is exactly one.
    package init?(text: some StringProtocol) {
        guard text.utf8.count == Self.symbolCount, text.utf8.allSatisfy(CheckSymbol.alphabet.contains) else {
            return nil
        }
        self.text = String(text)
    }

    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = PageDigest(text: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a page digest: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
