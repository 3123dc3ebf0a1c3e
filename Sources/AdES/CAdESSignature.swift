package import ArchiveModel
package import CMS
import OpenSSL
package import TSP

/// Makes detached CAdES signatures (EN 319 122-1): the package seal, signatures beside any file.
package enum CAdESSignature {
    /// CAdES-B-T, or B-B without an authority, over content whose digest (`signer.digest`) is known. DER.
    package static func detached(
        digest: [UInt8], signer: Signer, time: UTCTime, authority: TimeStampAuthority?
    ) throws(AdESError) -> [UInt8] {
        try finish(authority) { () throws(CMSError) in
            try SignatureInProgress(detachedDigest: digest, signer: signer, signingTime: time.milliseconds)
        }
    }

    /// The same over bytes at hand.
    package static func detached(
        _ content: [UInt8], signer: Signer, time: UTCTime, authority: TimeStampAuthority?
    ) throws(AdESError) -> [UInt8] {
        let digest: [UInt8]
        do throws(OpenSSLError) { digest = try RunningDigest.digest(content, signer.digest) } catch {
            throw AdESError(code: .signing, message: error.message)
        }
        return try detached(digest: digest, signer: signer, time: time, authority: authority)
    }

    /// Adds the time-stamp over the signature's value, if there is an authority, and encodes.
    package static func finish(
        _ authority: TimeStampAuthority?, _ sign: () throws(CMSError) -> SignatureInProgress
    ) throws(AdESError) -> [UInt8] {
        let signature: SignatureInProgress
        do throws(CMSError) { signature = try sign() } catch {
            throw AdESError(code: .signing, message: error.message)
        }
        guard let authority else { return signature.encoded() }
        do throws(TSPError) {
            let token = try authority.token(over: signature.value)
            return signature.encoded(unsignedAttributes: [SignatureInProgress.timeStampAttribute(token)])
        } catch {
            throw AdESError(
                code: error.code == .timeNotAvailable ? .timeNotAvailable : .signing, message: error.message)
        }
    }
}
