import ArchiveIndex
package import ArchiveModel
import ArchivePackage
import Logging
import StorageRoot
import WorkerProtocol

extension Archive {
    /// Bytes of a template's files together.
    private static let mostTemplateBytes: UInt64 = 32 << 20
    private static let mostTemplateFiles = 16

    package func recordTemplate(
        _ request: TemplateRequest, files: [SubmittedFile], as principal: Principal
    ) async throws(ArchiveFailure) -> RecordedTemplate {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        let tenant = try self.tenant(request.tenant, for: principal)
        let incoming = try checked(request, files)
        let inspection = try await inspect(request.layout, incoming, for: principal)
        guard !inspection.findings.contains(where: { $0.flag == .fatal }) else {
            let reasons = inspection.findings.filter { $0.flag == .fatal }.map(\.message)
            throw ArchiveFailure(
                .badTemplate, reasons.joined(separator: " ") + " Nothing was kept.", findings: inspection.findings)
        }
        var listed: [Template.File] = []
        var payload: [PackageEntry] = []
        for (index, file) in incoming.enumerated() {
            let entry = "data/\(index + 1).pdf"
            listed.append(
                .init(
                    name: file.name, entry: entry, pages: inspection.pages[index], length: file.sum.length,
                    digests: file.digests))
            payload.append(PackageEntry(name: entry, content: [file.document.bytes], sum: file.sum))
        }
        let template = try await recordingTemplates.withLock(tenant) { () async throws(ArchiveFailure) -> Template in
            let version = (templateBook.versions(of: request.name, tenant: tenant).last?.template.version ?? 0) + 1
            let template = Template(
                tenant: tenant, name: request.name, version: version, selector: request.selector,
                layout: request.layout, files: listed, recorded: time.now(), by: principal.id)
            try await keep(template, payload: payload)
            return template
        }
        return RecordedTemplate(template: template, findings: inspection.findings)
    }

