/// One entry of the archive's event stream. Delivered at least once, in ledger order.
package struct ArchiveEvent: Hashable, Sendable, Codable {
    /// Position in the ledger; the cursor to resume after.
    package var position: UInt64
    /// The invoice concerned; nil for events of the archive itself.
    package var id: DocumentID?
    package var tenant: TenantID?
    package var event: InvoiceEvent

    package init(position: UInt64, id: DocumentID? = nil, tenant: TenantID? = nil, event: InvoiceEvent) {
        self.position = position
        self.id = id
        self.tenant = tenant
        self.event = event
    }
}

/// Events in order, and where to go on.
package struct EventPage: Hashable, Sendable, Codable {
    package var items: [ArchiveEvent]
    /// The position to ask for next: everything before it was looked at, also what this principal may not see.
    package var next: UInt64

    package init(items: [ArchiveEvent], next: UInt64) {
        self.items = items
        self.next = next
    }
}
