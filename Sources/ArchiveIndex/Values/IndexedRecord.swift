package import ArchiveModel

/// A version of a record.
package struct IndexedRecord: Hashable, Sendable {
    package var tenant: TenantID
    /// `user`, `token`, `decision`, …
    package var kind: String
    package var key: String
    package var version: Int
    package var package: InvoiceRow.Package
    /// The record's own JSON, opaque to the index.
    package var content: [UInt8]

    package init(
        tenant: TenantID, kind: String, key: String, version: Int, package: InvoiceRow.Package, content: [UInt8]
    ) {
        self.tenant = tenant
        self.kind = kind
        self.key = key
        self.version = version
        self.package = package
        self.content = content
    }
}