    package func templates(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> [Template] {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        let tenants =
            if let tenant { Set([try self.tenant(tenant, for: principal)]) } else {
                configuration.tenants.filter { AccessPolicy.covers(principal, $0) }
            }
        return templateBook.newest(of: tenants).map(\.template)
    }

    package func versions(
        ofTemplate name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [Template] {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        return try entries(of: name, tenant: try self.tenant(tenant, for: principal)).map(\.template)
    }

    package func retireTemplate(
        _ name: TemplateName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> Template {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        let tenant = try self.tenant(tenant, for: principal)
        return try await recordingTemplates.withLock(tenant) { () async throws(ArchiveFailure) -> Template in
            guard let last = try entries(of: name, tenant: tenant).last, !last.template.isRetired else {
                throw ArchiveFailure(.notFound, "The template \(name) is retired already.")
            }
            var template = last.template
            template.version += 1
            template.recorded = time.now()
            template.by = principal.id
            template.isRetired = true
            try await keep(template, payload: try payload(of: last))
            return template
        }
    }

    /// All versions; throws `notFound` where there are none.
    func entries(of name: TemplateName, tenant: TenantID) throws(ArchiveFailure) -> [TemplateBook.Entry] {
        let entries = templateBook.versions(of: name, tenant: tenant)
        guard !entries.isEmpty else {
            throw ArchiveFailure(.notFound, "\(tenant) has no template \(name). legajo templates list names them.")
        }
        return entries
    }

    // MARK: Taking in

    private func checked(
        _ request: TemplateRequest, _ files: [SubmittedFile]
    ) throws(ArchiveFailure) -> [IncomingFile] {
        let files = files.filter { $0.role == .attachment }
        var faults = request.layout.faults(files: files.map(\.document.name))
        if files.count > Self.mostTemplateFiles { faults.append("It has more than \(Self.mostTemplateFiles) files.") }
        guard faults.isEmpty else {
            throw ArchiveFailure(.badTemplate, faults.joined(separator: " ") + " Nothing was kept.")
        }
        var incoming: [IncomingFile] = []
        for file in files { incoming.append(try IncomingFile(file)) }
        let total = incoming.reduce(0) { $0 + $1.sum.length }
        guard total <= Self.mostTemplateBytes else {
            throw ArchiveFailure(
                .tooLarge, "The template's files have \(total) bytes; \(Self.mostTemplateBytes) are allowed.")
        }
        return incoming
    }

    private func inspect(
        _ layout: TemplateLayout, _ files: [IncomingFile], for principal: Principal
    ) async throws(ArchiveFailure) -> TemplateInspection {
        guard !files.isEmpty else { return TemplateInspection(pages: [], findings: []) }
        let inspection: TemplateInspection
        do {
            inspection = try await workers.inspectTemplate(
                TemplateInspectionRequest(layout: layout, names: files.map(\.name)), for: .visitor(principal.id),
                files.map(\.document))
        } catch {
            throw error.failure
        }
        let isWhole = inspection.pages.count == files.count
        guard isWhole || inspection.findings.contains(where: { $0.flag == .fatal }) else {
            throw ArchiveFailure(.internal, "The worker did not look at every file of the template.")
        }
        return inspection
    }

    /// Records a version on the roots, then in the index and in memory.
    private func keep(_ template: Template, payload: [PackageEntry]) async throws(ArchiveFailure) {
        let assembled = try assemble(
            ArchiveRecord(
                tenant: template.tenant, kind: .template, key: template.name.text, version: template.version,
                time: template.recorded, by: template.by, content: .template(template)), payload: payload)
        let event = LedgerEvent(
            event: .record, time: template.recorded, actor: template.by, path: assembled.path,
            digests: assembled.package.digests, note: "template")
        let bytes = try CanonicalJSON.encode(event)
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(files: [assembled.stored], entries: [bytes], removals: [])
            templateBook.keep(
                TemplateBook.Entry(template: template, path: assembled.path, digests: assembled.package.digests))
            await indexRecord(assembled, entry: LedgerEntry(bytes: bytes, event: event, details: []), at: first)
        }
    }

    // MARK: Reading

    /// The record's package, verified and opened.
    private func package(of entry: TemplateBook.Entry) throws(ArchiveFailure) -> PackageReader {
        do {
            return try PackageReader(try store.readNow(entry.path, expecting: entry.digests.sha256))
        } catch let error as StorageError {
            throw ArchiveFailure(storage: error)
        } catch {
            throw ArchiveFailure(.damaged, "\(entry.path) cannot be opened: \(error)")
        }
    }

    private func payload(of entry: TemplateBook.Entry) throws(ArchiveFailure) -> [PackageEntry] {
        let package = try package(of: entry)
        var payload: [PackageEntry] = []
        for file in entry.template.files {
            do {
                payload.append(
                    PackageEntry(
                        name: file.entry, content: try package.content(of: file.entry), digests: file.digests))
            } catch {
                throw ArchiveFailure(.damaged, "\(entry.path) has no \(file.entry): \(error)")
            }
        }
        return payload
    }

    /// A version's files as workers need them, in its order.
    func files(of entry: TemplateBook.Entry) throws(ArchiveFailure) -> [InputDocument] {
        if let known = templateBook.opened(entry.digests.sha256) { return known }
        let package = try package(of: entry)
        var files: [InputDocument] = []
        for file in entry.template.files {
            do {
                files.append(try spooled(try package.content(of: file.entry), name: file.name))
            } catch let failure as ArchiveFailure {
                throw failure
            } catch {
                throw ArchiveFailure(.damaged, "\(entry.path) has no \(file.entry): \(error)")
            }
        }
        templateBook.keep(files, of: entry.digests.sha256)
        return files
    }

    func loadTemplates() throws(ArchiveFailure) {
        let records = try indexed { () throws(IndexError) in
            try index.records(kind: ArchiveRecord.Kind.template.rawValue)
        }
        var entries: [TemplateBook.Entry] = []
        for record in records {
            let decoded: ArchiveRecord
            do throws(ArchiveFailure) {
                decoded = try CanonicalJSON.decode(
                    ArchiveRecord.self, from: record.content, what: record.package.path.text)
            } catch {
                // One record must not keep the archive from starting.
                logger.error("the template record \(record.package.path.text) cannot be read: \(error.message)")
                continue
            }
            guard case .template(let template) = decoded.content else { continue }
            entries.append(.init(template: template, path: record.package.path, digests: record.package.digests))
        }
        templateBook.load(entries)
    }
}
