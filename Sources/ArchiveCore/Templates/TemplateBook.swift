import ArchiveIndex
import ArchiveModel
import ArchivePackage
import Synchronization
import WorkerProtocol

/// The newest version of each template, kept in memory; older ones are in the index. What cannot be read is known, too.
final class TemplateBook: Sendable {
    /// A version, and the record's package that holds its files.
    struct Entry: Hashable, Sendable {
        var template: Template
        var path: StoragePath
        var digests: DigestPair

        var applied: AppliedTemplate {
            AppliedTemplate(name: template.name, version: template.version, record: digests.sha256)
        }
    }

    /// A version whose record cannot be read.
    struct Unreadable: Hashable, Sendable {
        /// Its key is the template's name or, where only the ledger tells of it, what ``RecordMark`` has in its place; its
        /// version is 0 where that is not known.
        var record: IndexedRecord
        var problem: String

        func isAbout(_ name: TemplateName) -> Bool {
            record.key == name.text || record.key == RecordMark.key(of: name.text, .template, tenant: record.tenant)
        }
    }

    private struct Key: Hashable {
        var tenant: TenantID
        var name: TemplateName
    }

    private struct State {
        var newest: [Key: Entry] = [:]
        var unreadable: [Unreadable] = []

        /// The name of one that cannot be read, as far as it is known.
        func name(of unreadable: Unreadable) -> TemplateName? {
            TemplateName(unreadable.record.key)
                ?? newest.keys.first { $0.tenant == unreadable.record.tenant && unreadable.isAbout($0.name) }?.name
        }

        /// Those that nothing readable follows, with their names.
        func missed(of tenants: Set<TenantID>) -> [(version: Unreadable, name: TemplateName?)] {
            unreadable.filter { tenants.contains($0.record.tenant) }.compactMap { missing in
                let name = name(of: missing)
                let last = name.flatMap { newest[Key(tenant: missing.record.tenant, name: $0)]?.template.version } ?? 0
                return missing.record.version > 0 && last > missing.record.version ? nil : (missing, name)
            }
        }

        mutating func keep(_ entry: Entry) {
            let key = Key(tenant: entry.template.tenant, name: entry.template.name)
            if let known = newest[key], known.template.version > entry.template.version { return }
            newest[key] = entry
        }
    }

    private let state = Mutex(State())
    let files = TemplateFileCache()

    func load(_ entries: [Entry], unreadable: [Unreadable]) {
        state.withLock { state in
            state = State(unreadable: unreadable)
            for entry in entries { state.keep(entry) }
        }
    }

    /// One of a name that has a newer one already stays out.
    func add(_ entry: Entry) { state.withLock { $0.keep(entry) } }

    /// One that could not be read before.
    func add(_ entry: Entry, insteadOf missing: Unreadable) {
        state.withLock { state in
            state.unreadable.removeAll { $0.record.package == missing.record.package }
            state.keep(entry)
        }
    }

    func newest(_ name: TemplateName, tenant: TenantID) -> Entry? {
        state.withLock { $0.newest[Key(tenant: tenant, name: name)] }
    }

    /// The newest version of each whose newest version can be read, by name.
    func newest(of tenants: Set<TenantID>) -> [Entry] {
        state.withLock { state in
            let missed = Set(
                state.missed(of: tenants).compactMap { missed in
                    missed.name.map { Key(tenant: missed.version.record.tenant, name: $0) }
                })
            return state.newest.filter { tenants.contains($0.key.tenant) && !missed.contains($0.key) }.map(\.value)
        }.sorted { ($0.template.tenant, $0.template.name) < ($1.template.tenant, $1.template.name) }
    }

    /// All that cannot be read, whatever follows.
    var unreadable: [Unreadable] { state.withLock(\.unreadable) }

    /// Versions that cannot be read and that nothing readable follows.
    func unreadable(of tenants: Set<TenantID>) -> [UnreadableTemplate] {
        state.withLock { $0.missed(of: tenants) }.map { UnreadableTemplate($0.version, name: $0.name) }
            .sorted { ($0.tenant, $0.record) < ($1.tenant, $1.record) }
    }

    /// The first of the versions of a name that cannot be read and that nothing readable follows.
    func unreadable(_ name: TemplateName, of tenant: TenantID) -> UnreadableTemplate? {
        state.withLock { $0.missed(of: [tenant]) }.first { $0.version.isAbout(name) }
            .map { UnreadableTemplate($0.version, name: name) }
    }

    /// The number of a new version: no version that was ever recorded has it, readable or not.
    func nextVersion(of name: TemplateName, tenant: TenantID) -> Int {
        state.withLock { state in
            let known = state.newest[Key(tenant: tenant, name: name)]?.template.version ?? 0
            let missing = state.unreadable.filter { $0.record.tenant == tenant }
            // Of those without a number each may be one of this name.
            return max(known, missing.filter { $0.isAbout(name) }.map(\.record.version).max() ?? 0)
                + missing.count { $0.record.version == 0 } + 1
        }
    }
}

extension UnreadableTemplate {
    fileprivate init(_ missing: TemplateBook.Unreadable, name: TemplateName?) {
        let record = missing.record
        self.init(
            tenant: record.tenant, name: name, version: record.version > 0 ? record.version : nil,
            record: record.package.path, problem: missing.problem)
    }
}
