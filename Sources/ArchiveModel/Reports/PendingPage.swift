/// An invoice that waits for a person, and why.
package struct PendingItem: Hashable, Sendable, Codable {
    package var summary: InvoiceSummary
    /// What has to be looked at; at least one is fatal.
    package var findings: [Finding]
    package var duplicateOf: DocumentID?

    package init(summary: InvoiceSummary, findings: [Finding], duplicateOf: DocumentID? = nil) {
        self.summary = summary
        self.findings = findings
        self.duplicateOf = duplicateOf
    }
}

/// A page of what waits, longest waiting first.
package struct PendingPage: Hashable, Sendable, Codable {
    package var items: [PendingItem]
    /// Nil on the last page.
    package var next: String?

    package init(items: [PendingItem], next: String? = nil) {
        self.items = items
        self.next = next
    }
}

/// Which waiting invoices to list.
package struct PendingQuery: Hashable, Sendable, Codable {
    /// Empty means all that the principal may see.
    package var tenants: Set<TenantID>
    package var vault: Vault?
    package var limit: Int
    /// Where the previous page ended.
    package var cursor: String?

    package init(tenants: Set<TenantID> = [], vault: Vault? = nil, limit: Int = 50, cursor: String? = nil) {
        self.tenants = tenants
        self.vault = vault
        self.limit = limit
        self.cursor = cursor
    }
}
