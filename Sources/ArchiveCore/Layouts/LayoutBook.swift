import ArchiveIndex
import ArchiveModel
import Synchronization

/// The newest version of each layout, kept in memory; older ones are in the index. A version that cannot be read keeps its
/// number, and nothing older is taken in its place.
final class LayoutBook: Sendable {
    /// A version, and where its record lies.
    struct Entry: Hashable, Sendable {
        var layout: IssuerLayout
        var path: StoragePath
        var digests: DigestPair
    }

    private struct Key: Hashable {
        var tenant: TenantID
        var name: LayoutName
    }

    private struct State {
        var newest: [Key: Entry] = [:]
        /// Rows by the name of their layout, or by what ``RecordMark`` has in its place.
        var unreadable: [IndexedRecord] = []

        mutating func keep(_ entry: Entry) {
            let key = Key(tenant: entry.layout.tenant, name: entry.layout.name)
            if let known = newest[key], known.layout.version > entry.layout.version { return }
            newest[key] = entry
        }

        /// The highest version that cannot be read; 0 for none.
        func missing(_ key: Key) -> Int {
            guard !unreadable.isEmpty else { return 0 }
            let names = [key.name.text, RecordMark.key(of: key.name.text, .layout, tenant: key.tenant)]
            return unreadable.filter { $0.tenant == key.tenant && names.contains($0.key) }.map(\.version).max() ?? 0
        }

        func isMissed(_ key: Key) -> Bool { missing(key) > newest[key]?.layout.version ?? 0 }
    }

    private let state = Mutex(State())

    func load(_ entries: [Entry], unreadable: [IndexedRecord]) {
        state.withLock { state in
            state = State(unreadable: unreadable)
            for entry in entries { state.keep(entry) }
        }
    }

    func add(_ entry: Entry) { state.withLock { $0.keep(entry) } }

    /// One that could not be read before.
    func add(_ entry: Entry, insteadOf missing: IndexedRecord) {
        state.withLock { state in
            state.unreadable.removeAll { $0.package == missing.package }
            state.keep(entry)
        }
    }

    /// Nil where there is none, and where its newest version cannot be read.
    func newest(_ name: LayoutName, of tenant: TenantID) -> Entry? {
        let key = Key(tenant: tenant, name: name)
        return state.withLock { $0.isMissed(key) ? nil : $0.newest[key] }
    }

    /// Whether the newest version cannot be read.
    func isUnreadable(_ name: LayoutName, of tenant: TenantID) -> Bool {
        state.withLock { $0.isMissed(Key(tenant: tenant, name: name)) }
    }

    /// The newest version of each whose newest version can be read, by tenant and name; retired ones too.
    func newest(of tenants: Set<TenantID>) -> [Entry] {
        state.withLock { state in
            state.newest.filter { tenants.contains($0.key.tenant) && !state.isMissed($0.key) }.map(\.value)
        }.sorted { ($0.layout.tenant, $0.layout.name) < ($1.layout.tenant, $1.layout.name) }
    }

    /// Versions that cannot be read and that nothing readable follows.
    var unreadable: [IndexedRecord] {
        state.withLock { state in
            state.unreadable.filter { missing in
                !state.newest.contains { key, entry in
                    key.tenant == missing.tenant && entry.layout.version > missing.version
                        && [key.name.text, RecordMark.key(of: key.name.text, .layout, tenant: key.tenant)]
                            .contains(missing.key)
                }
            }
        }
    }

    /// The number of a new version: none that was ever recorded has it, readable or not.
    func nextVersion(of name: LayoutName, tenant: TenantID) -> Int {
        let key = Key(tenant: tenant, name: name)
        return state.withLock { max($0.newest[key]?.layout.version ?? 0, $0.missing(key)) + 1 }
    }
}
