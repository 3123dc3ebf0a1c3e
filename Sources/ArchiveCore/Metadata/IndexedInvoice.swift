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

    /// The canonical JSON of this value, made of what its package already holds as bytes: the metadata is by far the
    /// largest part and was encoded for the package.
    func document(metadata encoded: [UInt8]?) throws(ArchiveFailure) -> [UInt8] {
        var bytes = Array("{\"chain\":".utf8)
        bytes += try CanonicalJSON.encode(chain)
        bytes += Array(",\"metadata\":".utf8)
        if let encoded { bytes += encoded } else { bytes += try CanonicalJSON.encode(metadata) }
        bytes += Array(",\"package\":".utf8)
        bytes += try CanonicalJSON.encode(package)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}
