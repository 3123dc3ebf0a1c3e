import AdES
import ArchiveCore
import ArchiveModel
import KeyStore
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
                signPDF: { vault, tenant, digest in
                    let signer = try keys.seal(vault: vault, tenant: tenant).signer
                    return try PDFSignature.sign(digest: digest, signer: signer, authority: authority)
                },
                seal: { vault, tenant, content in
                    let signer = try keys.seal(vault: vault, tenant: tenant).signer
                    return try CAdESSignature.detached(content, signer: signer, time: time.now(), authority: authority)
                },
                timestamp: { digest in try authority.token(for: digest) }, anchors: try keys.anchors(),
                trust: identity.trust, horizon: UTCTime(milliseconds: authority.notAfter * 1_000),
                capacity: PDFSignature.capacity)
        } catch {
            throw InstanceFailure(.damaged, "the keys cannot be used: \(error)")
        }
    }
}
