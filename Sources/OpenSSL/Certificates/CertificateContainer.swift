import COpenSSL

/// A PKCS#12 container (RFC 7292): a private key with its certificate and the certificates above it.
package struct CertificateContainer: Sendable {
    package let key: PrivateKey
    package let certificate: Certificate
    /// In the order of the path, as far as it goes; a self-signed root comes last.
    package let issuers: [Certificate]

    package init(pkcs12: [UInt8], passphrase: Passphrase) throws(OpenSSLError) {
        let cursor = unsafe pkcs12.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var start = buffer.baseAddress
            return unsafe d2i_PKCS12(nil, &start, buffer.count)
        }
        guard let container = unsafe cursor else { throw .last(.malformed, "The file is not a PKCS#12 container.") }
        defer { unsafe PKCS12_free(container) }
        var key: OpaquePointer? = nil
        var certificate: OpaquePointer? = nil
        var others: OpaquePointer? = nil
        let opened = unsafe passphrase.withBytes { secret in
            var text = unsafe secret.map { CChar(bitPattern: $0) } + [0]
            defer { unsafe legajo_cleanse(&text, text.count) }
            return unsafe PKCS12_parse(container, text, &key, &certificate, &others)
        }
        defer {
            unsafe X509_free(certificate)
            if let others = unsafe others { unsafe legajo_certificates_free(others) }
        }
        guard opened == 1, let key = unsafe key else {
            throw .last(
                .wrongPassphrase,
                "The PKCS#12 container does not open: wrong passphrase, no private key in it, or an old cipher (RC2, 3DES)."
            )
        }
        self.key = PrivateKey(pair: unsafe KeyPair(taking: key))
        guard let certificate = unsafe certificate else {
            throw OpenSSLError(code: .mismatch, message: "The container has no certificate for its private key.")
        }
        self.certificate = try unsafe Self.copy(certificate)
        guard try self.key.pair.publicKeyDER() == self.certificate.publicKey.der else {
            throw OpenSSLError(code: .mismatch, message: "The container's key does not belong to its certificate.")
        }
        var above: [Certificate] = []
        if let others = unsafe others {
            for index in 0..<(unsafe legajo_certificates_count(others)) {
                guard let other = unsafe legajo_certificates_at(others, index) else { continue }
                above.append(try unsafe Self.copy(other))
            }
        }
        issuers = Self.ordered(above, above: self.certificate)
    }

    private static func copy(_ pointer: OpaquePointer) throws(OpenSSLError) -> Certificate {
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_X509(pointer, &out)
        return try Certificate(der: unsafe takeEncoding(out, count, "certificate"))
    }

    private static func ordered(_ certificates: [Certificate], above leaf: Certificate) -> [Certificate] {
        var path: [Certificate] = []
        var current = leaf
        while !current.isSelfIssued,
            let next = certificates.first(where: { $0.subjectDER == current.issuerDER && current.isSigned(by: $0) }),
            !path.contains(next)
        {
            path.append(next)
            current = next
        }
        return path
    }
}
