import ArchiveModel
import ArchivePackage
import EN16931
import StorageRoot
import WorkerProtocol

extension Archive {
    /// A pending submission taken up again from its package on the roots.
    func resumed(_ invoice: IndexedInvoice) async throws(ArchiveFailure) -> (SubmissionWork, SubmissionTicket) {
        let metadata = invoice.metadata
        let package = try await package(of: invoice)
        var files: [IncomingFile] = []
        for listed in metadata.files where !listed.role.isDerived {
            guard let entry = listed.entry else { continue }
            files.append(try respooled(package, entry: entry, listed: listed))
        }
        let order = SubmissionOrder(
            files: files, options: metadata.submission.options, tenant: metadata.tenant, actor: metadata.submission.by,
            submitted: metadata.submission.time, digest: metadata.submission.digest,
            parameters: metadata.submission.parameters)
        var work = SubmissionWork(
            order: order, id: metadata.id, salt: metadata.salt, report: try report(of: metadata, in: package),
            assessment: Assessment(
                mode: metadata.mode, formReason: metadata.formReason, type: metadata.type, fields: metadata.fields,
                findings: metadata.findings, verdict: metadata.verdict, mustWait: true))
        work.decisions = metadata.decisions
        work.duplicateOf = metadata.duplicateOf
        work.layout = metadata.layout
        let ticket = SubmissionTicket(id: metadata.id, chain: invoice.chain, pendingPath: invoice.package.path)
        return (work, ticket)
    }

    /// An invoice's stored package, verified and opened. The index only says where it lies: a package that says it is
    /// another invoice is never taken for this one.
    func package(of invoice: IndexedInvoice) async throws(ArchiveFailure) -> PackageReader {
        let path = invoice.package.path
        let package: PackageReader
        let description: [UInt8]
        do {
            package = try PackageReader(try await store.read(path, expecting: invoice.package.digests.sha256))
            description = try package.description()
        } catch let error as StorageError {
            throw ArchiveFailure(storage: error)
        } catch {
            throw ArchiveFailure(.damaged, "\(path) cannot be opened: \(error)")
        }
        let described = try CanonicalJSON.decode(DescribedInvoice.self, from: description, what: path.text)
        guard described.id == invoice.metadata.id else {
            throw ArchiveFailure(
                .damaged,
                "The index leads from \(invoice.metadata.id) to the package of \(described.id). Rebuild the index: "
                    + "legajo rebuild-index --from ROOT", id: invoice.metadata.id)
        }
        return package
    }

    /// A payload file back in an unlinked file of its own, as a worker needs it.
    private func respooled(
        _ package: PackageReader, entry: String, listed: InvoiceMetadata.File
    ) throws(ArchiveFailure) -> IncomingFile {
        let role: FileRole =
            switch listed.role {
            case .data: .data
            case .attachment: .attachment
            case .source, .original, .text, .view: .document
            }
        do {
            let document = try spooled(try package.content(of: entry), name: listed.name ?? entry)
            return try IncomingFile(SubmittedFile(role: role, document: document))
        } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "\(entry) cannot be read: \(error)")
        }
    }

    /// Bytes copied into an unlinked file.
    func spooled(_ source: any ByteSource, name: String) throws(ArchiveFailure) -> InputDocument {
        let file = spool()
        var offset: UInt64 = 0
        do {
            try source.forEachWindow { (window: [UInt8]) throws(ArchiveFailure) in
                try file.write(window, at: offset)
                offset += UInt64(window.count)
            }
        } catch {
            switch error {
            case .body(let failure): throw failure
            case .source(let cause): throw ArchiveFailure(.damaged, "\(name) cannot be read: \(cause)")
            }
        }
        return try file.finish(name: name)
    }

    private func report(of metadata: InvoiceMetadata, in package: PackageReader) throws(ArchiveFailure)
        -> ExaminationReport
    {
        var text: String?
        if let entry = metadata.files.first(where: { $0.role == .text })?.entry {
            do {
                text = String(decoding: try package.bytes(of: entry, limit: 4 << 20), as: UTF8.self)
            } catch {
                throw ArchiveFailure(.damaged, "\(entry) cannot be read: \(error)")
            }
        }
        let files = metadata.files.filter { !$0.role.isDerived && $0.entry != nil }.map { file in
            ExaminationReport.File(
                name: file.name ?? "", kind: DocumentKind(rawValue: file.kind) ?? .unknown, mediaType: file.mediaType)
        }
        return ExaminationReport(
            files: files, syntax: metadata.syntax, specification: metadata.specification, fields: metadata.fields,
            lines: metadata.lines, invoice: metadata.invoice?.value, artefacts: metadata.artefacts,
            ruleSets: metadata.ruleSets ?? [], findings: metadata.findings,
            verdict: metadata.verdict, text: text)
    }
}

/// Which invoice a package says it is.
private struct DescribedInvoice: Decodable {
    let id: DocumentID
}
