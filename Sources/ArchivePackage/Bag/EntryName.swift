package import ArchiveModel

/// The names a package's entries have; all are ours, never a sender's.
package enum EntryName {
    package static let mediaType = "mimetype"
    package static let bagDeclaration = "bagit.txt"
    package static let bagInformation = "bag-info.txt"
    package static let payloadDirectory = "data/"
    package static let asicManifest = "META-INF/ASiCManifest.xml"
    package static let signature = "META-INF/signature.p7s"

    /// `manifest-sha256.txt`, `manifest-sha512.txt`.
    package static func manifest(_ algorithm: ContentDigest.Algorithm) -> String {
        "manifest-\(algorithm.rawValue).txt"
    }

    /// `tagmanifest-sha256.txt`, `tagmanifest-sha512.txt`.
    package static func tagManifest(_ algorithm: ContentDigest.Algorithm) -> String {
        "tagmanifest-\(algorithm.rawValue).txt"
    }

    /// Whether a file counts as payload (RFC 8493 §2.1.2).
    static func isPayload(_ name: String) -> Bool { name.hasPrefix(payloadDirectory) && name != payloadDirectory }

    /// A storage path, or the empty payload directory. No such name needs escaping in a manifest (RFC 8493 §2.1.3)
    /// or in a URI (RFC 3986 §2.3).
    static func isAllowed(_ name: String) -> Bool { name == payloadDirectory || StoragePath(name) != nil }

    /// What the seal's manifest calls a file, by the name's end.
    static func mediaType(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "text/plain" }
        return switch name[name.index(after: dot)...] {
        case "pdf": "application/pdf"
        case "xml": "application/xml"
        case "edi": "application/edifact"
        case "json": "application/json"
        case "txt": "text/plain"
        case "html": "text/html"
        case "p7s": "application/pkcs7-signature"
        case "tst": "application/vnd.etsi.timestamp-token"
        default: "application/octet-stream"
        }
    }
}

/// What a package holds, told by the file that describes it.
package enum PackageKind: String, Hashable, Sendable, CaseIterable {
    /// An archived invoice.
    case invoice
    /// A version of a record.
    case record
    /// A submission that waits.
    case submission
    /// Outside bytes added to an invoice later.
    case annex

    /// The describing file, e.g. `invoice.json`.
    package var descriptionName: String { rawValue + ".json" }
}
