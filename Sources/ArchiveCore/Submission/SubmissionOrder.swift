import ArchiveModel

/// What was asked for: files, options, who and when. Fixed before any stage begins.
struct SubmissionOrder: Sendable {
    /// The document first.
    var files: [IncomingFile]
    var options: SubmissionOptions
    var tenant: TenantID
    var actor: PrincipalID
    var submitted: UTCTime
    /// The same bytes have the same one.
    var digest: ContentDigest
    /// What an idempotency key is bound to.
    var parameters: ContentDigest

    var document: IncomingFile { files[0] }

    /// Submissions with the same key are worked on one after the other.
    var lockKey: String { "\(tenant)/\(options.vault.rawValue)/\(digest.hex)" }
}
