/// A file's place below a storage root, e.g. `issued/acme/2026/11/23/n1-0042/<sha256>.zip`.
///
/// Relative, `/`-separated, of `[A-Za-z0-9._=+-]` only; no part is empty, `.` or `..`.
package struct StoragePath: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil when a part is empty, `.`, `..`, or has another character.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 512 else { return nil }
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard !part.isEmpty, part != ".", part != "..", part.utf8.count <= 255, part.utf8.allSatisfy(Self.isAllowed)
            else { return nil }
        }
        self.text = text
    }

    package var description: String { text }

    package var components: [String] { text.split(separator: "/").map(String.init) }

    /// The last component.
    package var name: String { components.last ?? "" }

    /// Everything before the last component; nil at the top.
    package var parent: StoragePath? { StoragePath(components.dropLast().joined(separator: "/")) }

    /// Nil when the name is not allowed.
    package func appending(_ name: String) -> StoragePath? { StoragePath(text + "/" + name) }

    package static func < (left: StoragePath, right: StoragePath) -> Bool { left.text < right.text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = StoragePath(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a storage path: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "="),
            UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
