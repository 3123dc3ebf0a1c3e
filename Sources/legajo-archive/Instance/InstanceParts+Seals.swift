import AdES
import ArchiveCore
import ArchiveModel
import KeyStore
import LinuxSystem
import OpenSSL
import PAdES
import TSP

extension InstanceParts {
    /// What the archive signs with; closures over the key store, so that the core sees no key.
    func seals() throws(InstanceFailure) -> ArchiveSeals {
        let (keys, time) = (self.keys, self.time)
        let authority = keys.timeStampAuthority
        do {
            let identity = try keys.seal(vault: .issued, tenant: tenant)
            return ArchiveSeals(
                signPDF: { vault, tenant, document, byteRange in
                    let signer = try keys.seal(vault: vault, tenant: tenant).signer
                    return try PDFSignature.sign(document, byteRange: byteRange, signer: signer, authority: authority)
                },
                seal: { vault, tenant, content in
                    let signer = try keys.seal(vault: vault, tenant: tenant).signer
                    return try CAdESSignature.detached(content, signer: signer, time: time.now(), authority: authority)
                },
                timestamp: { digest in try authority.token(over: try Self.imprint(digest)) },
                anchors: try keys.anchors(),
                trust: identity.trust, horizon: UTCTime(milliseconds: authority.notAfter * 1_000),
                capacity: { vault, tenant in
                    PDFSignature.capacity(for: try keys.seal(vault: vault, tenant: tenant).signer)
                })
        } catch {
            throw InstanceFailure(.damaged, "the keys cannot be used: \(error)")
        }
    }

    private static func imprint(_ digest: ContentDigest) throws(InstanceFailure) -> MessageImprint {
        let algorithm: DigestAlgorithm =
            switch digest.algorithm {
            case .sha256: .sha256
            case .sha512: .sha512
            }
        guard let imprint = MessageImprint(digest: algorithm, hashedMessage: digest.bytes) else {
            throw InstanceFailure(.system, "a digest has a wrong length")
        }
        return imprint
    }
}
