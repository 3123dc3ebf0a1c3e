package import ArchiveModel
import ArchivePackage
import EN16931
import WorkerProtocol

extension Archive {
    /// An invoice's bytes in one of its forms, verified. The access is in the ledger when this returns.
    package func open(
        _ id: DocumentID, as rendition: Rendition, for principal: Principal
    ) async throws(ArchiveFailure) -> OpenedDocument {
        try AccessPolicy.require(.fetch, of: principal, at: time.now())
        let invoice = try invoice(id, for: principal)
        let document = try await document(rendition, of: invoice)
        try await note(rendition, of: id, by: principal)
        return document
    }

    private func document(_ rendition: Rendition, of invoice: IndexedInvoice) async throws(ArchiveFailure)
        -> OpenedDocument
    {
        let metadata = invoice.metadata
        switch rendition {
        case .json:
            let bytes = try CanonicalJSON.encode(RenderedInvoice(metadata))
            return OpenedDocument(
                name: "\(metadata.id).json", mediaType: "application/json", digest: try Digesting.sha256(bytes),
                content: MemoryBytes(bytes))
        case .original:
            guard let original = metadata.original else {
                throw ArchiveFailure(
                    .notAvailable,
                    "\(metadata.id) is \(metadata.state.rawValue): there is no original yet. Its source can be had.",
                    id: metadata.id)
            }
            return try await file(original, of: invoice)
        case .source:
            guard let source = metadata.source else { break }
            return try await file(source, of: invoice)
        case .text:
            // The words of pages are kept; of data alone, its terms by name say more than its words.
            if metadata.original?.isData == true {
                do throws(ArchiveFailure) {
                    if let copy = try await copy(as: .text, of: invoice) { return copy }
                } catch {
                    guard error.code == .notAvailable else { throw error }
                }
            }
            guard let text = metadata.files.first(where: { $0.role == .text }) else { break }
            return try await file(text, of: invoice)
        case .html:
            // What was made when it was archived; of a hybrid PDF it is made now.
            if let view = metadata.files.first(where: { $0.role == .view }) {
                var document = try await file(view, of: invoice)
                document.copy = metadata.original.map {
                    MadeCopy(original: CopyReference(id: metadata.id, digest: $0.digests.sha256))
                }
                return document
            }
            if let copy = try await copy(as: .html, of: invoice) { return copy }
        case .pdf, .facturx, .ubl, .cii, .facturae, .edifact:
            guard let original = metadata.original ?? metadata.source else { break }
            if original.holds(rendition) { return try await file(original, of: invoice) }
            if let target = ConversionTarget(rawValue: rendition.rawValue),
                let copy = try await copy(as: target, of: invoice)
            {
                return copy
            }
        }
        throw ArchiveFailure(
            .notAvailable, "\(metadata.id) is not kept as \(rendition.rawValue) and cannot be shown in that form.",
            id: metadata.id)
    }

    /// Nil where there is no original yet to be a copy of.
    private func copy(
        as target: ConversionTarget, of invoice: IndexedInvoice
    ) async throws(ArchiveFailure) -> OpenedDocument? {
        guard let original = invoice.metadata.original else { return nil }
        return try await copy(as: target, of: invoice, from: try await file(original, of: invoice))
    }

    private func file(_ file: InvoiceMetadata.File, of invoice: IndexedInvoice) async throws(ArchiveFailure)
        -> OpenedDocument
    {
        let package = try await package(of: invoice)
        let content: any ByteSource
        do {
            if let entry = file.entry {
                content = try package.content(of: entry)
            } else if let entry = invoice.metadata.original?.entry {
                content = LeadingBytes(of: try package.content(of: entry), length: file.length)
            } else {
                throw ArchiveFailure(.damaged, "\(invoice.package.path) does not say where its source is.")
            }
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "\(invoice.package.path) cannot be read: \(error)")
        }
        let suffix = Self.suffix(of: file.mediaType)
        let part = file.role == .original ? "" : ".\(file.role.rawValue)"
        return OpenedDocument(
            name: "\(invoice.metadata.id)\(part).\(suffix)", mediaType: file.mediaType, digest: file.digests.sha256,
            content: content, trust: file.role == .original ? invoice.metadata.trust : nil)
    }

    /// Writes the access to the ledger; nothing is handed out before.
    private func note(_ rendition: Rendition, of id: DocumentID, by principal: Principal) async throws(ArchiveFailure) {
        try await recording(id) { () async throws(ArchiveFailure) -> Void in
            var invoice = try invoice(id)
            let event = LedgerEvent(event: .access, time: time.now(), actor: principal.id, note: rendition.rawValue)
            let entry = try invoice.chain.append(event, about: id)
            let first: UInt64
            do throws(ArchiveFailure) {
                first = try await commit(files: [], entries: [entry.bytes], removals: [])
            } catch {
                guard error.code == .noQuorum else { throw error }
                throw ArchiveFailure(
                    .noQuorum,
                    "Nothing was handed out: every access is in the ledger first, and too few storage roots can be "
                        + "written. Bring a root back; in an emergency `unzip` reads the packages on any root.",
                    id: id, retryAfter: 30)
            }
            await index(invoice, text: nil, entries: [entry], first: first)
        }
    }
}

extension InvoiceMetadata.File {
    /// Whether these bytes are that form.
    fileprivate func holds(_ rendition: Rendition) -> Bool {
        switch rendition {
        case .pdf: mediaType == "application/pdf"
        case .facturx: kind == "hybrid-pdf"
        case .ubl: kind == "ubl-invoice" || kind == "ubl-credit-note"
        case .cii: kind == "cii"
        case .edifact: kind == "edifact"
        case .facturae: kind == "facturae"
        case .original, .source, .json, .text, .html: false
        }
    }

    /// A structured invoice without pages.
    fileprivate var isData: Bool {
        DocumentKind(rawValue: kind)?.isInvoiceData == true
    }
}

/// The first bytes of a source.
struct LeadingBytes: ByteSource {
    let whole: any ByteSource
    let length: UInt64

    init(of whole: any ByteSource, length: UInt64) {
        self.whole = whole
        self.length = min(length, whole.length)
    }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length else { return [] }
        return try whole.read(at: offset, count: Int(min(UInt64(count), length - offset)))
    }
}

/// The invoice as data: a copy that names its original.
struct RenderedInvoice: Codable {
    var id: DocumentID
    var originalDigest: ContentDigest?
    var fields: [String: String]
    var lines: [[String: String]]
    var invoice: Boxed<Invoice>?

    init(_ metadata: InvoiceMetadata) {
        id = metadata.id
        originalDigest = metadata.original?.digests.sha256
        fields = metadata.fields.mapValues(\.value)
        lines = metadata.lines
        invoice = metadata.invoice
    }
}
