import ArchiveModel
import GRDB

/// One part of a query: what must hold of a row, and how to list the rows for which it does.
struct SearchCondition: Sendable {
    typealias Arguments = [any DatabaseValueConvertible & Sendable]

    /// True of a row `i` of `invoices`.
    var predicate: String
    var arguments: Arguments
    /// A `SELECT` of row numbers by an index; nil where there is none that helps.
    var rows: String?
    var rowArguments: Arguments

    /// A condition on indexed columns: the same text tests a row and lists rows.
    static func indexed(_ predicate: String, _ arguments: Arguments, by index: String) -> SearchCondition {
        SearchCondition(
            predicate: predicate, arguments: arguments,
            rows: "SELECT i.row FROM invoices i INDEXED BY \(index) WHERE \(predicate)", rowArguments: arguments)
    }

    /// Holds where one of several does. Nil for none.
    static func any(of conditions: [SearchCondition]) -> SearchCondition? {
        guard conditions.count > 1 else { return conditions.first }
        let rows = conditions.compactMap(\.rows)
        return SearchCondition(
            predicate: "(\(conditions.map(\.predicate).joined(separator: " OR ")))",
            arguments: conditions.flatMap(\.arguments),
            rows: rows.count == conditions.count ? rows.joined(separator: " UNION ") : nil,
            rowArguments: conditions.flatMap(\.rowArguments))
    }

    /// A condition that only tests.
    static func test(_ predicate: String, _ arguments: Arguments) -> SearchCondition {
        SearchCondition(predicate: predicate, arguments: arguments, rows: nil, rowArguments: [])
    }

    /// A list of numbers as one argument, so that statements do not differ by its length and can be kept prepared.
    static let numberList = "(SELECT value FROM json_each(?))"

    static func list(of numbers: [some BinaryInteger]) -> String {
        "[\(numbers.map { String($0) }.joined(separator: ","))]"
    }

    /// How many rows it lists, counted up to `limit`.
    func count(upTo limit: Int, in db: Database) throws -> Int? {
        guard let rows else { return nil }
        return try SearchCondition.count("\(rows) LIMIT \(limit)", rowArguments, in: db)
    }

    static func count(_ select: String, _ arguments: Arguments, in db: Database) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT count(*) FROM (\(select))")
        return try Int.fetchOne(statement, arguments: StatementArguments(arguments)) ?? 0
    }
}

extension SearchCondition {
    /// The conditions of a query, but for its words. Nil when nothing can fit, e.g. a tenant nobody has.
    static func all(of query: SearchQuery, in db: Database) throws -> [SearchCondition]? {
        var conditions: [SearchCondition] = []
        if let number = query.number {
            let key = InvoiceIdentity.normalised(number)
            guard !key.isEmpty else { return nil }
            conditions.append(
                .indexed("i.number >= ? AND i.number < ?", [key, SearchKeys.end(of: key)], by: "by_number"))
        }
        let days = dates(query)
        if let customer = query.customer {
            let tenants =
                query.tenants.isEmpty
                ? nil : try query.tenants.compactMap { tenant throws in try Tenants.knownNumber(of: tenant, in: db) }
            guard let condition = try CustomerSearch.condition(customer, tenants: tenants, days: days, in: db) else {
                return nil
            }
            conditions.append(condition)
        }
        if let taxID = query.taxID { conditions.append(tax(InvoiceIdentity.taxID(taxID))) }
        if let ref = query.ref { conditions.append(.indexed("i.ref = ?", [SearchKeys.reference(ref)], by: "by_ref")) }
        let (amount, amountArguments) = try amounts(query)
        switch (days, amount) {
        case ((let text, let arguments)?, nil): conditions.append(.indexed(text, arguments, by: "by_issued"))
        case ((let text, let arguments)?, let more?):
            conditions.append(.indexed("\(text) AND \(more)", arguments + amountArguments, by: "by_issued"))
        case (nil, let more?): conditions.append(.indexed(more, amountArguments, by: "by_amount"))
        case (nil, nil): break
        }
        if !query.states.isEmpty { conditions.append(states(query.states)) }
        if let vault = query.vault { conditions.append(.test("i.vault = ?", [vault.code])) }
        guard try addTenants(query.tenants, to: &conditions, in: db) else { return nil }
        return conditions
    }

    private static func dates(_ query: SearchQuery) -> (String, Arguments)? {
        switch (query.from?.daysSince1970, query.to?.daysSince1970) {
        case (let from?, let to?): ("i.issued BETWEEN ? AND ?", [from, to])
        case (let from?, nil): ("i.issued >= ?", [from])
        case (nil, let to?): ("i.issued <= ?", [to])
        case (nil, nil): nil
        }
    }

    private static func amounts(_ query: SearchQuery) throws -> (String?, Arguments) {
        func value(_ text: String?) throws -> Int64? {
            guard let text else { return nil }
            guard let amount = SearchKeys.amount(text) else {
                throw IndexError(
                    .query, "\(text) is no amount: write digits with a point before the cents, e.g. 1250.00")
            }
            return amount
        }
        return switch (try value(query.minimum), try value(query.maximum)) {
        case (let from?, let to?): ("i.amount BETWEEN ? AND ?", [from, to])
        case (let from?, nil): ("i.amount >= ?", [from])
        case (nil, let to?): ("i.amount <= ?", [to])
        case (nil, nil): (nil, [])
        }
    }

    private static func tax(_ key: String) -> SearchCondition {
        SearchCondition(
            predicate: "(i.customer_tax = ? OR i.seller_tax = ?)", arguments: [key, key],
            rows: """
                SELECT i.row FROM invoices i INDEXED BY by_customer_tax WHERE i.customer_tax = ?
                UNION ALL SELECT i.row FROM invoices i INDEXED BY by_seller_tax WHERE i.seller_tax = ?
                """, rowArguments: [key, key])
    }

    private static func states(_ states: Set<SubmissionState>) -> SearchCondition {
        let codes = states.map(\.code).sorted()
        guard !states.contains(.archived) else { return .test("i.state IN \(numberList)", [list(of: codes)]) }
        return .indexed("i.state IN \(numberList) AND i.state <> 7", [list(of: codes)], by: "by_state")
    }

    private static func addTenants(
        _ tenants: Set<TenantID>, to conditions: inout [SearchCondition], in db: Database
    ) throws -> Bool {
        guard !tenants.isEmpty else { return true }
        let numbers = try tenants.compactMap { tenant throws in try Tenants.knownNumber(of: tenant, in: db) }.sorted()
        guard !numbers.isEmpty else { return false }
        let all = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM tenants")) ?? 0
        guard numbers.count < all else { return true }
        conditions.append(
            .indexed("i.tenant IN \(numberList)", [list(of: numbers)], by: "by_tenant"))
        return true
    }
}
