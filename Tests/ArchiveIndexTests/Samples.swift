import ArchiveIndex
import ArchiveModel
import FoundationEssentials

/// Values for the tests, all derived from small numbers.
enum Samples {
    static let acme = tenant("acme")
    static let start = 1_795_000_000_000

    static func tenant(_ name: String) -> TenantID {
        guard let tenant = TenantID(name) else { preconditionFailure("\(name) is no tenant name") }
        return tenant
    }

    /// The identifier with the number in its first symbols.
    static func id(_ number: Int) -> DocumentID {
        let values = (0..<11).map { UInt8(truncatingIfNeeded: number >> (5 * $0)) & 31 }
        guard let id = DocumentID(values: values) else { preconditionFailure("eleven values make an identifier") }
        return id
    }

    static func digest(_ number: Int) -> ContentDigest {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 8))) }
        guard let digest = ContentDigest(algorithm: .sha256, bytes: bytes) else { preconditionFailure("32 bytes") }
        return digest
    }

    static func package(_ number: Int) -> InvoiceRow.Package {
        guard let path = StoragePath("issued/acme/2026/11/23/n1-0000/\(digest(number).hex).zip"),
            let digests = DigestPair(sha256Bytes: digest(number).bytes, sha512Bytes: [UInt8](repeating: 5, count: 64))
        else { preconditionFailure("a path and two digests") }
        return InvoiceRow.Package(path: path, digests: digests)
    }

    static func identity(_ number: String, year: Int = 2026) -> InvoiceIdentity? {
        InvoiceIdentity(sellerTaxID: "ESB12345674", documentType: .invoice, number: number, year: year)
    }

    /// An archived invoice; `change` makes it another.
    static func invoice(_ number: Int, _ change: (inout InvoiceRow) -> Void = { _ in }) -> InvoiceRow {
        var row = InvoiceRow(
            summary: InvoiceSummary(
                id: id(number), tenant: acme, vault: .issued, type: .invoice, state: .archived,
                number: "F-2026/\(number)",
                issueDate: CalendarDate(daysSince1970: 20_700 + number % 300), customer: "Customer \(number % 7)",
                customerTaxID: "ESB0000000\(number % 7)", sellerTaxID: "ESB12345674", currency: "EUR",
                total: "\(number).50",
                ref: "ERP-\(number)", submitted: UTCTime(milliseconds: Int64(start + number * 1_000)),
                digest: digest(number)),
            package: package(number), submission: digest(number + 1_000_000), identity: identity("F-2026/\(number)"),
            copies: [.init(role: "original", digest: digest(number))], document: Array("{\"n\":\(number)}".utf8))
        change(&row)
        return row
    }

    static func reservation(
        _ number: Int, bytes: Int? = nil, invoice: String? = nil, key: IdempotencyKey? = nil, tenant: TenantID = acme,
        vault: Vault = .issued
    ) -> Reservation {
        Reservation(
            id: id(number), tenant: tenant, vault: vault, submission: digest(bytes ?? number),
            identity: invoice.flatMap { identity($0) }, idempotency: key)
    }
}

/// An index in a directory of its own, removed when the test is over.
final class ScratchIndex: Sendable {
    let directory: String
    let index: InvoiceIndex

    var path: String { directory + "/index.sqlite" }

    init() throws {
        let directory = FileManager.default.temporaryDirectory.path + "/legajo-index-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        self.directory = directory
        index = try InvoiceIndex(path: directory + "/index.sqlite")
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func fill(_ rows: [InvoiceRow], text: String? = nil) async throws {
        try await index.apply(rows.map { .invoice($0, text: text) }, entries: 0..<0)
    }

    /// Numbers of the invoices found, newest first, over all pages.
    func found(_ query: SearchQuery) throws -> [Int] {
        var query = query
        var found: [Int] = []
        repeat {
            let page = try index.search(query)
            found += page.items.map { Int($0.ref?.dropFirst(4) ?? "") ?? -1 }
            query.cursor = page.next
        } while query.cursor != nil
        return found
    }
}
