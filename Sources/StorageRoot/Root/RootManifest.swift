import ArchiveModel
import FoundationEssentials

/// `root.json`: which root this is, and what it is complete to.
struct RootManifest: Codable, Hashable, Sendable {
    static let path = "root.json"
    static let format = "legajo_root_1.0"
    /// NAMASTE: what kind of directory this is, as a file name.
    static let namaste = "0=" + format
    /// Directories every root has.
    static let directories = ["intake", "quarantine", "ledger"]

    var format: String
    /// The set of roots this one belongs to; the same on all of them. 32 hexadecimal digits.
    var archive: String
    /// This root alone. 32 hexadecimal digits.
    var id: String
    /// As the configuration names it.
    var name: String
    var created: UTCTime
    /// The highest start of the archive this root took part in.
    var generation: UInt64
    /// Set while the root is filled again: its files are complete to this entry, its ledger may be longer.
    /// Nil when it is complete to its ledger's end.
    var completeTo: UInt64?
    /// Roots, by name, that must be checked before they are used again, and why. Kept on every root, since
    /// the failed disk may not be able to say it.
    var fenced: [String: String]

    var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return ((try? encoder.encode(self)).map(Array.init) ?? []) + [10]
    }

    static func read(from directory: any RootDirectory) throws(RootFailure) -> RootManifest {
        let bytes: [UInt8]
        do {
            guard let found = try directory.contents(path, limit: 1 << 20) else {
                throw RootFailure(.absent, "the directory has no root.json; is its disk mounted?")
            }
            bytes = found
        }
        guard let manifest = try? JSONDecoder().decode(RootManifest.self, from: Data(bytes)) else {
            throw RootFailure(.absent, "its root.json cannot be read")
        }
        return manifest
    }
}
