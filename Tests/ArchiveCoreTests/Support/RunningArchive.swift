import ArchiveCore
import ArchiveIndex
import ArchiveModel
import StorageRoot
import Testing
import WorkerProtocol

/// An archive that is served, and what it stands on.
struct RunningArchive: Sendable {
    let archive: Archive
    let store: ReplicatedStore
    let index: InvoiceIndex
    let person: Principal
    let tenant: TenantID
    /// Where the index lies, for as long as anybody uses it.
    let place: TemporaryPlace

    @discardableResult
    func submit(
        _ bytes: [UInt8], _ options: SubmissionOptions = SubmissionOptions(), wait: Int? = nil
    ) async throws -> SubmissionAnswer {
        let document = InputDocument(name: "invoice.xml", descriptor: -1, bytes: MemoryBytes(bytes))
        return try await archive.submit(
            files: [SubmittedFile(role: .document, document: document)], options: options, as: person, wait: wait)
    }

    /// Submits, and hands out the identifier.
    func submitted(_ bytes: [UInt8], _ options: SubmissionOptions = SubmissionOptions()) async throws -> DocumentID {
        try #require(try await submit(bytes, options).id)
    }

    func show(_ id: DocumentID) async throws -> InvoiceDetail { try await archive.show(id, as: person) }

    func bytes(_ id: DocumentID, _ rendition: Rendition) async throws -> [UInt8] {
        let content = try await archive.open(id, as: rendition, for: person).content
        return try content.read(at: 0, count: Int(content.length))
    }

    /// Everything that clients and later submissions can learn from the index.
    func answers() async throws -> IndexAnswers {
        let items = try await archive.find(SearchQuery(limit: 1_000), as: person).items
        var details: [InvoiceDetail] = []
        var claims: [[DocumentID?]] = []
        for item in items {
            details.append(try await show(item.id))
            let identity = InvoiceIdentity(
                sellerTaxID: item.sellerTaxID ?? "", documentType: item.type, number: item.number ?? "",
                year: item.issueDate?.year ?? 0)
            claims.append([
                try identity.flatMap { try index.holder(of: $0, tenant: tenant, vault: item.vault) },
                try index.idempotency(key: item.ref ?? "", tenant: tenant, vault: item.vault)?.id,
            ])
        }
        return IndexAnswers(
            items: items, details: details, claims: claims,
            pending: try await archive.pending(PendingQuery(), as: person).items,
            events: try await archive.events(from: 0, limit: 1_000, wait: 0, as: person).items,
            tokens: try index.records(kind: "token"), decisions: try index.records(kind: "decision"),
            layouts: try index.records(kind: "layout"))
    }

    /// Ends as the program does.
    func stop() async throws {
        await archive.drain()
        await store.close()
        try index.close()
    }
}

/// What two indexes of the same ledger must agree on.
struct IndexAnswers: Hashable {
    var items: [InvoiceSummary]
    var details: [InvoiceDetail]
    /// Who holds the number and the idempotency key of each.
    var claims: [[DocumentID?]]
    var pending: [PendingItem]
    var events: [ArchiveEvent]
    var tokens: [IndexedRecord]
    var decisions: [IndexedRecord]
    var layouts: [IndexedRecord]
}
