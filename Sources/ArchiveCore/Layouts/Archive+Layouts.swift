package import ArchiveModel
import ArchivePackage

extension Archive {
    package func recordLayout(
        _ request: LayoutRequest, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuerLayout {
        try AccessPolicy.require(.layouts, of: principal, at: time.now())
        let tenant = try self.tenant(request.tenant, for: principal)
        let faults = request.layout.faults()
        guard faults.isEmpty else {
            throw ArchiveFailure(.badRequest, faults.joined(separator: " ") + " Nothing was kept.")
        }
        return try await recordingLayouts.withLock(tenant) { () async throws(ArchiveFailure) -> IssuerLayout in
            rereadLayouts()
            let layout = IssuerLayout(
                tenant: tenant, name: request.name, version: layoutBook.nextVersion(of: request.name, tenant: tenant),
                layout: request.layout, recorded: time.now(), by: principal.id)
            try await keep(layout)
            return layout
        }
    }

    package func layouts(of tenant: TenantID?, as principal: Principal) async throws(ArchiveFailure) -> [IssuerLayout] {
        try AccessPolicy.require(.layouts, of: principal, at: time.now())
        rereadLayouts()
        let tenants =
            if let tenant { Set([try self.tenant(tenant, for: principal)]) } else {
                configuration.tenants.filter { AccessPolicy.covers(principal, $0) }
            }
        return layoutBook.newest(of: tenants).map(\.layout)
    }

    package func versions(
        ofLayout name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> [IssuerLayout] {
        try AccessPolicy.require(.layouts, of: principal, at: time.now())
        let tenant = try self.tenant(tenant, for: principal)
        var versions: [Int: IssuerLayout] = [:]
        for entry in try entries(ofLayout: name, tenant: tenant) { versions[entry.layout.version] = entry.layout }
        // The index may be behind.
        if let newest = layoutBook.newest(name, of: tenant)?.layout { versions[newest.version] = newest }
        guard !versions.isEmpty else {
            guard layoutBook.isUnreadable(name, of: tenant) else { throw Self.noLayout(name, tenant) }
            throw ArchiveFailure(.damaged, "No version of the layout \(name) can be read. Record it anew or retire it.")
        }
        return versions.values.sorted { $0.version < $1.version }
    }

    package func retireLayout(
        _ name: LayoutName, tenant: TenantID?, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuerLayout {
        try AccessPolicy.require(.layouts, of: principal, at: time.now())
        let tenant = try self.tenant(tenant, for: principal)
        return try await recordingLayouts.withLock(tenant) { () async throws(ArchiveFailure) -> IssuerLayout in
            rereadLayouts()
            let isUnreadable = layoutBook.isUnreadable(name, of: tenant)
            let last = layoutBook.newest(name, of: tenant)?.layout
            if last == nil, !isUnreadable { throw Self.noLayout(name, tenant) }
            guard last?.isRetired != true else {
                throw ArchiveFailure(.notFound, "The layout \(name) is retired already.")
            }
            let layout = IssuerLayout(
                tenant: tenant, name: name, version: layoutBook.nextVersion(of: name, tenant: tenant),
                layout: last?.layout ?? LayoutDescription(issuer: [], fields: [:]), recorded: time.now(),
                by: principal.id, isRetired: true)
            try await keep(layout)
            return layout
        }
    }

    private static func noLayout(_ name: LayoutName, _ tenant: TenantID) -> ArchiveFailure {
        ArchiveFailure(.notFound, "\(tenant) has no layout \(name). legajo layouts list names them.")
    }

    // MARK: Records

    /// A version as a record with its entry, ready to be committed.
    func noted(_ layout: IssuerLayout) throws(ArchiveFailure) -> NotedRecord {
        let record = ArchiveRecord(
            tenant: layout.tenant, kind: .layout, key: layout.name.text, version: layout.version,
            time: layout.recorded, by: layout.by, content: .layout(layout))
        let assembled = try assemble(record)
        let event = LedgerEvent(
            event: .record, time: layout.recorded, actor: layout.by, path: assembled.path,
            digests: assembled.package.digests, record: RecordMark(record), note: "layout")
        return NotedRecord(
            record: assembled,
            entry: LedgerEntry(bytes: try CanonicalJSON.encode(event), event: event, details: []))
    }

    /// Records a version on the roots, then in memory and in the index.
    private func keep(_ layout: IssuerLayout) async throws(ArchiveFailure) {
        let noted = try noted(layout)
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(
                files: [noted.record.stored], entries: [noted.entry.bytes], removals: [])
            remember(noted)
            await indexRecord(noted.record, entry: noted.entry, at: first)
        }
    }

    /// Takes a layout that was committed into use.
    func remember(_ noted: NotedRecord) {
        guard case .layout(let layout) = noted.record.record.content else { return }
        layoutBook.add(.init(layout: layout, path: noted.record.path, digests: noted.record.package.digests))
    }
}

/// A record about no invoice, written in one commit with something else.
struct NotedRecord: Sendable {
    var record: AssembledRecord
    var entry: LedgerEntry
}
