package import ArchiveModel
import FoundationEssentials
import GRDB

extension InvoiceIndex {
    /// Claims identifier, bytes, number and idempotency key in one step; durable when it returns. The same
    /// identifier may reserve again, e.g. once its number is known or given up. Throws `identifierTaken` when another
    /// submission has the identifier.
    package func reserve(_ reservation: Reservation) async throws(IndexError) -> ReservationOutcome {
        try await writes.perform { db in try Claims.reserve(reservation, in: db) }
    }

    /// Gives up every claim of an identifier of which no invoice is indexed: what was under way when the archive
    /// ended and never reached the ledger. For the start, before anything is under way.
    package func releaseForgotten() async throws(IndexError) {
        try await writes.perform { db in
            for table in ["claims", "idempotency"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE id NOT IN (SELECT id FROM invoices)")
            }
        }
    }

    /// Gives up everything an identifier claims, unless an invoice of it is indexed. Nothing was kept of it.
    package func release(_ id: DocumentID) async throws(IndexError) {
        try await writes.perform { db in
            let indexed = try db.cachedStatement(sql: "SELECT row FROM invoices WHERE id = ?")
            guard try Int64.fetchOne(indexed, arguments: [id.symbols]) == nil else { return }
            try db.cachedStatement(sql: "DELETE FROM claims WHERE id = ?").execute(arguments: [id.symbols])
            try db.cachedStatement(sql: "DELETE FROM idempotency WHERE id = ?").execute(arguments: [id.symbols])
        }
    }
}

/// Who holds which bytes, numbers and keys.
enum Claims {
    static func reserve(_ wanted: Reservation, in db: Database) throws -> ReservationOutcome {
        let scope = Scope(tenant: try Tenants.number(of: wanted.tenant, in: db), vault: wanted.vault.code)
        let id = wanted.id.symbols
        if let key = wanted.idempotency, let bound = try boundKey(key.key, scope, db), bound.id != id {
            let holder = try documentID(bound.id)
            return bound.parameters == key.parameters ? .idempotencyReplay(holder) : .idempotencyConflict(holder)
        }
        if let holder = try holder(ofBytes: wanted.submission, scope, db), holder != id {
            return .knownBytes(try documentID(holder))
        }
        if let identity = wanted.identity, let holder = try holder(ofNumber: identity.key, scope, db), holder != id {
            return .duplicateIdentity(of: try documentID(holder))
        }
        let own = try db.cachedStatement(sql: "SELECT tenant, vault, submission FROM claims WHERE id = ?")
        if let row = try Row.fetchOne(own, arguments: [id]) {
            guard row[0] == scope.tenant, row[1] == scope.vault, row[2] == Data(wanted.submission.bytes) else {
                throw IndexError(.identifierTaken, "\(wanted.id) belongs to another submission; draw a new identifier")
            }
        }
        try set(id, scope, bytes: wanted.submission, identity: wanted.identity?.key, db)
        if let key = wanted.idempotency { try bind(key, to: id, scope, db) }
        return .reserved
    }

    /// Takes over what an indexed invoice holds. A number it reserved before stays with it when the row names none, unless
    /// its state gives the number up. What another holds already stays with that one: a person let the
    /// duplicate through, or two copies of one submission lie on the roots.
    static func hold(_ row: InvoiceRow, tenant: Int64, in db: Database) throws {
        let scope = Scope(tenant: tenant, vault: row.summary.vault.code)
        let id = row.summary.id.symbols
        var bytes: ContentDigest? = row.summary.state.holdsBytes ? row.submission : nil
        var identity = row.summary.state.holdsNumber ? try row.identity?.key ?? reservedNumber(of: id, db) : nil
        if let digest = bytes, let holder = try holder(ofBytes: digest, scope, db), holder != id { bytes = nil }
        if let number = identity, let holder = try holder(ofNumber: number, scope, db), holder != id { identity = nil }
        try set(id, scope, bytes: bytes, identity: identity, db)
        if let key = row.idempotency, try boundKey(key.key, scope, db) == nil { try bind(key, to: id, scope, db) }
    }

    static func holder(ofBytes digest: ContentDigest, _ scope: Scope, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM claims WHERE tenant = ? AND vault = ? AND submission = ?")
        return try String.fetchOne(statement, arguments: [scope.tenant, scope.vault, Data(digest.bytes)])
    }

    /// `key` of an `InvoiceIdentity`.
    static func holder(ofNumber key: String, _ scope: Scope, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM claims WHERE tenant = ? AND vault = ? AND identity = ?")
        return try String.fetchOne(statement, arguments: [scope.tenant, scope.vault, key])
    }

    private static func reservedNumber(of id: String, _ db: Database) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT identity FROM claims WHERE id = ?"), arguments: [id])
    }

    static func boundKey(_ key: String, _ scope: Scope, _ db: Database) throws -> (
        id: String, parameters: ContentDigest
    )? {
        let statement = try db.cachedStatement(
            sql: "SELECT id, parameters FROM idempotency WHERE tenant = ? AND vault = ? AND key = ?")
        guard let row = try Row.fetchOne(statement, arguments: [scope.tenant, scope.vault, key]) else { return nil }
        return (row[0], try Stored.digest(row[1]))
    }

    private static func set(
        _ id: String, _ scope: Scope, bytes: ContentDigest?, identity: String?, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO claims (id, tenant, vault, submission, identity) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET submission = excluded.submission, identity = excluded.identity
                    WHERE submission IS NOT excluded.submission OR identity IS NOT excluded.identity
                """)
        try statement.execute(arguments: [id, scope.tenant, scope.vault, bytes.map { Data($0.bytes) }, identity])
    }

    private static func bind(_ key: IdempotencyKey, to id: String, _ scope: Scope, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?)")
        try statement.execute(arguments: [scope.tenant, scope.vault, key.key, id, Data(key.parameters.bytes)])
    }

    static func documentID(_ symbols: String) throws -> DocumentID {
        guard let id = DocumentID(symbols) else {
            throw IndexError(.database, "the index holds the identifier \(symbols), which is none: rebuild it")
        }
        return id
    }
}

/// Where claims are kept apart.
struct Scope: Sendable {
    let tenant: Int64
    let vault: Int
}

/// Tenants by number.
enum Tenants {
    /// Makes the number where there is none.
    static func number(of tenant: TenantID, in db: Database) throws -> Int64 {
        if let known = try knownNumber(of: tenant, in: db) { return known }
        try db.cachedStatement(sql: "INSERT INTO tenants (name) VALUES (?)").execute(arguments: [tenant.name])
        return db.lastInsertedRowID
    }

    static func knownNumber(of tenant: TenantID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM tenants WHERE name = ?"), arguments: [tenant.name])
    }
}
