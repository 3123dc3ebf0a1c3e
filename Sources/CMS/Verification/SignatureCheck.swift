package import OpenSSL

/// What the cryptography of one SignerInfo says. Whether the certificate is to be trusted is another question.
package struct SignatureCheck: Sendable {
    /// The certificate the signature names, where it is inside or among those given.
    package var certificate: Certificate?
    package var algorithm: SignatureAlgorithm?
    /// ESS signing-certificate is there: an AdES signature, not a plain one.
    package var bindsCertificate: Bool
    /// Empty when the signature holds.
    package var defects: [SignatureDefect]

    /// Checks the signature of `signer` in `data` over content with this digest (taken with `signer.digest`).
    /// `certificates` are those found elsewhere; the signer's may be among them.
    package init(
        _ signer: SignerInfo, in data: SignedData, contentDigest: [UInt8], certificates: [Certificate] = []
    ) {
        bindsCertificate = false
        defects = []
        checkContent(signer, data, contentDigest)
        checkCertificate(signer, data.certificates + certificates)
        checkValue(signer)
    }

    private mutating func add(_ kind: SignatureDefect.Kind, _ reason: String) {
        defects.append(SignatureDefect(kind, reason))
    }

    private mutating func checkContent(_ signer: SignerInfo, _ data: SignedData, _ contentDigest: [UInt8]) {
        guard signer.signedBytes != nil else {
            // RFC 5652 §5.3 allows it for id-data; every AdES format needs the attributes.
            add(.format, "The signature has no signed attributes.")
            return
        }
        let types = signer.signedAttributes.map(\.type)
        if Set(types).count != types.count { add(.format, "A signed attribute occurs twice.") }
        if let value = signer.signedValue(.contentType), (try? OID(value, "content-type")) == data.contentType {
        } else {
            add(.format, "The signed content type is not that of the content.")
        }
        guard let value = signer.signedValue(.messageDigest), value.tag == DERTag.octetString else {
            add(.format, "The signature has no message digest.")
            return
        }
        if signer.digest != nil, Array(value.content) != contentDigest {
            add(.contentDigest, "The content was changed after signing: its digest is not the signed one.")
        }
    }

    private mutating func checkCertificate(_ signer: SignerInfo, _ certificates: [Certificate]) {
        let candidates = certificates.filter { certificate in
            switch signer.identifier {
            case .issuerAndSerialNumber(let issuer, let serialNumber):
                certificate.issuerDER == issuer && certificate.serialNumberDER == serialNumber
            case .subjectKeyIdentifier(let identifier): certificate.subjectKeyIdentifier == identifier
            }
        }
        let binding: SigningCertificateV2?
        do { binding = try SigningCertificateV2(of: signer) } catch {
            add(.format, error.message)
            return
        }
        bindsCertificate = binding != nil
        guard !candidates.isEmpty else {
            // A certificate that was signed as the signer's, or whose key made the signature, is there under another
            // name: one of the two names was changed.
            if certificates.contains(where: { binding?.names($0) ?? false || Self.fits($0, signer) }) {
                add(.signingCertificate, "The signature names another certificate than the one it was made with.")
            } else {
                add(.noSigningCertificate, "The signer's certificate is not in the signature nor beside it.")
            }
            return
        }
        guard let binding else {
            certificate = candidates.first
            return
        }
        certificate = candidates.first(where: binding.names)
        if certificate == nil {
            add(.signingCertificate, "The certificate inside is not the one that was signed (ESS signing-certificate).")
        }
    }

    /// Whether the certificate's key made the signature.
    private static func fits(_ certificate: Certificate, _ signer: SignerInfo) -> Bool {
        guard let bytes = signer.signedBytes, let digest = signer.digest,
            let algorithm = SignatureAlgorithm(signer.signatureAlgorithm, digest: digest)
        else { return false }
        return certificate.publicKey.isValid(signer.signature, over: bytes, with: algorithm)
    }

    private mutating func checkValue(_ signer: SignerInfo) {
        // Beside a key of a kind we know, an algorithm we do not know is a contradiction; else it is just unknown.
        let kind: SignatureDefect.Kind =
            switch certificate?.publicKey.kind {
            case nil, .unsupported, .otherCurve: .unsupportedKey
            default: .algorithm
            }
        guard let digest = signer.digest else {
            add(kind, "The digest algorithm \(signer.digestAlgorithm.algorithm) is not read.")
            return
        }
        guard let algorithm = SignatureAlgorithm(signer.signatureAlgorithm, digest: digest),
            certificate?.publicKey.kind != .unsupported
        else {
            add(
                kind,
                "The signature algorithm \(signer.signatureAlgorithm.algorithm) does not fit or is not read.")
            return
        }
        self.algorithm = algorithm
        guard let certificate, let bytes = signer.signedBytes else { return }
        if !certificate.publicKey.isValid(signer.signature, over: bytes, with: algorithm) {
            add(
                .signatureValue,
                "The signature's value does not fit what it signs and the key of \(certificate.commonName).")
        }
    }
}
