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
                    try Self.sealing {
                        let signer = try keys.seal(vault: vault, tenant: tenant).signer(at: time.now())
                        return try PDFSignature.sign(
                            document, byteRange: byteRange, signer: signer, authority: authority)
                    }
                },
                seal: { vault, tenant, content in
                    try Self.sealing {
                        let signer = try keys.seal(vault: vault, tenant: tenant).signer(at: time.now())
                        return try CAdESSignature.detached(
                            content, signer: signer, time: time.now(), authority: authority)
                    }
                },
                timestamp: { digest in try Self.sealing { try authority.token(over: try Self.imprint(digest)) } },
                anchors: try keys.anchors(),
                trust: identity.trust, horizon: UTCTime(milliseconds: try keys.firstEnd() * 1_000),
                capacity: { vault, tenant in
                    PDFSignature.capacity(for: try keys.seal(vault: vault, tenant: tenant).signer)
                })
        } catch {
            throw InstanceFailure(.damaged, "the keys cannot be used: \(error)")
        }
    }

    /// Tells what may pass from what will not.
    private static func sealing(_ body: () throws -> [UInt8]) throws -> [UInt8] {
        do {
            return try body()
        } catch let error as KeyStoreError where error.code == .validity {
            throw SealUnavailable(error.message)
        } catch let error as AdESError where error.code == .timeNotAvailable {
            throw SealUnavailable(error.message)
        } catch let error as TSPError where error.code == .timeNotAvailable {
            throw SealUnavailable(error.message)
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
