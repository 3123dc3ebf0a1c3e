package import ArchiveModel

/// How a search travels: as query parameters of `GET /v1/invoices`.
package enum SearchParameters {
    /// Most rows of one page.
    package static let largestPage = 1_000

    private static let names: Set<String> = [
        "number", "customer", "tax-id", "from", "to", "min", "max", "text", "ref", "vault", "limit", "cursor",
    ]

    package static func query(for search: SearchQuery) -> QueryParameters {
        var query = QueryParameters()
        query.set("number", search.number)
        query.set("customer", search.customer)
        query.set("tax-id", search.taxID)
        query.set("from", search.from?.description)
        query.set("to", search.to?.description)
        query.set("min", search.minimum)
        query.set("max", search.maximum)
        query.set("text", search.text)
        query.set("ref", search.ref)
        query.set("vault", search.vault?.rawValue)
        for state in search.states.map(\.rawValue).sorted() { query.set("state", state) }
        for tenant in search.tenants.sorted() { query.set("tenant", tenant.name) }
        query.set("limit", String(search.limit))
        query.set("cursor", search.cursor)
        return query
    }

    /// Reads them back. Throws `WireFailure` naming the parameter that does not fit.
    package static func search(from query: QueryParameters) throws(WireFailure) -> SearchQuery {
        try query.allow(once: names, repeated: ["state", "tenant"])
        return SearchQuery(
            number: query.value("number"), customer: query.value("customer"), taxID: query.value("tax-id"),
            from: try query.parsed("from", CalendarDate.init), to: try query.parsed("to", CalendarDate.init),
            minimum: try query.parsed("min", plainAmount), maximum: try query.parsed("max", plainAmount),
            text: query.value("text"), ref: query.value("ref"), states: try query.all("state", SubmissionState.init),
            tenants: try query.all("tenant", TenantID.init), vault: try query.parsed("vault", Vault.init),
            limit: try query.integer("limit", in: 1...largestPage) ?? 50, cursor: query.value("cursor"))
    }

    package static func query(for pending: PendingQuery) -> QueryParameters {
        var query = QueryParameters()
        query.set("vault", pending.vault?.rawValue)
        for tenant in pending.tenants.sorted() { query.set("tenant", tenant.name) }
        query.set("limit", String(pending.limit))
        query.set("cursor", pending.cursor)
        return query
    }

    package static func pending(from query: QueryParameters) throws(WireFailure) -> PendingQuery {
        try query.allow(once: ["vault", "limit", "cursor"], repeated: ["tenant"])
        return PendingQuery(
            tenants: try query.all("tenant", TenantID.init), vault: try query.parsed("vault", Vault.init),
            limit: try query.integer("limit", in: 1...largestPage) ?? 50, cursor: query.value("cursor"))
    }

    /// A plain decimal with a point: `-12.50`.
    package static func plainAmount(_ text: String) -> String? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), digits.utf8.count <= 30,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        return text
    }
}

extension QueryParameters {
    /// Every value of a name that may repeat. Throws `WireFailure` when one does not fit.
    func all<Value: Hashable>(_ name: String, _ parse: (String) -> Value?) throws(WireFailure) -> Set<Value> {
        var found: Set<Value> = []
        for text in values(name) {
            guard let value = parse(text) else { throw WireFailure("parameter \"\(name)\" cannot be \"\(text)\"") }
            found.insert(value)
        }
        return found
    }
}
