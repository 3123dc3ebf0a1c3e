/// A digest together with its algorithm, so that no bare hexadecimal string travels in a signature.
///
/// Renders as `sha256:<lower-case hex>`; the same text is parsed back.
package struct ContentDigest: Hashable, Sendable, Codable, CustomStringConvertible {
    /// A digest algorithm the archive keeps (FIPS 180-4).
    package enum Algorithm: String, Hashable, Sendable, Codable, CaseIterable {
        case sha256
        case sha512

        /// Length of the digest in bytes.
        package var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha512: 64
            }
        }
    }

    package let algorithm: Algorithm
    package let bytes: [UInt8]

    /// Returns nil when the length does not fit the algorithm.
    package init?(algorithm: Algorithm, bytes: [UInt8]) {
        guard bytes.count == algorithm.byteCount else { return nil }
        self.algorithm = algorithm
        self.bytes = bytes
    }

    /// Parses `sha256:<hex>`; the digits may be of either case.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"),
            let algorithm = Algorithm(rawValue: String(text[..<colon])),
            let bytes = Hexadecimal.bytes(text[text.index(after: colon)...])
        else { return nil }
        self.init(algorithm: algorithm, bytes: bytes)
    }

    /// The digits alone, as file names and manifests use them.
    package var hex: String { Hexadecimal.text(bytes) }

    package var description: String { "\(algorithm.rawValue):\(hex)" }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = ContentDigest(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a digest: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Both digests of the same bytes. Both are always taken, so that evidence can change its
/// algorithm without reading a document again (RFC 4998 §5.3).
package struct DigestPair: Hashable, Sendable, Codable {
    package let sha256: ContentDigest
    package let sha512: ContentDigest

    /// Returns nil unless the two are of the named algorithms.
    package init?(sha256: ContentDigest, sha512: ContentDigest) {
        guard sha256.algorithm == .sha256, sha512.algorithm == .sha512 else { return nil }
        self.sha256 = sha256
        self.sha512 = sha512
    }

    /// Returns nil when a length is wrong.
    package init?(sha256Bytes: [UInt8], sha512Bytes: [UInt8]) {
        guard let short = ContentDigest(algorithm: .sha256, bytes: sha256Bytes),
            let long = ContentDigest(algorithm: .sha512, bytes: sha512Bytes)
        else { return nil }
        sha256 = short
        sha512 = long
    }
}
