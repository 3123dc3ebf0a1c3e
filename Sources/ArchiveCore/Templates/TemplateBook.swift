import ArchiveModel
import ArchivePackage
import Synchronization
import WorkerProtocol

/// The templates there are, kept in memory and recorded on the roots: all versions, and the files of those in use.
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

    private struct Key: Hashable {
        var tenant: TenantID
        var name: TemplateName
    }

    private struct State {
        /// Oldest version first.
        var versions: [Key: [Entry]] = [:]
        /// By the record's package.
        var files: [ContentDigest: [InputDocument]] = [:]
    }

    /// More are not kept open at once.
    private static let mostOpened = 64
    private let state = Mutex(State())

    func load(_ entries: [Entry]) {
        state.withLock { state in
            state.versions = Dictionary(grouping: entries) { Key(tenant: $0.template.tenant, name: $0.template.name) }
                .mapValues { $0.sorted { $0.template.version < $1.template.version } }
        }
    }

    func keep(_ entry: Entry) {
        state.withLock {
            $0.versions[Key(tenant: entry.template.tenant, name: entry.template.name), default: []].append(entry)
        }
    }

    /// Oldest first; empty where there is no template of that name.
    func versions(of name: TemplateName, tenant: TenantID) -> [Entry] {
        state.withLock { $0.versions[Key(tenant: tenant, name: name)] ?? [] }
    }

    /// The newest version of each, by name.
    func newest(of tenants: Set<TenantID>) -> [Entry] {
        state.withLock { state in
            state.versions.filter { tenants.contains($0.key.tenant) }.compactMap(\.value.last)
        }.sorted { ($0.template.tenant, $0.template.name) < ($1.template.tenant, $1.template.name) }
    }

    func opened(_ record: ContentDigest) -> [InputDocument]? { state.withLock { $0.files[record] } }

    func keep(_ files: [InputDocument], of record: ContentDigest) {
        state.withLock { state in
            if state.files.count >= Self.mostOpened { state.files = [:] }
            state.files[record] = files
        }
    }
}
