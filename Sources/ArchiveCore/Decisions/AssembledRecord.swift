import ArchiveModel
import ArchivePackage
import StorageRoot

/// A record package ready to be stored.
struct AssembledRecord: Sendable {
    var record: ArchiveRecord
    var package: SealedPackage
    var path: StoragePath

    var stored: StoredFile { StoredFile(path: path, digests: package.digests, content: package.content) }
}

extension Archive {
    /// Seals a record, with the files that belong to it, and gives it its place below `records/<tenant>/<kind>/`.
    func assemble(
        _ record: ArchiveRecord, payload: [PackageEntry] = []
    ) throws(ArchiveFailure) -> AssembledRecord {
        let package = try sealed(
            kind: .record, description: CanonicalJSON.encode(record), payload: payload, vault: .issued,
            tenant: record.tenant)
        let path = try place(area: ["records", record.tenant.name, record.kind.rawValue], name: package.fileName)
        return AssembledRecord(record: record, package: package, path: path)
    }
}
