package import ArchiveModel

/// A document's entity tag: its digest, always strong (RFC 9110 §8.8.3).
package enum EntityTag {
    /// `"sha256:<hex>"`, quotes included.
    package static func of(_ digest: ContentDigest) -> String { "\"\(digest)\"" }

    /// Whether `If-None-Match` or `If-Match` names the digest; `*` names everything.
    package static func list(_ header: String, names digest: ContentDigest) -> Bool {
        let tag = of(digest)
        return header.split(separator: ",").contains { part in
            var text = trimmed(part)
            if text == "*" { return true }
            if text.hasPrefix("W/") { text.removeFirst(2) }
            return text == tag
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
