import OpenSSL

/// A signature that is made and can still take unsigned attributes, such as a time-stamp over its value.
package struct SignatureInProgress: Sendable {
    /// The signature's value: what a signature time-stamp covers (EN 319 122-1 §5.3).
    package let value: [UInt8]
    private let contentType: OID
    private let content: [UInt8]?
    private let signer: Signer
    private let signedAttributes: [UInt8]

    /// Signs content of type id-data whose digest is known. With `signingTime` (milliseconds since 1970) as
    /// CAdES asks (EN 319 122-1 §6.3); without as PAdES asks, where the time stands in /M (EN 319 142-1 §6.3).
    package init(
        detachedDigest: [UInt8], signer: Signer, signingTime: Int64?
    ) throws(CMSError) {
        try self.init(
            contentType: .data, content: nil, digest: detachedDigest, signer: signer, signingTime: signingTime)
    }

    /// Signs content that travels inside.
    package init(
        content: [UInt8], contentType: OID, signer: Signer, signingTime: Int64?
    ) throws(CMSError) {
        let digest: [UInt8]
        do { digest = try RunningDigest.digest(content, signer.digest) } catch {
            throw CMSError(code: .signing, message: error.message)
        }
        try self.init(
            contentType: contentType, content: content, digest: digest, signer: signer, signingTime: signingTime)
    }

    private init(
        contentType: OID, content: [UInt8]?, digest: [UInt8], signer: Signer, signingTime: Int64?
    ) throws(CMSError) {
        guard digest.count == signer.digest.byteCount else {
            throw CMSError(
                code: .signing, message: "The content's digest must be \(signer.digest.rawValue), as this signer uses.")
        }
        var attributes = [
            Attribute.der(.contentType, contentType.der), Attribute.der(.messageDigest, DER.octetString(digest)),
            signer.signingCertificateAttribute,
        ]
        if let signingTime {
            attributes.append(Attribute.der(.signingTime, DERTime.time(milliseconds: signingTime)))
        }
        let set = DER.set(attributes)
        value = try signer.sign(set)
        signedAttributes = [DERTag.constructed(0)] + set.dropFirst()
        self.contentType = contentType
        self.content = content
        self.signer = signer
    }

    /// The finished ContentInfo, DER. Without certificates only where the reader asked for none (RFC 3161 §2.4.1).
    package func encoded(unsignedAttributes: [[UInt8]] = [], withCertificates: Bool = true) -> [UInt8] {
        let digestAlgorithm = signer.digest.identifier.der
        let unsigned =
            unsignedAttributes.isEmpty ? [] : [DERTag.constructed(1)] + DER.set(unsignedAttributes).dropFirst()
        let signerInfo = DER.sequence(
            DER.integer(1), signer.issuerAndSerialNumber, digestAlgorithm, signedAttributes,
            signer.algorithm.identifier.der, DER.octetString(value), unsigned)
        let inside = content.map { DER.value(DERTag.constructed(0), DER.octetString($0)) } ?? []
        // RFC 5652 §5.1: version 3 exactly when the content is not id-data.
        let signedData = DER.sequence(
            DER.integer(contentType == .data ? 1 : 3), DER.set([digestAlgorithm]),
            DER.sequence(contentType.der, inside), withCertificates ? signer.certificateSet : [],
            DER.set([signerInfo]))
        return DER.sequence(OID.signedData.der, DER.value(DERTag.constructed(0), signedData))
    }

    /// The unsigned attribute that holds a time-stamp token over `value` (RFC 3161 appendix A).
    package static func timeStampAttribute(_ token: [UInt8]) -> [UInt8] { Attribute.der(.signatureTimeStamp, token) }
}
