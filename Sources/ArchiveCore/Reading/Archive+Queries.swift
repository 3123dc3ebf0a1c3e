package import ArchiveModel
import ArchivePackage
import StorageRoot

extension Archive {
    package func find(_ query: SearchQuery, as principal: Principal) async throws(ArchiveFailure) -> SearchPage {
        try AccessPolicy.require(.read, of: principal, at: time.now())
        var query = query
        query.tenants = try AccessPolicy.scope(principal, asked: query.tenants)
        guard (1...1_000).contains(query.limit) else {
            throw ArchiveFailure(.badRequest, "limit is \(query.limit); allowed are 1 to 1000.")
        }
        return try search(query)
    }

    package func pending(_ query: PendingQuery, as principal: Principal) async throws(ArchiveFailure) -> PendingPage {
        try AccessPolicy.require(.read, of: principal, at: time.now())
        var query = query
        query.tenants = try AccessPolicy.scope(principal, asked: query.tenants)
        guard (1...1_000).contains(query.limit) else {
            throw ArchiveFailure(.badRequest, "limit is \(query.limit); allowed are 1 to 1000.")
        }
        return try waitingPage(query)
    }

    package func show(_ id: DocumentID, as principal: Principal) async throws(ArchiveFailure) -> InvoiceDetail {
        try AccessPolicy.require(.read, of: principal, at: time.now())
        let invoice = try invoice(id, for: principal)
        let metadata = invoice.metadata
        let damage = try damage(to: invoice.package.path)
        return InvoiceDetail(
            summary: metadata.summary, fields: metadata.fields, findings: metadata.findings, verdict: metadata.verdict,
            ruleSets: metadata.ruleSets, trust: metadata.trust, mode: metadata.mode.rawValue,
            formReason: metadata.formReason,
            files: metadata.files.map {
                .init(
                    role: $0.role.rawValue, name: $0.name, mediaType: $0.mediaType, length: $0.length,
                    digests: $0.digests)
            },
            events: try events(of: id), places: places(of: invoice.package.path, after: damage),
            damage: damage.isEmpty ? nil : damage, retention: metadata.retention,
            evidenceHorizon: metadata.evidenceHorizon, duplicateOf: metadata.duplicateOf, template: metadata.template,
            layout: metadata.layout)
    }

    /// What the index holds of an invoice the principal may see; to others it does not exist.
    func invoice(_ id: DocumentID, for principal: Principal) throws(ArchiveFailure) -> IndexedInvoice {
        guard let invoice = try indexed(id), AccessPolicy.covers(principal, invoice.metadata.tenant) else {
            throw ArchiveFailure(.notFound, "There is no invoice \(id).")
        }
        return invoice
    }

    /// The same without asking who.
    func invoice(_ id: DocumentID) throws(ArchiveFailure) -> IndexedInvoice {
        guard let invoice = try indexed(id) else { throw ArchiveFailure(.notFound, "There is no invoice \(id).") }
        return invoice
    }
}
