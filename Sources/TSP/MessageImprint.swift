import CMS
package import OpenSSL

/// ```
/// MessageImprint ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, hashedMessage OCTET STRING }
/// ```
/// RFC 3161 §2.4.1.
package struct MessageImprint: Hashable, Sendable {
    package let digest: DigestAlgorithm
    package let hashedMessage: [UInt8]

    /// Nil when the length does not fit the algorithm.
    package init?(digest: DigestAlgorithm, hashedMessage: [UInt8]) {
        guard hashedMessage.count == digest.byteCount else { return nil }
        self.digest = digest
        self.hashedMessage = hashedMessage
    }

    /// Of bytes at hand.
    package init(of bytes: [UInt8], _ digest: DigestAlgorithm) throws(OpenSSLError) {
        self.digest = digest
        hashedMessage = try RunningDigest.digest(bytes, digest)
    }

    init(_ value: DERValue) throws(CMSError) {
        let what = "MessageImprint"
        guard value.tag == DERTag.sequence else { throw value.malformed(what, "is not a SEQUENCE") }
        var cursor = value.cursor(what)
        let algorithm = try AlgorithmIdentifier(cursor.next(), "hashAlgorithm")
        let message = try cursor.next(DERTag.octetString)
        try cursor.finish()
        guard let digest = algorithm.digest else {
            throw value.malformed("hashAlgorithm", "\(algorithm.algorithm) is not read")
        }
        guard message.content.count == digest.byteCount else {
            throw message.malformed("hashedMessage", "does not have the length of its algorithm")
        }
        self.digest = digest
        hashedMessage = Array(message.content)
    }

    var der: [UInt8] { DER.sequence(digest.identifier.der, DER.octetString(hashedMessage)) }
}
