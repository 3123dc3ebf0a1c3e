import COpenSSL

/// A public key.
package struct PublicKey: Sendable {
    /// Nil for a key OpenSSL cannot decode: a certificate can be read in spite of it.
    let pair: KeyPair?
    /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    package let der: [UInt8]

    package var kind: KeyKind { pair?.kind ?? .unsupported }

    /// Exactly one SubjectPublicKeyInfo.
    package init(der: [UInt8]) throws(OpenSSLError) {
        guard let read = unsafe legajo_public_key_parse(der, der.count) else {
            throw .last(.malformed, "These bytes are not a public key.")
        }
        pair = unsafe KeyPair(taking: read)
        self.der = der
    }

    /// The key inside a certificate: OpenSSL decoded it with the certificate, and decoding is what takes long.
    init(of certificate: borrowing OpenCertificate) throws(OpenSSLError) {
        der = try certificate.publicKeyDER()
        let key = unsafe X509_get_pubkey(certificate.pointer)
        if unsafe key == nil { ERR_clear_error() }
        pair = unsafe key.map { unsafe KeyPair(taking: $0) }
    }

    /// The 32 bytes of an Ed25519 key (RFC 8032 §5.1.5); nil for another kind.
    package var ed25519Bytes: [UInt8]? {
        // SubjectPublicKeyInfo of Ed25519 is a fixed prefix of 12 bytes and the key (RFC 8410 §4).
        kind == .ed25519 && der.count == 44 ? Array(der.suffix(32)) : nil
    }

    /// Whether the signature over these bytes is good. A malformed signature is a wrong one.
    package func isValid(_ signature: [UInt8], over bytes: [UInt8], with algorithm: SignatureAlgorithm) -> Bool {
        guard kind.fits(algorithm), let pair, let context = unsafe EVP_MD_CTX_new() else { return false }
        defer {
            unsafe EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        var parameters: OpaquePointer? = nil
        guard
            unsafe EVP_DigestVerifyInit(context, &parameters, algorithm.digest?.implementation, nil, pair.pointer) == 1,
            unsafe algorithm.configure(parameters)
        else { return false }
        return unsafe EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
    }
}
