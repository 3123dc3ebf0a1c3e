import FoundationEssentials

/// The password of an encrypted document: used while the document is read, never written into a log, a record or a message.
package struct DocumentPassword: Hashable, Sendable, Codable, CustomStringConvertible, CustomReflectable {
    /// As they were given: UTF-8, or what else a file of the sender's holds.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// The first line of a file, without the mark some editors put in front of UTF-8.
    package init(firstLineOf file: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = file.starts(with: mark) ? file.dropFirst(mark.count) : file[...]
        bytes = Array(text.prefix { $0 != 10 && $0 != 13 })
    }

    package var description: String { "(password)" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let data = Data(base64Encoded: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A password is Base64.")
        }
        bytes = Array(data)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes).base64EncodedString())
    }
}
