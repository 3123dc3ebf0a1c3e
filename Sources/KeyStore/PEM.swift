import FoundationEssentials

/// Textual encoding of keys and certificates (RFC 7468).
enum PEM {
    static let certificate = "CERTIFICATE"
    static let encryptedPrivateKey = "ENCRYPTED PRIVATE KEY"

    static func text(_ label: String, _ der: [UInt8]) -> [UInt8] {
        let body = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return Array("-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n".utf8)
    }

    /// Every block of this label; text between blocks is ignored. Nil when a block is damaged.
    static func blocks(_ label: String, in text: [UInt8]) -> [[UInt8]]? {
        var blocks: [[UInt8]] = []
        var current: String?
        for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line == "-----BEGIN \(label)-----" {
                current = ""
            } else if line == "-----END \(label)-----" {
                guard let body = current, let data = Data(base64Encoded: body) else { return nil }
                blocks.append(Array(data))
                current = nil
            } else if current != nil {
                current?.append(contentsOf: line)
            }
        }
        return current == nil ? blocks : nil
    }
}
