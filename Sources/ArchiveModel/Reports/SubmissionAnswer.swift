/// What a submission became: the answer of `submit`, `approve`, `correct` and of `POST /v1/submissions`.
package struct SubmissionAnswer: Hashable, Sendable, Codable {
    /// What the sender learns beyond the state.
    package enum Outcome: String, Hashable, Sendable, Codable {
        /// Taken in now.
        case created
        /// The same bytes were here already; nothing was changed.
        case known
        /// Nothing was kept: the question was only what would happen (`--dry-run`).
        case rehearsed
    }

    package var id: DocumentID?
    package var state: SubmissionState
    package var outcome: Outcome
    package var number: String?
    package var issueDate: CalendarDate?
    package var customer: String?
    package var currency: String?
    package var total: String?
    /// Of the first file submitted.
    package var digest: ContentDigest?
    package var duplicateOf: DocumentID?
    package var trust: TrustClass?
    package var findings: [Finding]

    package init(
        id: DocumentID?, state: SubmissionState, outcome: Outcome, number: String? = nil,
        issueDate: CalendarDate? = nil,
        customer: String? = nil, currency: String? = nil, total: String? = nil, digest: ContentDigest? = nil,
        duplicateOf: DocumentID? = nil, trust: TrustClass? = nil, findings: [Finding] = []
    ) {
        self.id = id
        self.state = state
        self.outcome = outcome
        self.number = number
        self.issueDate = issueDate
        self.customer = customer
        self.currency = currency
        self.total = total
        self.digest = digest
        self.duplicateOf = duplicateOf
        self.trust = trust
        self.findings = findings
    }
}

/// How a sender wants a submission treated.
package struct SubmissionOptions: Hashable, Sendable, Codable {
    package var tenant: TenantID?
    package var vault: Vault
    package var type: DocumentType?
    package var customer: String?
    /// Of the document (BCP 47: `es`, `de-AT`); decides between templates.
    package var language: String?
    /// The sender's own key for it, searchable.
    package var ref: String?
    /// The name of the sending system or folder.
    package var sourceName: String?
    package var asIs: Bool
    package var dryRun: Bool
    package var idempotencyKey: String?
    /// What the sender states about the invoice: business term → value.
    package var data: [String: String]

    package init(
        tenant: TenantID? = nil, vault: Vault = .issued, type: DocumentType? = nil, customer: String? = nil,
        language: String? = nil, ref: String? = nil, sourceName: String? = nil, asIs: Bool = false,
        dryRun: Bool = false,
        idempotencyKey: String? = nil, data: [String: String] = [:]
    ) {
        self.tenant = tenant
        self.vault = vault
        self.type = type
        self.customer = customer
        self.language = language
        self.ref = ref
        self.sourceName = sourceName
        self.asIs = asIs
        self.dryRun = dryRun
        self.idempotencyKey = idempotencyKey
        self.data = data
    }
}
