import ArchiveIndex
import ArchiveModel
import ArchivePackage

/// What one ledger entry means to the index.
struct IndexedStep {
    var position: UInt64
    var entry: LedgerEntry
    /// The invoice as it is after this entry.
    var invoice: IndexedInvoice?
    var text: String?
    var record: (ArchiveRecord, StoragePath)?
    /// A record of which only the ledger tells.
    var lost: IndexedRecord?
    /// Whom the event is about, where the invoice itself is told by a later step.
    private var subject: InvoiceMetadata?

    init(position: UInt64, entry: LedgerEntry) {
        self.position = position
        self.entry = entry
    }

    /// The same, now that it is known which invoice it is about.
    func about(_ invoice: IndexedInvoice) -> IndexedStep {
        var step = self
        step.subject = invoice.metadata
        return step
    }

    /// What the index is to be told.
    func changes() throws(ArchiveFailure) -> [IndexChange] {
        var changes: [IndexChange] = []
        if let invoice { changes.append(.invoice(try invoice.row(), text: text)) }
        if let (record, path) = record, let digests = entry.event.digests {
            changes.append(
                .record(
                    IndexedRecord(
                        tenant: record.tenant, kind: record.kind.rawValue, key: record.key, version: record.version,
                        package: .init(path: path, digests: digests), content: try CanonicalJSON.encode(record))))
        }
        if let lost { changes.append(.record(lost)) }
        changes.append(.event(entry.archived(at: position, about: invoice?.metadata ?? subject)))
        return changes + entry.revocation
    }
}

extension IndexedRecord {
    /// The place of a template's or layout's version of which nobody has the file: it holds nothing, and is missed. Nil for
    /// entries about other records.
    init?(lost event: LedgerEvent) {
        guard let path = event.path, let digests = event.digests else { return nil }
        let parts = path.text.split(separator: "/")
        guard parts.count > 2, parts[0] == "records", let tenant = TenantID(String(parts[1])),
            let kind = ArchiveRecord.Kind(rawValue: String(parts[2])), kind == .template || kind == .layout
        else { return nil }
        self.init(
            tenant: tenant, kind: kind.rawValue, key: event.record?.key ?? path.text,
            version: event.record?.version ?? 0,
            package: .init(path: path, digests: digests), content: [])
    }
}
