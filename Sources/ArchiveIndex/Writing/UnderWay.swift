import ArchiveModel
import FoundationEssentials
import GRDB

/// Claims of submissions that are under way while the index is rebuilt: no package holds them yet, so they are carried
/// over as they are.
struct UnderWay: Sendable {
    private struct Claim: Sendable {
        let id: String
        let tenant: TenantID
        let vault: Int
        let submission: Data?
        let identity: String?
    }

    private struct Key: Sendable {
        let id: String
        let tenant: TenantID
        let vault: Int
        let key: String
        let parameters: Data
    }

    private let claims: [Claim]
    private let keys: [Key]

    /// Those of identifiers without an indexed invoice.
    init(in db: Database) throws {
        func tenant(_ name: String) throws -> TenantID {
            guard let tenant = TenantID(name) else { throw Stored.damaged("a tenant") }
            return tenant
        }
        claims = try Row.fetchAll(
            db,
            sql: """
                SELECT c.id, t.name, c.vault, c.submission, c.identity FROM claims c JOIN tenants t ON t.number = c.tenant
                WHERE c.id NOT IN (SELECT id FROM invoices)
                """
        ).map { Claim(id: $0[0], tenant: try tenant($0[1]), vault: $0[2], submission: $0[3], identity: $0[4]) }
        keys = try Row.fetchAll(
            db,
            sql: """
                SELECT k.id, t.name, k.vault, k.key, k.parameters FROM idempotency k JOIN tenants t ON t.number = k.tenant
                WHERE k.id NOT IN (SELECT id FROM invoices)
                """
        ).map { Key(id: $0[0], tenant: try tenant($0[1]), vault: $0[2], key: $0[3], parameters: $0[4]) }
    }

    /// Writes them where nobody holds the same.
    func carry(into db: Database) throws {
        for claim in claims {
            try db.execute(
                sql: "INSERT OR IGNORE INTO claims (id, tenant, vault, submission, identity) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    claim.id, Tenants.number(of: claim.tenant, in: db), claim.vault, claim.submission, claim.identity,
                ])
        }
        for key in keys {
            try db.execute(
                sql: "INSERT OR IGNORE INTO idempotency (tenant, vault, key, id, parameters) VALUES (?, ?, ?, ?, ?)",
                arguments: [Tenants.number(of: key.tenant, in: db), key.vault, key.key, key.id, key.parameters])
        }
    }
}
