import ArchiveModel
import GRDB

/// Finds a customer by what a person typed: the sender's id for it, a tax id, words of the name or their
/// beginnings, and if none of these fits, names that look alike.
enum CustomerSearch {
    /// Words of a name looked at.
    private static let largestWordCount = 8

    /// Nil when nobody fits. What one sender calls a customer may be part of another's name, so all are asked for;
    /// names that look alike only where none of these fits an invoice of `tenants`. `days` narrows a search by name,
    /// since the index has both.
    static func condition(
        _ text: String, tenants: [Int64]?, days: (String, SearchCondition.Arguments)?, in db: Database
    ) throws -> SearchCondition? {
        var ways: [SearchCondition] = []
        let reference = SearchKeys.reference(text)
        if try exists("customer", "by_customer", reference, tenants, db) {
            ways.append(.indexed("i.customer = ?", [reference], by: "by_customer"))
        }
        let tax = InvoiceIdentity.taxID(text)
        if try exists("customer_tax", "by_customer_tax", tax, tenants, db) {
            ways.append(.indexed("i.customer_tax = ?", [tax], by: "by_customer_tax"))
        }
        let words = Array(Folding.nameWords(text).prefix(largestWordCount))
        if !words.isEmpty {
            let byWords = words.map { _ in "SELECT party FROM party_words WHERE word >= ? AND word < ?" }
                .joined(separator: " INTERSECT ")
            let arguments: SearchCondition.Arguments = words.flatMap { [$0, SearchKeys.end(of: $0)] }
            if try isKnown("IN (\(byWords))", arguments, to: tenants, db) {
                ways.append(named("i.party IN (\(byWords))", arguments, days))
            }
        }
        if ways.isEmpty, !words.isEmpty {
            let alike = try likeNames(words, knownTo: tenants, in: db)
            if !alike.isEmpty {
                ways.append(named("i.party IN \(SearchCondition.numberList)", [SearchCondition.list(of: alike)], days))
            }
        }
        return SearchCondition.any(of: ways)
    }

    private static func named(
        _ predicate: String, _ arguments: SearchCondition.Arguments, _ days: (String, SearchCondition.Arguments)?
    ) -> SearchCondition {
        var condition = SearchCondition.indexed(predicate, arguments, by: "by_party")
        if let (text, more) = days {
            condition.rows? += " AND \(text)"
            condition.rowArguments += more
        }
        return condition
    }

    private static func exists(
        _ column: String, _ index: String, _ value: String, _ tenants: [Int64]?, _ db: Database
    ) throws -> Bool {
        guard !value.isEmpty else { return false }
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM invoices INDEXED BY \(index)
                WHERE \(column) = ?1 AND (?2 IS NULL OR tenant IN (SELECT value FROM json_each(?2))) LIMIT 1
                """)
        return try Int.fetchOne(statement, arguments: [value, tenants.map { SearchCondition.list(of: $0) }]) != nil
    }

    /// Whether any of `tenants` has an invoice of one of these names.
    private static func isKnown(
        _ parties: String, _ arguments: SearchCondition.Arguments, to tenants: [Int64]?, _ db: Database
    ) throws -> Bool {
        let among = tenants == nil ? "" : " AND i.tenant IN \(SearchCondition.numberList)"
        return try SearchCondition.count(
            "SELECT 1 FROM invoices i INDEXED BY by_party WHERE i.party \(parties)\(among) LIMIT 1",
            arguments + (tenants.map { [SearchCondition.list(of: $0)] } ?? []), in: db) > 0
    }

    /// Part of the sought trigrams a name must have.
    private static let likenessNeeded = 0.5
    /// Postings looked at: the rarest trigrams first, so that common ones cost nothing.
    private static let largestPosting = 20_000
    private static let postingsRead = 40_000

    /// The names most like the words, at most twenty.
    private static func likeNames(
        _ words: [String], knownTo tenants: [Int64]?, in db: Database
    ) throws -> [Int64] {
        let sought = Trigrams.of(words)
        var postings: [(trigram: String, count: Int)] = []
        for trigram in sought.sorted() {
            let select = "SELECT 1 FROM party_trigrams WHERE trigram = ? LIMIT \(largestPosting)"
            let count = try SearchCondition.count(select, [trigram], in: db)
            if count > 0 { postings.append((trigram, count)) }
        }
        postings.sort { ($0.count, $0.trigram) < ($1.count, $1.trigram) }
        var hits: [Int64: Int] = [:]
        var read = 0
        let posting = try db.cachedStatement(
            sql: "SELECT party FROM party_trigrams WHERE trigram = ? LIMIT \(largestPosting)")
        for (trigram, count) in postings {
            guard hits.isEmpty || read + count <= postingsRead else { break }
            for party in try Int64.fetchAll(posting, arguments: [trigram]) { hits[party, default: 0] += 1 }
            read += count
        }
        let candidates = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200)
        let name = try db.cachedStatement(sql: "SELECT name FROM parties WHERE number = ?")
        var alike: [(party: Int64, likeness: Double)] = []
        for (party, _) in candidates {
            guard let text = try String.fetchOne(name, arguments: [party]) else { continue }
            let likeness = Trigrams.likeness(of: Trigrams.of(Folding.nameWords(text)), to: sought)
            guard likeness >= likenessNeeded, try isKnown("= ?", [party], to: tenants, db) else { continue }
            alike.append((party, likeness))
        }
        return alike.sorted { ($1.likeness, $0.party) < ($0.likeness, $1.party) }.prefix(20).map(\.party)
    }
}
