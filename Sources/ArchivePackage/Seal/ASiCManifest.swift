import ArchiveModel
import FoundationEssentials

/// `META-INF/ASiCManifest.xml` (ETSI EN 319 162-1 §A.4): names every other entry but the signature with its
/// SHA-512. The package seal signs these bytes, and through them all others.
enum ASiCManifest {
    static let namespace = "http://uri.etsi.org/02918/v1.2.1#"
    static let digestMethod = "http://www.w3.org/2001/04/xmlenc#sha512"

    /// One line per entry, so that a person can compare and the reader can name a wrong one.
    static func encoded(_ files: [(name: String, sum: ContentSum)]) -> [UInt8] {
        let root = files.first { EntryName.isPayload($0.name) }?.name
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <asic:ASiCManifest xmlns:asic="\(namespace)" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
            <asic:SigReference URI="\(EntryName.signature)" MimeType="\(EntryName.mediaType(of: EntryName.signature))"/>

            """
        for file in files { text += line(file.name, file.sum, isRoot: file.name == root) }
        text += "</asic:ASiCManifest>\n"
        return Array(text.utf8)
    }

    private static func line(_ name: String, _ sum: ContentSum, isRoot: Bool) -> String {
        let digest = FoundationEssentials.Data(sum.digests.sha512.bytes).base64EncodedString()
        return "<asic:DataObjectReference URI=\"\(name)\" MimeType=\"\(EntryName.mediaType(of: name))\""
            + (isRoot ? " Rootfile=\"true\"" : "")
            + "><ds:DigestMethod Algorithm=\"\(digestMethod)\"/><ds:DigestValue>\(digest)</ds:DigestValue>"
            + "</asic:DataObjectReference>\n"
    }
}
