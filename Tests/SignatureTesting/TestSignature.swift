package import CMS
package import OpenSSL
package import TSP

/// A SignedData written field by field (RFC 5652 §5.1), for what our own signing never writes.
package struct TestSignature {
    package var signer: Signer
    /// Of the content, as the SignerInfo names it.
    package var digest: DigestAlgorithm
    /// ESS signing-certificate is there.
    package var bindsCertificate = true
    package var certificates: [Certificate]
    /// Encoded, each an Attribute.
    package var unsignedAttributes: [[UInt8]] = []

    /// With the signer's own digest and certificate until changed.
    package init(_ signer: Signer) {
        self.signer = signer
        digest = signer.digest
        certificates = [signer.certificate]
    }

    /// Over content whose digest, in `digest`, is known. DER.
    package func detached(_ contentDigest: [UInt8]) throws -> [UInt8] {
        try encoded(.data, content: nil, contentDigest)
    }

    package func detached(over content: [UInt8]) throws -> [UInt8] {
        try detached(RunningDigest.digest(content, digest))
    }

    /// A time-stamp token. DER.
    package func token(_ information: TSTInfo) throws -> [UInt8] {
        let content = information.der
        return try encoded(.timeStampInfo, content: content, RunningDigest.digest(content, digest))
    }

    private func encoded(_ type: OID, content: [UInt8]?, _ contentDigest: [UInt8]) throws -> [UInt8] {
        let certificate = signer.certificate
        var attributes = [
            Attribute.der(.contentType, type.der), Attribute.der(.messageDigest, DER.octetString(contentDigest)),
        ]
        if bindsCertificate {
            let name = DER.octetString(try RunningDigest.digest(certificate.der, .sha256))
            attributes.append(
                Attribute.der(.signingCertificateV2, DER.sequence(DER.sequence(DER.sequence(name)))))
        }
        let set = DER.set(attributes)
        let unsigned =
            unsignedAttributes.isEmpty ? [] : [DERTag.constructed(1)] + DER.set(unsignedAttributes).dropFirst()
        let signerInfo = DER.sequence(
            DER.integer(1), DER.sequence(certificate.issuerDER, certificate.serialNumberDER), digest.identifier.der,
            [DERTag.constructed(0)] + set.dropFirst(), signer.algorithm.identifier.der,
            DER.octetString(try signer.sign(set)), unsigned)
        let inside = content.map { DER.value(DERTag.constructed(0), DER.octetString($0)) } ?? []
        let data = DER.sequence(
            DER.integer(type == .data ? 1 : 3), DER.set([digest.identifier.der]), DER.sequence(type.der, inside),
            certificates.isEmpty ? [] : DER.value(DERTag.constructed(0), certificates.flatMap(\.der)),
            DER.set([signerInfo]))
        return DER.sequence(OID.signedData.der, DER.value(DERTag.constructed(0), data))
    }
}
