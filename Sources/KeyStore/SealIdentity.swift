package import ArchiveModel
package import CMS
package import OpenSSL

/// Who seals for one vault and tenant: a certificate, its worth, and "sign these bytes". The key stays inside.
package struct SealIdentity: Sendable {
    /// The seal's certificate, then those above it.
    package let chain: [Certificate]
    package let trust: TrustClass
    /// For CAdES and PAdES.
    package let signer: Signer

    /// For signatures made at a moment. Throws `validity` outside the certificate's own: such a signature would prove
    /// nothing.
    package func signer(at moment: UTCTime) throws(KeyStoreError) -> Signer {
        let certificate = chain[0]
        guard (certificate.notBefore...certificate.notAfter).contains(moment.seconds) else {
            throw KeyStoreError(
                code: .validity,
                message:
                    "The certificate of \(certificate.subject) is not valid at \(moment); nothing was signed. Correct the "
                    + "clock, or import a new seal.")
        }
        return signer
    }

    /// The signature over these bytes, with the certificate's key and its usual algorithm.
    package func sign(_ bytes: [UInt8]) throws(KeyStoreError) -> [UInt8] {
        do throws(CMSError) { return try signer.sign(bytes) } catch {
            throw KeyStoreError(code: .key, message: error.message)
        }
    }
}
