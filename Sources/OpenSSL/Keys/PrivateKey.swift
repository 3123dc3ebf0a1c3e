import COpenSSL

/// A private key in memory. It has no description: nothing of it reaches a log.
package struct PrivateKey: Sendable {
    let pair: KeyPair

    package var kind: KeyKind { pair.kind }

    /// Draws a new key from OpenSSL's generator.
    package static func generate(_ kind: KeyKind) throws(OpenSSLError) -> PrivateKey {
        let created: OpaquePointer?
        switch kind {
        case .p256: unsafe created = Self.curve(NID_X9_62_prime256v1)
        case .p384: unsafe created = Self.curve(NID_secp384r1)
        case .ed25519: unsafe created = Self.make(EVP_PKEY_ED25519) { _ in true }
        case .rsa(let bits):
            guard bits >= 2_048, bits <= 8_192 else {
                throw OpenSSLError(code: .unsupported, message: "RSA keys have 2048 to 8192 bits here, not \(bits).")
            }
            unsafe created = Self.make(EVP_PKEY_RSA) { unsafe EVP_PKEY_CTX_set_rsa_keygen_bits($0, Int32(bits)) > 0 }
        case .otherCurve, .unsupported:
            throw OpenSSLError(code: .unsupported, message: "New keys are P-256, P-384, Ed25519 or RSA.")
        }
        guard let made = unsafe created else { throw .last(.failed, "A key could not be made.") }
        return PrivateKey(pair: unsafe KeyPair(taking: made))
    }

    /// Opens an EncryptedPrivateKeyInfo (RFC 5958), DER.
    package init(encrypted: [UInt8], passphrase: Passphrase) throws(OpenSSLError) {
        let opened = unsafe passphrase.withBytes { secret in
            unsafe legajo_private_key_decrypt(encrypted, encrypted.count, secret.baseAddress, secret.count)
        }
        guard let opened = unsafe opened else {
            throw .last(.wrongPassphrase, "The private key does not open: wrong passphrase or damaged file.")
        }
        self.init(pair: unsafe KeyPair(taking: opened))
    }

    init(pair: KeyPair) {
        self.pair = pair
    }

    /// EncryptedPrivateKeyInfo (PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC), DER.
    package func encrypted(_ passphrase: Passphrase) throws(OpenSSLError) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe passphrase.withBytes { secret in
            unsafe legajo_private_key_encrypt(
                pair.pointer, secret.baseAddress, secret.count, Int32(clamping: passphrase.iterations), &out)
        }
        return try unsafe takeEncoding(out, count, "private key")
    }

    package func publicKey() throws(OpenSSLError) -> PublicKey {
        try PublicKey(der: pair.publicKeyDER())
    }

    /// The signature over these bytes, in the form CMS wants (ECDSA as DER, Ed25519 as 64 bytes).
    package func sign(_ bytes: [UInt8], with algorithm: SignatureAlgorithm) throws(OpenSSLError) -> [UInt8] {
        guard kind.fits(algorithm) else {
            throw OpenSSLError(code: .mismatch, message: "A key of this kind does not sign with \(algorithm).")
        }
        guard let context = unsafe EVP_MD_CTX_new() else { throw .last(.failed, "There was no memory to sign.") }
        defer { unsafe EVP_MD_CTX_free(context) }
        var parameters: OpaquePointer? = nil
        guard
            unsafe EVP_DigestSignInit(context, &parameters, algorithm.digest?.implementation, nil, pair.pointer) == 1,
            unsafe algorithm.configure(parameters)
        else { throw .last(.unsupported, "This key cannot sign with \(algorithm).") }
        var count = 0
        guard unsafe EVP_DigestSign(context, nil, &count, bytes, bytes.count) == 1 else {
            throw .last(.failed, "The size of a signature is not known.")
        }
        var signature = [UInt8](repeating: 0, count: count)
        guard unsafe EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1 else {
            throw .last(.failed, "Signing failed.")
        }
        signature.removeSubrange(count...)
        return signature
    }

    private static func curve(_ nid: Int32) -> OpaquePointer? {
        unsafe make(EVP_PKEY_EC) {
            unsafe EVP_PKEY_CTX_set_ec_paramgen_curve_nid($0, nid) > 0
                && EVP_PKEY_CTX_set_ec_param_enc($0, OPENSSL_EC_NAMED_CURVE) > 0
        }
    }

    private static func make(_ id: Int32, _ configure: (OpaquePointer) -> Bool) -> OpaquePointer? {
        guard let context = unsafe EVP_PKEY_CTX_new_id(id, nil) else { return nil }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        guard unsafe EVP_PKEY_keygen_init(context) == 1, unsafe configure(context) else { return nil }
        var key: OpaquePointer? = nil
        guard unsafe EVP_PKEY_keygen(context, &key) == 1 else { return nil }
        return unsafe key
    }
}

extension SignatureAlgorithm {
    /// Sets what the digest alone does not say.
    func configure(_ parameters: OpaquePointer?) -> Bool {
        guard case .rsaPSS(_, let mask, let saltCount) = self else { return true }
        return unsafe legajo_use_pss(parameters, mask.implementation, Int32(clamping: saltCount)) == 1
    }
}
