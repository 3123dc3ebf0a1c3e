package import ArchiveModel
package import WorkerProtocol

/// What the archive can sign with. Made by the program from the key store; the core sees no key.
package struct ArchiveSeals: Sendable {
    /// A prepared document and its ByteRange → CMS of a PAdES-B-T signature, DER, token included.
    package var signPDF:
        @Sendable (_ vault: Vault, _ tenant: TenantID, _ document: any ByteSource, _ byteRange: [UInt64]) throws ->
            [UInt8]
    /// Bytes → detached CAdES-B-T signature, DER.
    package var seal: @Sendable (_ vault: Vault, _ tenant: TenantID, _ content: [UInt8]) throws -> [UInt8]
    /// SHA-256 or SHA-512 digest → RFC 3161 token, DER.
    package var timestamp: @Sendable (_ digest: ContentDigest) throws -> [UInt8]
    /// Certificates that verification starts from.
    package var anchors: [JudgementRequest.Anchor]
    package var trust: TrustClass
    /// When the first certificate in use ends.
    package var horizon: UTCTime
    /// Bytes to reserve for a PDF signature.
    package var capacity: @Sendable (_ vault: Vault, _ tenant: TenantID) throws -> Int

    package init(
        signPDF: @escaping @Sendable (Vault, TenantID, any ByteSource, [UInt64]) throws -> [UInt8],
        seal: @escaping @Sendable (Vault, TenantID, [UInt8]) throws -> [UInt8],
        timestamp: @escaping @Sendable (ContentDigest) throws -> [UInt8], anchors: [JudgementRequest.Anchor],
        trust: TrustClass, horizon: UTCTime, capacity: @escaping @Sendable (Vault, TenantID) throws -> Int
    ) {
        self.signPDF = signPDF
        self.seal = seal
        self.timestamp = timestamp
        self.anchors = anchors
        self.trust = trust
        self.horizon = horizon
        self.capacity = capacity
    }
}

extension ArchiveSeals {
    /// From ninety days before the first certificate in use ends.
    func warning(at moment: UTCTime) -> String? {
        guard horizon.milliseconds - moment.milliseconds < 90 * 86_400_000 else { return nil }
        return
            "The first certificate in use ends at \(horizon); after that nothing can be sealed with it. Import or make a new "
            + "one in time."
    }
}

/// Nothing can be sealed now, but later: a certificate is not valid at this moment, or the clock is not to be believed.
package struct SealUnavailable: Error {
    package let message: String

    package init(_ message: String) { self.message = message }
}

extension ArchiveFailure {
    /// What signing failed with, in the archive's words.
    init(sealing error: any Error, _ what: String) {
        if let later = error as? SealUnavailable {
            self.init(.busy, "Nothing can be sealed now: \(later.message)", retryAfter: 60)
        } else {
            self.init(.internal, "\(what): \(error)")
        }
    }
}
