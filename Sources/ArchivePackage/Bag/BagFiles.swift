import ArchiveModel

/// The text files that make a package a bag (RFC 8493).
enum BagFiles {
    /// ASiC-E's media type, which must be the first entry's whole content (ETSI EN 319 162-1 §A.1).
    static let containerMediaType = Array("application/vnd.etsi.asic-e+zip".utf8)

    /// RFC 8493 §2.1.1.
    static let declaration = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

    /// RFC 8493 §2.2.2: the labels given, and the payload's size as `Payload-Oxum`.
    static func information(_ labels: [BagLabel], payload: [ContentSum]) -> [UInt8] {
        let octets = payload.reduce(0) { $0 + $1.length }
        let lines = labels.map { "\($0.name): \($0.value)\n" } + ["Payload-Oxum: \(octets).\(payload.count)\n"]
        return Array(lines.joined().utf8)
    }

    /// RFC 8493 §2.1.3, also read by `sha256sum -c` and `sha512sum -c`.
    static func manifest(_ algorithm: ContentDigest.Algorithm, of files: [(name: String, sum: ContentSum)]) -> [UInt8] {
        var text = ""
        for file in files { text += "\(file.sum.digests[algorithm].hex)  \(file.name)\n" }
        return Array(text.utf8)
    }
}

/// A line of `bag-info.txt`, e.g. `External-Identifier: LG-…` (RFC 8493 §2.2.2).
package struct BagLabel: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Nil when the name is not of letters and hyphens, or the value is empty, folded, or ends in white space.
    package init?(_ name: String, _ value: String) {
        guard !name.isEmpty, name.allSatisfy({ ($0.isASCII && $0.isLetter) || $0 == "-" }), !value.isEmpty,
            !value.contains(where: \.isNewline), value.first?.isWhitespace == false, value.last?.isWhitespace == false
        else { return nil }
        self.name = name
        self.value = value
    }
}

extension DigestPair {
    subscript(algorithm: ContentDigest.Algorithm) -> ContentDigest {
        switch algorithm {
        case .sha256: sha256
        case .sha512: sha512
        }
    }
}
