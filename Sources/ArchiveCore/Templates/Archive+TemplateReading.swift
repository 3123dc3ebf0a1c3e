import ArchiveIndex
import ArchiveModel
import ArchivePackage
import Logging
import StorageRoot
import WorkerProtocol

extension Archive {
    /// Loads the newest version of each template the index knows. What cannot be read must not keep the archive from
    /// starting, nor an older version be taken for the newest.
    func loadTemplates() throws(ArchiveFailure) {
        let records = try indexed { () throws(IndexError) in
            try index.records(kind: ArchiveRecord.Kind.template.rawValue, newestOnly: true)
        }
        var entries: [TemplateBook.Entry] = []
        var unreadable: [TemplateBook.Unreadable] = []
        for record in records {
            do throws(ArchiveFailure) { entries.append(try entry(record)) } catch {
                unreadable.append(.init(record: record, problem: error.message))
            }
        }
        templateBook.load(entries, unreadable: unreadable)
        for missing in templateBook.unreadable(of: Set(records.map(\.tenant))) {
            note(unreadable: missing.record, because: missing.told)
        }
    }

    /// Looks once more for what could not be read: its copies may be back.
    func rereadTemplates() {
        for missing in templateBook.unreadable {
            guard let entry = try? entry(missing.record) else { continue }
            templateBook.add(entry, insteadOf: missing)
            incidents.take(
                StorageIncident(.repaired, root: "all", path: entry.path, message: "The template can be read again."))
        }
    }

    /// All versions that can be read, oldest first; throws `notFound` where there are none.
    func entries(of name: TemplateName, tenant: TenantID) throws(ArchiveFailure) -> [TemplateBook.Entry] {
        var entries: [Int: TemplateBook.Entry] = [:]
        for key in [name.text, RecordMark.key(of: name.text, .template, tenant: tenant)] {
            let records = try indexed { () throws(IndexError) in
                try index.records(kind: ArchiveRecord.Kind.template.rawValue, tenant: tenant, key: key)
            }
            for record in records {
                if let entry = try? entry(record) { entries[entry.template.version] = entry }
            }
        }
        // The index may be behind.
        if let newest = templateBook.newest(name, tenant: tenant) { entries[newest.template.version] = newest }
        guard !entries.isEmpty else {
            if let unreadable = templateBook.unreadable(name, of: tenant) {
                throw ArchiveFailure(.damaged, unreadable.told)
            }
            throw Self.noTemplate(name, tenant)
        }
        return entries.values.sorted { $0.template.version < $1.template.version }
    }

    /// A version's files as workers need them, in its order; with `keeping` they stay open for the next document.
    func files(of entry: TemplateBook.Entry, keeping: Bool) throws(ArchiveFailure) -> [InputDocument] {
        if let known = templateBook.files.files(of: entry.digests.sha256) { return known }
        let package = try package(entry.path, entry.digests)
        var files: [InputDocument] = []
        for file in entry.template.files {
            let content: any ByteSource
            do { content = try package.content(of: file.entry) } catch {
                throw ArchiveFailure(.damaged, "\(entry.path) has no \(file.entry): \(error)")
            }
            files.append(try spooled(content, name: file.name))
        }
        if keeping { templateBook.files.keep(files, of: entry.digests.sha256) }
        return files
    }

    /// For the log and, once, for the ledger.
    func note(unreadable path: StoragePath, because problem: String) {
        logger.error("\(problem)", metadata: ["record": "\(path)"])
        incidents.take(StorageIncident(.damaged, root: "all", path: path, message: problem))
    }

    /// The version of a row: from what the index has of it, else from its package.
    private func entry(_ record: IndexedRecord) throws(ArchiveFailure) -> TemplateBook.Entry {
        let (path, digests) = (record.package.path, record.package.digests)
        guard case .template(let template) = try recorded(record).content, template.tenant == record.tenant else {
            throw ArchiveFailure(.damaged, "\(path) holds no template of \(record.tenant).")
        }
        return TemplateBook.Entry(template: template, path: path, digests: digests)
    }

    /// The record of a row: from what the index has of it, else from its package.
    func recorded(_ record: IndexedRecord) throws(ArchiveFailure) -> ArchiveRecord {
        let path = record.package.path
        if let known = try? CanonicalJSON.decode(ArchiveRecord.self, from: record.content, what: path.text) {
            return known
        }
        return try description(path, record.package.digests)
    }

    private func description(_ path: StoragePath, _ digests: DigestPair) throws(ArchiveFailure) -> ArchiveRecord {
        let content: [UInt8]
        do { content = try package(path, digests).description() } catch let failure as ArchiveFailure {
            throw failure
        } catch {
            throw ArchiveFailure(.damaged, "\(path) has no description: \(error)")
        }
        return try CanonicalJSON.decode(ArchiveRecord.self, from: content, what: path.text)
    }

    private func package(_ path: StoragePath, _ digests: DigestPair) throws(ArchiveFailure) -> PackageReader {
        let bytes: any ByteSource
        do throws(StorageError) { bytes = try store.readNow(path, expecting: digests.sha256) } catch {
            throw ArchiveFailure(storage: error)
        }
        do { return try PackageReader(bytes) } catch {
            throw ArchiveFailure(.damaged, "\(path) cannot be opened: \(error)")
        }
    }
}
