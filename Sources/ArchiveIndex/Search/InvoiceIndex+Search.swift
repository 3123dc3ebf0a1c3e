package import ArchiveModel
import GRDB

extension InvoiceIndex {
    /// A page of a search, newest submission first. Throws `query` for a foreign cursor or a malformed amount.
    package func search(_ query: SearchQuery) throws(IndexError) -> SearchPage {
        let limit = max(1, query.limit)
        let start = try Cursor.row(query.cursor, else: .max)
        return try read { db in
            guard let conditions = try SearchCondition.all(of: query, in: db) else { return SearchPage(items: []) }
            var expression: String?
            if let text = query.text {
                let words = Folding.words(text)
                guard !words.isEmpty else { return SearchPage(items: []) }
                expression = words.map { "\"\($0)\"" }.joined(separator: " ")
            }
            let plan = SearchPlan(conditions: conditions, words: expression)
            let (sql, arguments) = try plan.statement(below: start, limit: limit + 1, in: db)
            let rows = try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            let shown = try db.cachedStatement(
                sql: "SELECT \(Stored.documentColumns) FROM \(Stored.tables) WHERE i.row = ?")
            let items = try rows.prefix(limit).map { row in
                guard let found = try Row.fetchOne(shown, arguments: [row]) else {
                    throw Stored.damaged("a row without details")
                }
                return try Stored.summary(found)
            }
            return SearchPage(items: items, next: rows.count > limit ? Cursor.text(rows[limit - 1]) : nil)
        }
    }

    /// Invoices in a state with all that was indexed, longest submitted first. `next` is nil on the last page.
    package func documents(
        in state: SubmissionState, tenants: Set<TenantID> = [], vault: Vault? = nil, limit: Int, cursor: String? = nil
    ) throws(IndexError) -> (items: [IndexedDocument], next: String?) {
        let start = try Cursor.row(cursor, else: -1)
        return try read { db in
            let query = SearchQuery(states: [state], tenants: tenants, vault: vault)
            guard let conditions = try SearchCondition.all(of: query, in: db) else { return ([], nil) }
            let tests = conditions.map { " AND \($0.predicate)" }.joined()
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(Stored.documentColumns), \(Stored.packageColumns), i.row FROM \(Stored.tables)
                    WHERE i.row > ?\(tests) ORDER BY i.row LIMIT ?
                    """)
            let arguments: SearchCondition.Arguments = [start] + conditions.flatMap(\.arguments) + [max(1, limit) + 1]
            let rows = try Row.fetchAll(statement, arguments: StatementArguments(arguments))
            let items = try rows.prefix(max(1, limit)).map(Stored.document)
            return (items, rows.count > items.count ? Cursor.text(rows[items.count - 1][20]) : nil)
        }
    }
}

/// Where a page ended: the row number, in a form that tells a foreign cursor.
private enum Cursor {
    static func text(_ row: Int64) -> String { "r" + String(row, radix: 36) }

    static func row(_ text: String?, else start: Int64) throws(IndexError) -> Int64 {
        guard let text else { return start }
        guard text.hasPrefix("r"), let row = Int64(text.dropFirst(), radix: 36), row >= 0 else {
            throw IndexError(.query, "the cursor \(text) is none of ours; start again without one")
        }
        return row
    }
}
