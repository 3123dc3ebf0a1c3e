import ArchiveModel
import GRDB

/// Which way through the index a query takes. All ways give the same rows, newest first.
///
/// SQLite's planner knows nothing of how many rows a prefix or a range really has; the counts are cheap to take up to a
/// limit, so the way is chosen by them.
struct SearchPlan {
    /// Lists below this size are gathered and sorted; longer ones make finding a page while walking through time quick.
    static let shortList = 40_000
    /// Rows for each of which it is cheaper to ask the full text than to list its hits.
    private static let fewRows = 500

    let conditions: [SearchCondition]
    /// FTS5 expression; nil when the query has no words.
    let words: String?

    /// A statement for rows below a row number, newest first, and its arguments.
    func statement(below row: Int64, limit: Int, in db: Database) throws -> (String, SearchCondition.Arguments) {
        var counts: [(index: Int, count: Int)] = []
        for (index, condition) in conditions.enumerated() {
            if let count = try condition.count(upTo: Self.shortList, in: db) { counts.append((index, count)) }
        }
        let shortest = counts.min { ($0.count, $0.index) < ($1.count, $1.index) }.flatMap {
            $0.count < Self.shortList ? $0 : nil
        }
        guard let words else { return listed(shortest?.index, nil, below: row, limit: limit) }
        let select = "SELECT rowid FROM words WHERE words MATCH ?"
        let hits = try SearchCondition.count("\(select) LIMIT \(Self.shortList)", [words], in: db)
        guard let shortest, shortest.count <= hits else { return walkedByWords(words, below: row, limit: limit) }
        if hits < Self.shortList {
            return listed(shortest.index, .test("i.row IN (\(select))", [words]), below: row, limit: limit)
        }
        guard shortest.count <= Self.fewRows else { return walkedByWords(words, below: row, limit: limit) }
        let probe = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = i.row)"
        return listed(shortest.index, .test(probe, [words]), below: row, limit: limit)
    }

    /// From the list of one condition, or without one through all rows from the newest.
    private func listed(
        _ index: Int?, _ more: SearchCondition?, below row: Int64, limit: Int
    ) -> (String, SearchCondition.Arguments) {
        var predicates: [String] = ["i.row < ?"]
        var arguments: SearchCondition.Arguments = [row]
        if let index, let rows = conditions[index].rows {
            predicates.append("i.row IN (\(rows))")
            arguments += conditions[index].rowArguments
        }
        // The listed condition is tested again where its list is narrower by another one's columns.
        for condition in conditions + (more.map { [$0] } ?? []) {
            predicates.append(condition.predicate)
            arguments += condition.arguments
        }
        let from = index == nil ? "invoices i NOT INDEXED" : "invoices i"
        return (
            "SELECT i.row FROM \(from) WHERE \(predicates.joined(separator: " AND ")) ORDER BY i.row DESC LIMIT ?",
            arguments + [limit]
        )
    }

    /// Through the hits of the full text from the newest, which FTS5 gives in that order by itself.
    private func walkedByWords(_ words: String, below row: Int64, limit: Int) -> (String, SearchCondition.Arguments) {
        let tests = conditions.map { " AND \($0.predicate)" }.joined()
        return (
            """
            SELECT i.row FROM words w CROSS JOIN invoices i ON i.row = w.rowid
            WHERE w.words MATCH ? AND w.rowid < ?\(tests) ORDER BY w.rowid DESC LIMIT ?
            """,
            [words, row] + conditions.flatMap(\.arguments) + [limit]
        )
    }
}
