import ArchiveModel
import FoundationEssentials
import GRDB

/// Values as they come back from a row; anything that cannot be means that the file is damaged.
enum Stored {
    static let documentColumns = """
        i.id, t.name, i.vault, i.state, d.type, d.number, d.issued, d.customer, d.customer_tax, d.seller_tax, d.currency,
        d.total, d.ref, d.submitted, d.archived, d.digest
        """
    static let packageColumns = "d.path, d.sha256, d.sha512, d.document"
    static let tables = "invoices i JOIN details d ON d.row = i.row JOIN tenants t ON t.number = i.tenant"

    /// From the columns of `documentColumns`, the first of a row.
    static func summary(_ row: Row) throws -> InvoiceSummary {
        guard let id = DocumentID(row[0] as String), let tenant = TenantID(row[1] as String),
            let vault = Vault(code: row[2]),
            let state = SubmissionState(code: row[3]), let type = DocumentType(rawValue: row[4]),
            let digest = ContentDigest(row[15] as String)
        else { throw damaged("an invoice") }
        return InvoiceSummary(
            id: id, tenant: tenant, vault: vault, type: type, state: state, number: row[5],
            issueDate: (row[6] as String?).flatMap { CalendarDate($0) }, customer: row[7], customerTaxID: row[8],
            sellerTaxID: row[9], currency: row[10], total: row[11], ref: row[12],
            submitted: UTCTime(milliseconds: row[13]), archived: (row[14] as Int64?).map { UTCTime(milliseconds: $0) },
            digest: digest)
    }

    /// From `documentColumns` and `packageColumns`.
    static func document(_ row: Row) throws -> IndexedDocument {
        IndexedDocument(
            summary: try summary(row), package: try package(path: row[16], short: row[17], long: row[18]),
            document: Array(row[19] as Data))
    }

    static func package(path: String, short: Data, long: Data) throws -> InvoiceRow.Package {
        guard let path = StoragePath(path),
            let digests = DigestPair(sha256Bytes: Array(short), sha512Bytes: Array(long))
        else {
            throw damaged("a package")
        }
        return InvoiceRow.Package(path: path, digests: digests)
    }

    static func digest(_ bytes: Data) throws -> ContentDigest {
        guard let digest = ContentDigest(algorithm: .sha256, bytes: Array(bytes)) else { throw damaged("a digest") }
        return digest
    }

    static func damaged(_ what: String) -> IndexError {
        IndexError(.database, "the index holds \(what) that cannot be read: run legajo rebuild-index")
    }
}
