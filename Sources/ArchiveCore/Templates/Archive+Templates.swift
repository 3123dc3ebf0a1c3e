package import ArchiveModel
import ArchivePackage
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
            rereadTemplates()
            let version = templateBook.nextVersion(of: request.name, tenant: tenant)
            let template = Template(
                tenant: tenant, name: request.name, version: version, selector: request.selector,
                layout: request.layout, files: listed, recorded: time.now(), by: principal.id)
            try await keep(template, payload: payload)
            return template
        }
        return RecordedTemplate(template: template, findings: inspection.findings)
    }

    package func templates(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> TemplateList {
        try AccessPolicy.require(.templates, of: principal, at: time.now())
        let tenants =
            if let tenant { Set([try self.tenant(tenant, for: principal)]) } else {
                configuration.tenants.filter { AccessPolicy.covers(principal, $0) }
            }
        rereadTemplates()
        return TemplateList(
            items: templateBook.newest(of: tenants).map(\.template), unreadable: templateBook.unreadable(of: tenants))
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
            rereadTemplates()
            let isUnreadable = templateBook.unreadable(name, of: tenant) != nil
            let last = templateBook.newest(name, tenant: tenant)?.template
            if last == nil, !isUnreadable { throw Self.noTemplate(name, tenant) }
            guard isUnreadable || last?.isRetired == false else {
                throw ArchiveFailure(.notFound, "The template \(name) is retired already.")
            }
            // Nothing of the version before it is needed: what cannot be read can be retired.
            let template = Template(
                tenant: tenant, name: name, version: templateBook.nextVersion(of: name, tenant: tenant),
                selector: last?.selector ?? TemplateSelector(), layout: last?.layout ?? TemplateLayout(), files: [],
                recorded: time.now(), by: principal.id, isRetired: true)
            try await keep(template, payload: [])
            return template
        }
    }

    static func noTemplate(_ name: TemplateName, _ tenant: TenantID) -> ArchiveFailure {
        ArchiveFailure(.notFound, "\(tenant) has no template \(name). legajo templates list names them.")
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
        let record = ArchiveRecord(
            tenant: template.tenant, kind: .template, key: template.name.text, version: template.version,
            time: template.recorded, by: template.by, content: .template(template))
        let assembled = try assemble(record, payload: payload)
        let event = LedgerEvent(
            event: .record, time: template.recorded, actor: template.by, path: assembled.path,
            digests: assembled.package.digests, record: RecordMark(record), note: "template")
        let bytes = try CanonicalJSON.encode(event)
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(files: [assembled.stored], entries: [bytes], removals: [])
            templateBook.add(
                TemplateBook.Entry(template: template, path: assembled.path, digests: assembled.package.digests))
            await indexRecord(assembled, entry: LedgerEntry(bytes: bytes, event: event, details: []), at: first)
        }
    }
}
