/// What a new token is to allow.
package struct TokenRequest: Hashable, Sendable, Codable {
    /// What people call its holder.
    package var name: String
    package var roles: Set<Role>
    /// Tenants it may act for; empty means all.
    package var tenants: Set<TenantID>
    package var expires: UTCTime?

    package init(name: String, roles: Set<Role>, tenants: Set<TenantID> = [], expires: UTCTime? = nil) {
        self.name = name
        self.roles = roles
        self.tenants = tenants
        self.expires = expires
    }
}

/// A token as it is listed: never with its secret.
package struct TokenSummary: Hashable, Sendable, Codable {
    package var principal: Principal
    package var created: UTCTime
    package var revoked: UTCTime?

    package init(principal: Principal, created: UTCTime, revoked: UTCTime? = nil) {
        self.principal = principal
        self.created = created
        self.revoked = revoked
    }
}

/// A token just made. The secret is told this once and kept only as a digest.
package struct IssuedToken: Hashable, Sendable, Codable {
    package var summary: TokenSummary
    package var secret: String

    package init(summary: TokenSummary, secret: String) {
        self.summary = summary
        self.secret = secret
    }
}
