import COpenSSL

/// A PKCS#12 container (RFC 7292): a private key with its certificate and the certificates above it.
package struct CertificateContainer: Sendable {
    package let key: PrivateKey
    package let certificate: Certificate
    /// In the order of the path, as far as it goes; a self-signed root comes last.
    package let issuers: [Certificate]

    /// A container to be written.
    package init(key: PrivateKey, certificate: Certificate, issuers: [Certificate]) {
        self.key = key
        self.certificate = certificate
        self.issuers = issuers
    }

    /// The container as a file (PBES2 with AES-256), for handing a key to another program.
    package func encoded(_ passphrase: Passphrase) throws(OpenSSLError) -> [UInt8] {
        guard let list = unsafe legajo_certificates_new() else {
            throw .last(.failed, "There was no memory for a PKCS#12 container.")
        }
        defer { unsafe legajo_certificates_free(list) }
        for issuer in issuers {
            guard unsafe legajo_certificates_push(list, issuer.pointer) == 1 else {
                throw .last(.failed, "There was no memory for a PKCS#12 container.")
            }
        }
        let rounds = Int32(clamping: passphrase.iterations)
        let created = unsafe passphrase.withText {
            unsafe PKCS12_create($0, nil, key.pair.pointer, certificate.pointer, list, 0, 0, rounds, rounds, 0)
        }
        guard let container = unsafe created else {
            throw .last(.failed, "The PKCS#12 container could not be made.")
        }
        defer { unsafe PKCS12_free(container) }
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_PKCS12(container, &out)
        return try unsafe takeEncoding(out, count, "PKCS#12 container")
    }

    /// Opens a container. Throws `malformed`, `wrong-passphrase` when it does not open, `mismatch` when the key has no
    /// certificate or another's.
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
        let opened = unsafe passphrase.withText { unsafe PKCS12_parse(container, $0, &key, &certificate, &others) }
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
