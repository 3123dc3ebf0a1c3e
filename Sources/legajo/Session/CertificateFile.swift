import FoundationEssentials

/// Certificates as people keep them: one in DER, or any number in PEM (RFC 7468).
enum CertificateFile {
    /// Throws `undecided` when there is none.
    static func read(_ path: String) throws(CommandFailure) -> [[UInt8]] {
        let bytes = try LocalFile(path).contents(atMost: 4 << 20)
        // A certificate is a SEQUENCE.
        if bytes.first == 0x30 { return [bytes] }
        var (found, body) = ([[UInt8]](), String?.none)
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("-----BEGIN CERTIFICATE-----") {
                body = ""
            } else if line.hasPrefix("-----END CERTIFICATE-----") {
                guard let text = body, let content = Data(base64Encoded: text) else {
                    throw CommandFailure(.undecided, "\(path) has a certificate that is not base64.")
                }
                found.append(Array(content))
                body = nil
            } else if body != nil {
                body?.append(contentsOf: line.filter { !$0.isWhitespace })
            }
        }
        guard !found.isEmpty else { throw CommandFailure(.undecided, "\(path) holds no certificate.") }
        return found
    }
}
