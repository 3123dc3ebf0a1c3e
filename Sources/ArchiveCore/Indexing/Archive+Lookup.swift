import ArchiveIndex
import ArchiveModel

extension Archive {
    /// The index's errors in the archive's words.
    func indexed<Result>(_ body: () throws(IndexError) -> Result) throws(ArchiveFailure) -> Result {
        do { return try body() } catch { throw ArchiveFailure(index: error) }
    }

    func indexed(_ id: DocumentID) throws(ArchiveFailure) -> IndexedInvoice? {
        guard let found = try indexed({ () throws(IndexError) in try index.document(id) }) else { return nil }
        return try decoded(found)
    }

    /// The invoice an idempotency key was used for.
    func indexedKey(_ key: String, for order: SubmissionOrder) throws(ArchiveFailure) -> (
        id: DocumentID, parameters: ContentDigest
    )? {
        try indexed { () throws(IndexError) in
            try index.idempotency(key: key, tenant: order.tenant, vault: order.options.vault)
        }
    }

    /// The invoice these bytes are, unless it was rejected.
    func indexedSubmission(_ digest: ContentDigest, for order: SubmissionOrder) throws(ArchiveFailure) -> DocumentID? {
        try indexed { () throws(IndexError) in
            try index.holder(of: digest, tenant: order.tenant, vault: order.options.vault)
        }
    }

    /// The invoice that has this number.
    func indexedIdentity(_ identity: InvoiceIdentity, for order: SubmissionOrder) throws(ArchiveFailure) -> DocumentID?
    {
        try indexed { () throws(IndexError) in
            try index.holder(of: identity, tenant: order.tenant, vault: order.options.vault)
        }
    }

    /// The invoice a file is the original or source of, of those the principal may see.
    func indexedMatch(_ digest: ContentDigest, for principal: Principal) throws(ArchiveFailure) -> (
        DocumentID, VerificationReport.ArchiveMatch.Match
    )? {
        let matches = try indexed { () throws(IndexError) in try index.find(digest: digest) }
        for (role, match) in [("original", VerificationReport.ArchiveMatch.Match.original), ("source", .source)] {
            for found in matches where found.role == role {
                if try isVisible(found.id, to: principal) { return (found.id, match) }
            }
        }
        return nil
    }

    func search(_ query: SearchQuery) throws(ArchiveFailure) -> SearchPage {
        try indexed { () throws(IndexError) in try index.search(query) }
    }

    func counts(of tenants: Set<TenantID>) throws(ArchiveFailure) -> [String: Int] {
        let counted = try indexed { () throws(IndexError) in try index.counts(of: tenants) }
        return Dictionary(uniqueKeysWithValues: counted.map { ($0.key.rawValue, $0.value) })
    }

    func indexedPosition() throws(ArchiveFailure) -> UInt64 {
        try indexed { () throws(IndexError) in try index.position() }
    }

    func events(of id: DocumentID) throws(ArchiveFailure) -> [InvoiceEvent] {
        try indexed { () throws(IndexError) in try index.events(of: id) }
    }

    /// What waits for a person, longest waiting first.
    func waitingPage(_ query: PendingQuery) throws(ArchiveFailure) -> PendingPage {
        let page = try indexed { () throws(IndexError) in
            try index.documents(
                in: .pendingValidation, tenants: query.tenants, vault: query.vault, limit: query.limit,
                cursor: query.cursor)
        }
        var items: [PendingItem] = []
        for found in page.items {
            let metadata = try decoded(found).metadata
            items.append(
                PendingItem(summary: found.summary, findings: metadata.findings, duplicateOf: metadata.duplicateOf))
        }
        return PendingPage(items: items, next: page.next)
    }

    /// Submissions that were told `submitted` and are not finished.
    func submittedInvoices() throws(ArchiveFailure) -> [IndexedInvoice] {
        var found: [IndexedInvoice] = []
        var cursor: String?
        repeat {
            let page = try indexed { () throws(IndexError) in
                try index.documents(in: .submitted, limit: 1_000, cursor: cursor)
            }
            for document in page.items { found.append(try decoded(document)) }
            cursor = page.next
        } while cursor != nil
        return found
    }

    private func decoded(_ found: IndexedDocument) throws(ArchiveFailure) -> IndexedInvoice {
        try CanonicalJSON.decode(
            IndexedInvoice.self, from: found.document, what: "the index's row of \(found.summary.id)")
    }
}

extension ArchiveFailure {
    init(index error: IndexError) {
        switch error.code {
        case .query: self.init(.badRequest, error.message)
        case .overloaded: self.init(.busy, error.message, retryAfter: 2)
        case .version, .database, .closed, .identifierTaken: self.init(.internal, error.message)
        }
    }
}
