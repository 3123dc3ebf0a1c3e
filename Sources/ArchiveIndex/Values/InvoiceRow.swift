package import ArchiveModel

/// All the index knows about an invoice. Everything in it comes from the package, so that it can be rebuilt.
package struct InvoiceRow: Hashable, Sendable {
    /// The stored package.
    package struct Package: Hashable, Sendable, Codable {
        package var path: StoragePath
        package var digests: DigestPair

        package init(path: StoragePath, digests: DigestPair) {
            self.path = path
            self.digests = digests
        }
    }

    /// A file of the package by which the invoice can be found.
    package struct Copy: Hashable, Sendable {
        /// `original`, `source`, `attachment`, …
        package var role: String
        /// SHA-256.
        package var digest: ContentDigest

        package init(role: String, digest: ContentDigest) {
            self.role = role
            self.digest = digest
        }
    }

    package var summary: InvoiceSummary
    /// The sender's own name for the customer, searched beside the customer's name.
    package var customerID: String?
    package var package: Package
    /// Digest over all submitted files.
    package var submission: ContentDigest
    package var identity: InvoiceIdentity?
    package var idempotency: IdempotencyKey?
    package var copies: [Copy]
    /// What the core keeps about the invoice (fields, findings, files, retention, salt …), opaque to the index.
    package var document: [UInt8]

    package init(
        summary: InvoiceSummary, customerID: String? = nil, package: Package, submission: ContentDigest,
        identity: InvoiceIdentity? = nil, idempotency: IdempotencyKey? = nil, copies: [Copy] = [], document: [UInt8]
    ) {
        self.summary = summary
        self.customerID = customerID
        self.package = package
        self.submission = submission
        self.identity = identity
        self.idempotency = idempotency
        self.copies = copies
        self.document = document
    }
}

/// What the index gives back about one invoice.
package struct IndexedDocument: Hashable, Sendable {
    package var summary: InvoiceSummary
    package var package: InvoiceRow.Package
    /// As given in `InvoiceRow.document`.
    package var document: [UInt8]
}

/// An invoice some bytes belong to, and as what.
package struct DigestMatch: Hashable, Sendable {
    package var id: DocumentID
    package var role: String

    package init(id: DocumentID, role: String) {
        self.id = id
        self.role = role
    }
}
