import ArchiveIndex
import ArchiveModel
import ArchivePackage

extension IndexedInvoice {
    /// The index's row: what can be searched, and this value itself as its document. `encoded` is the metadata's
    /// canonical JSON where it is at hand.
    func row(metadata encoded: [UInt8]? = nil) throws(ArchiveFailure) -> InvoiceRow {
        var copies = metadata.files.filter { !$0.role.isDerived }.map {
            InvoiceRow.Copy(role: $0.role.rawValue, digest: $0.digests.sha256)
        }
        let name = LedgerEvent.subject(of: metadata.id, salt: metadata.salt)
        // So that an entry of the ledger leads to its invoice.
        if let subject = ContentDigest("sha256:\(name)") {
            copies.append(.init(role: Self.subjectRole, digest: subject))
        }
        let options = metadata.submission.options
        let holdsClaims = metadata.state != .rejected
        return InvoiceRow(
            summary: metadata.summary, customerID: options.customer,
            package: .init(path: package.path, digests: package.digests), submission: metadata.submission.digest,
            identity: holdsClaims && metadata.holdsNumber ? metadata.identity : nil,
            idempotency: options.idempotencyKey.map {
                IdempotencyKey(key: $0, parameters: metadata.submission.parameters)
            },
            copies: copies, document: try document(metadata: encoded))
    }

    static let subjectRole = "subject"
}

extension InvoiceMetadata {
    /// Whether no other invoice may take its number: not while it waits, nor as an approved duplicate.
    var holdsNumber: Bool {
        duplicateOf == nil && (state == .archived || state == .approved || state == .pendingSignature)
    }
}
