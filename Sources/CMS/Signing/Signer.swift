package import OpenSSL

/// Somebody who can sign: a certificate and "sign these bytes". Where the key lies (a file, a token, a remote
/// service) stays behind the closure. Encodings that every signature repeats are made once.
package struct Signer: Sendable {
    package let certificate: Certificate
    /// Certificates above, without a self-signed root: whoever verifies has his own.
    package let intermediates: [Certificate]
    package let algorithm: SignatureAlgorithm
    /// Of the content and of the signed attributes.
    package let digest: DigestAlgorithm
    private let signing: @Sendable ([UInt8]) throws(CMSError) -> [UInt8]
    let issuerAndSerialNumber: [UInt8]
    let certificateSet: [UInt8]
    let signingCertificateAttribute: [UInt8]

    /// `signing` returns the signature over its argument in CMS's form for `algorithm`.
    package init(
        certificate: Certificate, intermediates: [Certificate], algorithm: SignatureAlgorithm,
        signing: @escaping @Sendable ([UInt8]) throws(CMSError) -> [UInt8]
    ) throws(CMSError) {
        guard certificate.publicKey.kind.fits(algorithm) else {
            throw CMSError(
                code: .signing,
                message: "\(algorithm) does not fit the key in the certificate of \(certificate.subject).")
        }
        self.certificate = certificate
        self.intermediates = intermediates.filter { !$0.isSelfIssued }
        self.algorithm = algorithm
        // RFC 8419 §3: Ed25519 goes with SHA-512.
        digest = algorithm.digest ?? .sha512
        self.signing = signing
        issuerAndSerialNumber = DER.sequence(certificate.issuerDER, certificate.serialNumberDER)
        certificateSet = DER.value(
            DERTag.constructed(0),
            ([certificate] + self.intermediates).map(\.der)
                .sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
        signingCertificateAttribute = try SigningCertificateV2.attribute(for: certificate)
    }

    /// With a key in memory.
    package init(certificate: Certificate, intermediates: [Certificate], key: PrivateKey) throws(CMSError) {
        let algorithm = key.kind.signatureAlgorithm
        try self.init(certificate: certificate, intermediates: intermediates, algorithm: algorithm) {
            bytes throws(CMSError) in
            do throws(OpenSSLError) { return try key.sign(bytes, with: algorithm) } catch {
                throw CMSError(code: .signing, message: error.message)
            }
        }
    }

    /// The signature over these bytes.
    package func sign(_ bytes: [UInt8]) throws(CMSError) -> [UInt8] { try signing(bytes) }
}
