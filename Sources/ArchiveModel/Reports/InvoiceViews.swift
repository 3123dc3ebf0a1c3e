/// One line of a search result.
package struct InvoiceSummary: Hashable, Sendable, Codable {
    package var id: DocumentID
    package var tenant: TenantID
    package var vault: Vault
    package var type: DocumentType
    package var state: SubmissionState
    package var number: String?
    package var issueDate: CalendarDate?
    /// The other side's name: the buyer (BT-44) of issued invoices, the seller (BT-27) of received ones.
    package var customer: String?
    package var customerTaxID: String?
    package var sellerTaxID: String?
    package var currency: String?
    /// Amount due for payment (BT-115), else the total with VAT (BT-112); plain decimal.
    package var total: String?
    package var ref: String?
    package var submitted: UTCTime
    package var archived: UTCTime?
    /// Digest of the original once there is one, else of the source.
    package var digest: ContentDigest

    package init(
        id: DocumentID, tenant: TenantID, vault: Vault, type: DocumentType, state: SubmissionState,
        number: String? = nil,
        issueDate: CalendarDate? = nil, customer: String? = nil, customerTaxID: String? = nil,
        sellerTaxID: String? = nil,
        currency: String? = nil, total: String? = nil, ref: String? = nil, submitted: UTCTime, archived: UTCTime? = nil,
        digest: ContentDigest
    ) {
        self.id = id
        self.tenant = tenant
        self.vault = vault
        self.type = type
        self.state = state
        self.number = number
        self.issueDate = issueDate
        self.customer = customer
        self.customerTaxID = customerTaxID
        self.sellerTaxID = sellerTaxID
        self.currency = currency
        self.total = total
        self.ref = ref
        self.submitted = submitted
        self.archived = archived
        self.digest = digest
    }
}

/// What happened to an invoice, oldest first: the ledger's entries about it, with the details kept in records.
package struct InvoiceEvent: Hashable, Sendable, Codable {
    /// `deposit`, `pending`, `approve`, `reject`, `correct`, `supersede`, `access`, `repair`, …
    package var event: String
    package var time: UTCTime
    package var actor: PrincipalID?
    /// Position in the ledger.
    package var entry: UInt64?
    package var reason: String?
    /// Further facts in words, e.g. `BT-1: 42 → 43`.
    package var details: [String]

    package init(
        event: String, time: UTCTime, actor: PrincipalID? = nil, entry: UInt64? = nil, reason: String? = nil,
        details: [String] = []
    ) {
        self.event = event
        self.time = time
        self.actor = actor
        self.entry = entry
        self.reason = reason
        self.details = details
    }
}

/// Why a package is kept and until when.
package struct RetentionPeriod: Hashable, Sendable, Codable {
    package var start: CalendarDate
    package var until: CalendarDate
    package var rule: String
    package var source: String

    package init(start: CalendarDate, until: CalendarDate, rule: String, source: String) {
        self.start = start
        self.until = until
        self.rule = rule
        self.source = source
    }
}

/// Everything the archive tells about one invoice: `show`.
package struct InvoiceDetail: Hashable, Sendable, Codable {
    /// Where a copy of the package lies.
    package struct Place: Hashable, Sendable, Codable {
        package var root: String
        package var path: StoragePath
        /// `damaged` or `missing`, as far as the archive found out; nil for a copy it knows nothing bad of.
        package var state: VerificationReport.Fixity.State?

        package init(root: String, path: StoragePath, state: VerificationReport.Fixity.State? = nil) {
            self.root = root
            self.path = path
            self.state = state
        }
    }

    /// A file of the package.
    package struct File: Hashable, Sendable, Codable {
        /// `source`, `original`, `attachment`, `data`.
        package var role: String
        /// The name it was submitted under.
        package var name: String?
        package var mediaType: String
        package var length: UInt64
        package var digests: DigestPair

        package init(role: String, name: String?, mediaType: String, length: UInt64, digests: DigestPair) {
            self.role = role
            self.name = name
            self.mediaType = mediaType
            self.length = length
            self.digests = digests
        }
    }

    package var summary: InvoiceSummary
    package var fields: Fields
    package var findings: [Finding]
    package var verdict: Verdict
    /// What the verdict was given by; nil where that was not recorded.
    package var ruleSets: [AppliedRuleSet]?
    package var trust: TrustClass?
    /// `draft` or `as-is`.
    package var mode: String
    /// Why the original has the form it has.
    package var formReason: String?
    package var files: [File]
    package var events: [InvoiceEvent]
    package var places: [Place]
    /// Damage to copies of the package and its repair, oldest first; nil for none ever.
    package var damage: [InvoiceEvent]?
    package var retention: RetentionPeriod?
    /// Until when the newest time-stamp proves the package.
    package var evidenceHorizon: UTCTime?
    package var duplicateOf: DocumentID?
    /// The template the original was made with; nil for none.
    package var template: AppliedTemplate?
    /// The layout its pages were read with; nil for none.
    package var layout: AppliedLayout?

    package init(
        summary: InvoiceSummary, fields: Fields, findings: [Finding], verdict: Verdict,
        ruleSets: [AppliedRuleSet]? = nil, trust: TrustClass? = nil, mode: String,
        formReason: String? = nil, files: [File] = [], events: [InvoiceEvent] = [], places: [Place] = [],
        damage: [InvoiceEvent]? = nil, retention: RetentionPeriod? = nil, evidenceHorizon: UTCTime? = nil,
        duplicateOf: DocumentID? = nil, template: AppliedTemplate? = nil, layout: AppliedLayout? = nil
    ) {
        self.layout = layout
        self.template = template
        self.summary = summary
        self.fields = fields
        self.findings = findings
        self.verdict = verdict
        self.ruleSets = ruleSets
        self.trust = trust
        self.mode = mode
        self.formReason = formReason
        self.files = files
        self.events = events
        self.places = places
        self.damage = damage
        self.retention = retention
        self.evidenceHorizon = evidenceHorizon
        self.duplicateOf = duplicateOf
    }
}
