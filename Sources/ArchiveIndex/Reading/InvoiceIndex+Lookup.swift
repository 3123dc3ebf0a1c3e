package import ArchiveModel
import FoundationEssentials
import GRDB

extension InvoiceIndex {
    /// The line an invoice has in search results; nil when it is not indexed.
    package func summary(_ id: DocumentID) throws(IndexError) -> InvoiceSummary? {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(Stored.documentColumns) FROM \(Stored.tables) WHERE i.id = ?")
            return try Row.fetchOne(statement, arguments: [id.symbols]).map(Stored.summary)
        }
    }

    /// All that was indexed of an invoice; nil when it is not indexed.
    package func document(_ id: DocumentID) throws(IndexError) -> IndexedDocument? {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(Stored.documentColumns), \(Stored.packageColumns) FROM \(Stored.tables) WHERE i.id = ?")
            return try Row.fetchOne(statement, arguments: [id.symbols]).map(Stored.document)
        }
    }

    /// Invoices that a file with this SHA-256 belongs to, oldest first.
    package func find(digest: ContentDigest) throws(IndexError) -> [DigestMatch] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT i.id, c.role FROM copies c JOIN invoices i ON i.row = c.row
                    WHERE c.digest = ? ORDER BY c.row, c.role
                    """)
            return try Row.fetchAll(statement, arguments: [Data(digest.bytes)]).map {
                DigestMatch(id: try Claims.documentID($0[0]), role: $0[1])
            }
        }
    }

    /// Who holds these submitted bytes.
    package func holder(of submission: ContentDigest, tenant: TenantID, vault: Vault) throws(IndexError) -> DocumentID?
    {
        try claim(tenant, vault) { scope, db in try Claims.holder(ofBytes: submission, scope, db) }
    }

    /// Who holds this number.
    package func holder(of identity: InvoiceIdentity, tenant: TenantID, vault: Vault) throws(IndexError) -> DocumentID?
    {
        try claim(tenant, vault) { scope, db in try Claims.holder(ofNumber: identity.key, scope, db) }
    }

    /// What an idempotency key was used for.
    package func idempotency(
        key: String, tenant: TenantID, vault: Vault
    ) throws(IndexError) -> (id: DocumentID, parameters: ContentDigest)? {
        try read { db in
            guard let number = try Tenants.knownNumber(of: tenant, in: db),
                let bound = try Claims.boundKey(key, Scope(tenant: number, vault: vault.code), db)
            else { return nil }
            return (try Claims.documentID(bound.id), bound.parameters)
        }
    }

    private func claim(
        _ tenant: TenantID, _ vault: Vault, _ holder: (Scope, Database) throws -> String?
    ) throws(IndexError) -> DocumentID? {
        try read { db in
            guard let number = try Tenants.knownNumber(of: tenant, in: db) else { return nil }
            return try holder(Scope(tenant: number, vault: vault.code), db).map(Claims.documentID)
        }
    }
}
