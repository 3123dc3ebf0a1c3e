package import CMS
package import OpenSSL

/// A time-stamp token: SignedData over a TSTInfo by exactly one signer (RFC 3161 §2.4.2).
package struct TimeStampToken: Sendable {
    package let der: [UInt8]
    package let signedData: SignedData
    package let information: TSTInfo

    /// Reads a token; says nothing about its worth.
    package init(der: [UInt8]) throws(CMSError) {
        self.der = der
        signedData = try SignedData(der: der)
        guard signedData.contentType == .timeStampInfo, let content = signedData.content else {
            throw CMSError(code: .malformed, message: "These bytes are SignedData, but no time-stamp token.")
        }
        guard signedData.signers.count == 1 else {
            throw CMSError(
                code: .malformed, message: "A time-stamp token has one signer, this has \(signedData.signers.count).")
        }
        information = try TSTInfo(der: content)
    }

    /// Checks the token's own signature, that it covers `imprint`'s bytes, and that its certificate is for
    /// time-stamping. Works with any signature algorithm CMS knows, RSASSA-PSS included. `certificates` are those found
    /// outside the token.
    package func check(
        _ certificates: [Certificate] = [], covers digest: (DigestAlgorithm) throws(OpenSSLError) -> [UInt8]
    ) throws(OpenSSLError) -> SignatureCheck {
        let signer = signedData.signers[0]
        var contentDigest: [UInt8] = []
        if let algorithm = signer.digest, let content = signedData.content {
            contentDigest = try RunningDigest.digest(content, algorithm)
        }
        var result = SignatureCheck(signer, in: signedData, contentDigest: contentDigest, certificates: certificates)
        if try digest(information.imprint.digest) != information.imprint.hashedMessage {
            result.defects.append(.init(.contentDigest, "The time-stamp covers other bytes (message imprint)."))
        }
        if !result.bindsCertificate {
            result.defects.append(
                .init(.format, "The time-stamp does not name its certificate (ESS signing-certificate)."))
        }
        if let certificate = result.certificate, !certificate.usage.isTimeStampingOnly {
            result.defects.append(
                .init(.usage, "The certificate of \(certificate.commonName) is not for time-stamping alone."))
        }
        return result
    }
}
