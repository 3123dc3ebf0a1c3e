package import ArchiveModel
import Crypto

/// Which record an entry of the ledger makes known, so that a version whose package is lost is missed by name, and its
/// number never given again. Its name is not told in clear.
package struct RecordMark: Hashable, Sendable, Codable {
    /// Hex SHA-256 of `<tenant>/<kind>/<key>`.
    package var key: String
    package var version: Int

    package init(_ record: ArchiveRecord) {
        key = Self.key(of: record.key, record.kind, tenant: record.tenant)
        version = record.version
    }

    package static func key(of key: String, _ kind: ArchiveRecord.Kind, tenant: TenantID) -> String {
        Hexadecimal.text(SHA256.hash(data: Array("\(tenant)/\(kind.rawValue)/\(key)".utf8)))
    }
}
