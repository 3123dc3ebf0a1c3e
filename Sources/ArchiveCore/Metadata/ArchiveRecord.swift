package import ArchiveModel

/// A versioned fact that is no invoice: `record.json` of a record package.
package struct ArchiveRecord: Hashable, Sendable, Codable {
    /// The kinds this version writes; each is a directory below `records/<tenant>/`.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case token, decision, template, layout
    }

    /// What is recorded.
    package enum Content: Hashable, Sendable, Codable {
        case token(Credential)
        case decision(InvoiceMetadata.Decision, about: DocumentID, state: SubmissionState)
        /// Its files are the package's payload.
        case template(Template)
        case layout(IssuerLayout)
    }

    package var format = 1
    package var tenant: TenantID
    package var kind: Kind
    /// What the versions of one record share.
    package var key: String
    /// From 1.
    package var version: Int
    package var time: UTCTime
    package var by: PrincipalID?
    package var content: Content

    package init(
        tenant: TenantID, kind: Kind, key: String, version: Int, time: UTCTime, by: PrincipalID?, content: Content
    ) {
        self.tenant = tenant
        self.kind = kind
        self.key = key
        self.version = version
        self.time = time
        self.by = by
        self.content = content
    }
}

/// A principal and the digest of its secret; the secret itself is told once and never kept.
package struct Credential: Hashable, Sendable, Codable {
    package var principal: Principal
    package var secret: ContentDigest
    package var created: UTCTime
    package var revoked: UTCTime?

    package init(principal: Principal, secret: ContentDigest, created: UTCTime, revoked: UTCTime? = nil) {
        self.principal = principal
        self.secret = secret
        self.created = created
        self.revoked = revoked
    }

    package var summary: TokenSummary { TokenSummary(principal: principal, created: created, revoked: revoked) }
}
