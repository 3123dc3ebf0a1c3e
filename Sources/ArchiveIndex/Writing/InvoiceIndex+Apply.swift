import ArchiveModel
import FoundationEssentials
import GRDB

extension InvoiceIndex {
    /// Applies what a range of ledger entries made true, in one transaction with the note that they are applied. A
    /// power cut may undo it: the ledger tells what is missing at the next start.
    /// Ranges may come in any order; `position()` moves on as soon as there is no gap. An entry without changes is
    /// noted with an empty list.
    package func apply(_ changes: [IndexChange], entries: Range<UInt64>) async throws(IndexError) {
        try await apply(changes, entries: [entries])
    }

    /// The same for several ranges, all or nothing.
    package func apply(_ changes: [IndexChange], entries: [Range<UInt64>]) async throws(IndexError) {
        try await writes.perform(durable: false) { db in
            for change in changes { try Changes.apply(change, in: db) }
            for range in entries { try Position.note(range, in: db) }
        }
    }

    /// Rewrites the full text so that nothing remains of removed words, and empties the log. Takes time in
    /// proportion to the whole text; called once after many removals.
    package func eraseRemovedText() async throws(IndexError) {
        try await writes.perform { db in try db.execute(sql: "INSERT INTO words (words) VALUES ('optimize')") }
        try await writes.checkpoint()
    }
}

/// How far the index has followed the ledger.
enum Position {
    static func note(_ entries: Range<UInt64>, in db: Database) throws {
        guard !entries.isEmpty else { return }
        var reached = try value(in: db)
        guard Int64(entries.upperBound) > reached else { return }
        if Int64(entries.lowerBound) > reached {
            let statement = try db.cachedStatement(
                sql: "INSERT INTO ahead VALUES (?, ?) ON CONFLICT (start) DO UPDATE SET stop = max(stop, excluded.stop)"
            )
            return try statement.execute(arguments: [Int64(entries.lowerBound), Int64(entries.upperBound)])
        }
        reached = Int64(entries.upperBound)
        let next = try db.cachedStatement(sql: "SELECT max(stop) FROM ahead WHERE start <= ?")
        while let stop = try Int64.fetchOne(next, arguments: [reached]), stop > reached { reached = stop }
        try db.cachedStatement(sql: "DELETE FROM ahead WHERE start <= ?").execute(arguments: [reached])
        try db.cachedStatement(sql: "UPDATE position SET reached = ?").execute(arguments: [reached])
    }

    static func value(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT reached FROM position")) ?? 0
    }
}

/// The effects of changes.
enum Changes {
    static func apply(_ change: IndexChange, in db: Database) throws {
        switch change {
        case .invoice(let row, let text): try InvoiceWriting.write(row, text: text, in: db)
        case .removal(let id, let text): try InvoiceWriting.remove(id, text: text, in: db)
        case .event(let event): try write(event, in: db)
        case .record(let record): try write(record, in: db)
        case .revocation(let holder, let time):
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO revocations VALUES (?, ?)")
                .execute(arguments: [holder.text, time.milliseconds])
        }
    }

    private static func write(_ event: ArchiveEvent, in db: Database) throws {
        let tenant = try event.tenant.map { tenant throws in try Tenants.number(of: tenant, in: db) }
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?)")
        try statement.execute(
            arguments: [Int64(event.position), event.id?.symbols, tenant, JSONEncoder().encode(event.event)])
    }

    private static func write(_ record: IndexedRecord, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                Tenants.number(of: record.tenant, in: db), record.kind, record.key, record.version,
                record.package.path.text,
                Data(record.package.digests.sha256.bytes), Data(record.package.digests.sha512.bytes),
                Data(record.content),
            ])
    }
}
