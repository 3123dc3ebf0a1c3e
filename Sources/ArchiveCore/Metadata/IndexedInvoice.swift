import ArchiveModel

/// What the index keeps of an invoice as one JSON document; everything in it comes from packages and ledger.
struct IndexedInvoice: Hashable, Sendable, Codable {
    /// The newest package about it.
    struct Package: Hashable, Sendable, Codable {
        var path: StoragePath
        var digests: DigestPair
    }

    var metadata: InvoiceMetadata
    var chain: SubjectChain
    var package: Package
}
