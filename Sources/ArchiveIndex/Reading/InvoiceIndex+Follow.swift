package import ArchiveModel
import FoundationEssentials
import GRDB

extension InvoiceIndex {
    /// Ledger entries applied without a gap: the entry to replay from at start.
    package func position() throws(IndexError) -> UInt64 {
        try read { db in UInt64(max(0, try Position.value(in: db))) }
    }

    /// Entries applied beyond `position()`, in order.
    package func appliedAhead() throws(IndexError) -> [Range<UInt64>] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT start, stop FROM ahead ORDER BY start").map { row in
                UInt64(max(0, row[0] as Int64))..<UInt64(max(0, row[1] as Int64))
            }
        }
    }

    /// An invoice's events, oldest first.
    package func events(of id: DocumentID) throws(IndexError) -> [InvoiceEvent] {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT event FROM events WHERE id = ? ORDER BY entry")
            return try Data.fetchAll(statement, arguments: [id.symbols]).map(Self.event)
        }
    }

    /// Events about no invoice in which a text occurs, oldest first, at most `limit` of the newest.
    package func events(naming text: String, limit: Int) throws(IndexError) -> [InvoiceEvent] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT event FROM events WHERE id IS NULL AND instr(event, CAST(? AS BLOB)) > 0
                    ORDER BY entry DESC LIMIT ?
                    """)
            return try Data.fetchAll(statement, arguments: [text, limit]).reversed().map(Self.event)
        }
    }

    /// Events from a ledger position on, in ledger order. `tenants` limits them to these and leaves out the archive's
    /// own; nil means all. `next` is where to ask on: everything before it was looked at.
    package func events(from position: UInt64, tenants: Set<TenantID>? = nil, limit: Int) throws(IndexError)
        -> EventPage
    {
        try read { db in
            let allowed = try tenants.map { tenants throws in
                Set(try tenants.compactMap { tenant throws in try Tenants.knownNumber(of: tenant, in: db) })
            }
            // Past a gap nothing is told yet: what fills it would otherwise never be delivered.
            let end = try Position.value(in: db)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT e.entry, e.id, t.name, e.event, e.tenant FROM events e LEFT JOIN tenants t ON t.number = e.tenant
                    WHERE e.entry >= ? AND e.entry < ? ORDER BY e.entry
                    """)
            var items: [ArchiveEvent] = []
            let rows = try Row.fetchCursor(statement, arguments: [Int64(clamping: position), end])
            while let row = try rows.next() {
                if let allowed, !((row[4] as Int64?).map(allowed.contains) ?? false) { continue }
                guard items.count < limit else {
                    return EventPage(items: items, next: (items.last?.position ?? position) + 1)
                }
                items.append(
                    ArchiveEvent(
                        position: UInt64(row[0] as Int64), id: try (row[1] as String?).map(Claims.documentID),
                        tenant: (row[2] as String?).flatMap { TenantID($0) }, event: try Self.event(row[3])))
            }
            return EventPage(items: items, next: max(position, UInt64(max(0, end))))
        }
    }

    /// All versions of the records of a kind, or the newest of each, by key, oldest version first.
    package func records(
        kind: String, tenant: TenantID? = nil, key: String? = nil, newestOnly: Bool = false
    ) throws(IndexError) -> [IndexedRecord] {
        try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT t.name, r.kind, r.key, r.version, r.path, r.sha256, r.sha512, r.content
                    FROM records r JOIN tenants t ON t.number = r.tenant
                    WHERE r.kind = ?1 AND (?2 IS NULL OR t.name = ?2) AND (?3 IS NULL OR r.key = ?3)
                        AND (NOT ?4 OR r.version = (
                            SELECT max(version) FROM records n
                            WHERE n.kind = r.kind AND n.tenant = r.tenant AND n.key = r.key))
                    ORDER BY r.key, r.version
                    """)
            return try Row.fetchAll(statement, arguments: [kind, tenant?.name, key, newestOnly]).map { row in
                guard let tenant = TenantID(row[0] as String) else { throw Stored.damaged("a record") }
                return IndexedRecord(
                    tenant: tenant, kind: row[1], key: row[2], version: row[3],
                    package: try Stored.package(path: row[4], short: row[5], long: row[6]),
                    content: Array(row[7] as Data))
            }
        }
    }

    /// Invoices by state, all vaults together; of all tenants where none is named.
    package func counts(of tenants: Set<TenantID> = []) throws(IndexError) -> [SubmissionState: Int] {
        try read { db in
            var counts: [SubmissionState: Int] = [:]
            let known = try tenants.compactMap { tenant throws in try Tenants.knownNumber(of: tenant, in: db) }
            let among = tenants.isEmpty ? "" : "WHERE tenant IN \(SearchCondition.numberList)"
            let statement = try db.cachedStatement(sql: "SELECT state, sum(number) FROM counts \(among) GROUP BY state")
            let arguments = tenants.isEmpty ? [] : [SearchCondition.list(of: known)]
            for row in try Row.fetchAll(statement, arguments: StatementArguments(arguments)) {
                guard let state = SubmissionState(code: row[0]) else { throw Stored.damaged("a state") }
                counts[state] = row[1]
            }
            return counts
        }
    }

    private static func event(_ bytes: Data) throws -> InvoiceEvent {
        do {
            return try JSONDecoder().decode(InvoiceEvent.self, from: bytes)
        } catch {
            throw Stored.damaged("an event")
        }
    }
}
