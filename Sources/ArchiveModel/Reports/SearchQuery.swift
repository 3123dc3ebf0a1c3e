/// What to look for; every given part must fit.
package struct SearchQuery: Hashable, Sendable, Codable {
    package var number: String?
    /// Name (accents and case do not matter) or customer id.
    package var customer: String?
    package var taxID: String?
    package var from: CalendarDate?
    package var to: CalendarDate?
    /// Plain decimals, both inclusive.
    package var minimum: String?
    package var maximum: String?
    /// Words of the full text.
    package var text: String?
    package var ref: String?
    package var states: Set<SubmissionState>
    package var tenants: Set<TenantID>
    package var vault: Vault?
    package var limit: Int
    /// Where the previous page ended.
    package var cursor: String?

    package init(
        number: String? = nil, customer: String? = nil, taxID: String? = nil, from: CalendarDate? = nil,
        to: CalendarDate? = nil, minimum: String? = nil, maximum: String? = nil, text: String? = nil,
        ref: String? = nil,
        states: Set<SubmissionState> = [], tenants: Set<TenantID> = [], vault: Vault? = nil, limit: Int = 50,
        cursor: String? = nil
    ) {
        self.number = number
        self.customer = customer
        self.taxID = taxID
        self.from = from
        self.to = to
        self.minimum = minimum
        self.maximum = maximum
        self.text = text
        self.ref = ref
        self.states = states
        self.tenants = tenants
        self.vault = vault
        self.limit = limit
        self.cursor = cursor
    }
}

/// A page of a search, newest submission first.
package struct SearchPage: Hashable, Sendable, Codable {
    package var items: [InvoiceSummary]
    /// Nil on the last page.
    package var next: String?

    package init(items: [InvoiceSummary], next: String? = nil) {
        self.items = items
        self.next = next
    }
}
