package import ArchiveModel
package import WorkerProtocol

/// Everything the archive does for its clients; the HTTP server is one caller.
///
/// Every call names who asks. Roles and tenants are decided in here, never by the caller; what the principal may
/// not see answers `notFound`. Every failure is an `ArchiveFailure`.
package protocol ArchiveService: Sendable {
    /// Largest submission in bytes, all files together.
    var uploadLimit: UInt64 { get }

    /// Whose token it is. Throws `unauthorized` when it is unknown, revoked or over.
    func authenticate(bearer: String) async throws(ArchiveFailure) -> Principal

    /// Throws `forbidden` unless the principal may do it; asked before an upload's first byte is taken.
    func require(_ permission: Permission, of principal: Principal) throws(ArchiveFailure)

    /// An empty unlinked file for bytes on their way in.
    func spool() -> SpoolFile

    /// Takes a submission in. Answers when it is archived or waits for a person; after `wait` seconds (nil: the
    /// configured time) with `submitted`. Either way its source is then on a quorum of roots; `noQuorum` means that
    /// nothing was kept. `idempotencyConflict` when the key was used for something else.
    func submit(
        files: [SubmittedFile], options: SubmissionOptions, as principal: Principal, wait: Int?
    ) async throws(ArchiveFailure) -> SubmissionAnswer

    /// What waits for a person, longest waiting first.
    func pending(_ query: PendingQuery, as principal: Principal) async throws(ArchiveFailure) -> PendingPage

    /// Lets a pending submission go on in spite of its findings. `wrongState` unless it is pending.
    func approve(_ id: DocumentID, reason: String, as principal: Principal) async throws(ArchiveFailure)
        -> SubmissionAnswer

    /// Ends a pending submission. `wrongState` unless it is pending.
    func reject(_ id: DocumentID, reason: String, as principal: Principal) async throws(ArchiveFailure)
        -> SubmissionAnswer

    /// Corrects what was read from a pending submission (business term → new value) and judges it again; the source
    /// never changes.
    func correct(
        _ id: DocumentID, set values: [String: String], reason: String?, as principal: Principal
    ) async throws(ArchiveFailure) -> SubmissionAnswer

    /// A page of a search. `badRequest` for a cursor that is not ours or a malformed amount.
    func find(_ query: SearchQuery, as principal: Principal) async throws(ArchiveFailure) -> SearchPage

    /// Everything known about one invoice.
    func show(_ id: DocumentID, as principal: Principal) async throws(ArchiveFailure) -> InvoiceDetail

    /// An invoice's bytes in one of its forms, verified. The access is in the ledger when this returns.
    /// `notAvailable` where there is no such form.
    func open(
        _ id: DocumentID, as rendition: Rendition, for principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument

    /// One invoice's proof: signatures, evidence and every stored copy, as of a moment (nil: now).
    func verify(_ id: DocumentID, at time: UTCTime?, as principal: Principal) async throws(ArchiveFailure)
        -> VerificationReport

    /// A file's proof, and how it relates to what the archive holds. Nothing is kept. Further anchors (DER
    /// certificates) are trusted beside the archive's own.
    func verify(
        file: InputDocument, at time: UTCTime?, anchors: [[UInt8]], as principal: Principal
    ) async throws(ArchiveFailure) -> VerificationReport

    /// Signs a document with the issued vault's key and time-stamps it. Nothing is kept.
    func sign(
        file: InputDocument, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument

    /// An RFC 3161 token (DER) over a digest. Nothing is kept.
    func timestamp(_ digest: ContentDigest, as principal: Principal) async throws(ArchiveFailure) -> [UInt8]

    /// Checks storage: fixity of every root (`full`: every byte, else lengths and digests of a sample decided by the
    /// store), index against roots, ledger; repairs from another root where asked. `conflict` while another runs.
    func check(
        repair: Bool, full: Bool, as principal: Principal, progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> CheckReport

    /// Builds the index anew from one root and puts it in place of the present one; where the root lacks something
    /// only if that is accepted.
    func rebuildIndex(
        from root: String, accepting: Bool, as principal: Principal,
        progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> RebuildReport

    /// The state of roots, workers and stages.
    func status(as principal: Principal) async throws(ArchiveFailure) -> ArchiveStatus

    /// A token for a new principal. The secret is told only here.
    func createToken(_ request: TokenRequest, as principal: Principal) async throws(ArchiveFailure) -> IssuedToken

    /// All tokens, revoked ones too.
    func tokens(as principal: Principal) async throws(ArchiveFailure) -> [TokenSummary]

    /// Ends a token at once.
    func revokeToken(of holder: PrincipalID, as principal: Principal) async throws(ArchiveFailure)

    /// Records a version of a template with its files (attachments, by name). Throws `badTemplate` with findings when it
    /// cannot be used.
    func recordTemplate(
        _ request: TemplateRequest, files: [SubmittedFile], as principal: Principal
    ) async throws(ArchiveFailure) -> RecordedTemplate

    /// The newest version of each template, retired ones too, and versions that cannot be read.
    func templates(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> TemplateList

    /// All versions of a template, oldest first.
    func versions(
        ofTemplate name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [Template]

    /// Takes a template out of use, as a version of its own; what was made with it stays.
    func retireTemplate(
        _ name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> Template

    /// A page of a document (nil: of empty pages) with a template put on it, as PNG. Nothing is kept.
    func previewTemplate(
        _ preview: TemplatePreview, on document: InputDocument?, as principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument

    /// Records a version of a layout. Throws `badRequest` with every fault of it.
    func recordLayout(_ request: LayoutRequest, as principal: Principal) async throws(ArchiveFailure) -> IssuerLayout

    /// The newest version of each layout, retired ones too.
    func layouts(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> [IssuerLayout]

    /// All versions of a layout, oldest first.
    func versions(
        ofLayout name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [IssuerLayout]

    /// Takes a layout out of use, as a version of its own; what was read with it stays.
    func retireLayout(
        _ name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuerLayout

    /// Events from a ledger position on, at most `limit`. Where there are none yet, waits up to `wait` seconds.
    func events(
        from position: UInt64, limit: Int, wait: Int, as principal: Principal
    ) async throws(ArchiveFailure) -> EventPage
}
