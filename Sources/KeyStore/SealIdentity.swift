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

    /// The signature over these bytes, with the certificate's key and its usual algorithm.
    package func sign(_ bytes: [UInt8]) throws(KeyStoreError) -> [UInt8] {
        do throws(CMSError) { return try signer.sign(bytes) } catch {
            throw KeyStoreError(code: .key, message: error.message)
        }
    }
}
