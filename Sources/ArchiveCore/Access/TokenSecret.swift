package import ArchiveModel

/// A bearer token's secret: `lgt_` and 52 base-32 symbols, 256 random bits. Has no description; told once.
package struct TokenSecret: Sendable {
    /// The only way to the characters; for the one moment they are handed over.
    package let exposed: String

    package init(from random: some RandomSource) {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
        exposed = "lgt_" + String(decoding: random.bytes(52).map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
    }

    package init(presented: String) { exposed = presented }

    /// What is kept of it.
    package func digest() throws(ArchiveFailure) -> ContentDigest { try Digesting.sha256(Array(exposed.utf8)) }
}
