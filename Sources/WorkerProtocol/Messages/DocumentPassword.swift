/// The password of an encrypted document: used while the document is read, never written into a log, a record or a message.
package struct DocumentPassword: Hashable, Sendable, Codable, CustomStringConvertible, CustomReflectable {
    /// UTF-8.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// For libraries that take text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package var description: String { "(password)" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package init(from decoder: any Decoder) throws {
        bytes = Array(try decoder.singleValueContainer().decode(String.self).utf8)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
