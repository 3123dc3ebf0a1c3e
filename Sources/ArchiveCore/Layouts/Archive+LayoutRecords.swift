import ArchiveIndex
import ArchiveModel
import ArchivePackage
import Logging
import WorkerProtocol

extension Archive {
    /// Loads the newest version of each layout the index knows. What cannot be read must not keep the archive from
    /// starting, nor an older version be taken for the newest: documents are read without it.
    func loadLayouts() throws(ArchiveFailure) {
        let records = try indexed { () throws(IndexError) in
            try index.records(kind: ArchiveRecord.Kind.layout.rawValue, newestOnly: true)
        }
        var entries: [LayoutBook.Entry] = []
        var unreadable: [IndexedRecord] = []
        for record in records {
            do throws(ArchiveFailure) { entries.append(try layoutEntry(record)) } catch {
                logger.error("the layout record \(record.package.path.text) cannot be read: \(error.message)")
                unreadable.append(record)
            }
        }
        layoutBook.load(entries, unreadable: unreadable)
    }

    /// Looks once more for what could not be read: its copies may be back.
    func rereadLayouts() {
        for missing in layoutBook.unreadable {
            if let entry = try? layoutEntry(missing) { layoutBook.add(entry, insteadOf: missing) }
        }
    }

    /// What a person should know of layouts that cannot be read.
    func unreadableLayouts(of tenants: Set<TenantID>) -> [String] {
        rereadLayouts()
        return layoutBook.unreadable.filter { tenants.contains($0.tenant) }.map { missing in
            "A layout of \(missing.tenant) cannot be read (\(missing.package.path)): documents are read without it. "
                + "Have it repaired, record it anew or retire it."
        }
    }

    /// All versions of a layout that can be read.
    func entries(ofLayout name: LayoutName, tenant: TenantID) throws(ArchiveFailure) -> [LayoutBook.Entry] {
        var entries: [LayoutBook.Entry] = []
        for key in [name.text, RecordMark.key(of: name.text, .layout, tenant: tenant)] {
            let records = try indexed { () throws(IndexError) in
                try index.records(kind: ArchiveRecord.Kind.layout.rawValue, tenant: tenant, key: key)
            }
            for record in records {
                if let entry = try? layoutEntry(record) { entries.append(entry) }
            }
        }
        return entries
    }

    /// The layout a document was read with, to read it so again; nil where that version cannot be read any more.
    func use(of applied: AppliedLayout, in tenant: TenantID) throws(ArchiveFailure) -> LayoutUse? {
        let entries = try entries(ofLayout: applied.name, tenant: tenant)
        let entry = entries.first { $0.digests.sha256 == applied.record }
        return entry.map { LayoutUse(name: $0.layout.name.text, version: $0.layout.version, layout: $0.layout.layout) }
    }

    private func layoutEntry(_ record: IndexedRecord) throws(ArchiveFailure) -> LayoutBook.Entry {
        guard case .layout(let layout) = try recorded(record).content, layout.tenant == record.tenant else {
            throw ArchiveFailure(.damaged, "\(record.package.path) holds no layout of \(record.tenant).")
        }
        return .init(layout: layout, path: record.package.path, digests: record.package.digests)
    }
}
