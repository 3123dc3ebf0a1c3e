import ArchiveIndex
import ArchiveModel
import ArchivePackage
import Logging

extension Archive {
    /// Puts what a commit made true into the index. What fails here is made good when the ledger is followed at the
    /// next start: the commit stands.
    func index(
        _ invoice: IndexedInvoice, encoded: [UInt8]? = nil, text: String?, entries: [LedgerEntry], first: UInt64
    ) async {
        do {
            var changes: [IndexChange] = [.invoice(try invoice.row(metadata: encoded), text: text)]
            for (offset, entry) in entries.enumerated() {
                changes.append(.event(entry.archived(at: first + UInt64(offset), about: invoice.metadata)))
            }
            try await index.apply(changes, entries: first..<(first + UInt64(entries.count)))
        } catch {
            logger.critical("the index did not take an entry; restart the archive", metadata: ["cause": "\(error)"])
        }
    }

    func indexRecord(_ assembled: AssembledRecord, entry: LedgerEntry, at position: UInt64) async {
        let record = assembled.record
        do {
            let row = IndexedRecord(
                tenant: record.tenant, kind: record.kind.rawValue, key: record.key, version: record.version,
                package: .init(path: assembled.path, digests: assembled.package.digests),
                content: try CanonicalJSON.encode(record))
            try await index.apply(
                [.record(row), .event(entry.archived(at: position, about: nil))], entries: position..<(position + 1))
        } catch {
            logger.critical("the index did not take an entry; restart the archive", metadata: ["cause": "\(error)"])
        }
    }

    func indexEntry(_ entry: LedgerEntry, at position: UInt64) async {
        do {
            try await index.apply(
                [.event(entry.archived(at: position, about: nil))], entries: position..<(position + 1))
        } catch {
            logger.critical("the index did not take an entry; restart the archive", metadata: ["cause": "\(error)"])
        }
    }
}

extension LedgerEntry {
    func archived(at position: UInt64, about metadata: InvoiceMetadata?) -> ArchiveEvent {
        ArchiveEvent(position: position, id: metadata?.id, tenant: metadata?.tenant, event: told(at: position))
    }
}
