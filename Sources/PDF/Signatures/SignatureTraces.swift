package import ArchiveModel

/// Looks for what a signature leaves in a file whose structure no longer leads to it. One changed byte can destroy
/// one mark, not two; a text that happens to hold one mark is not taken for a signature.
package struct SignatureTraces: Hashable, Sendable {
    /// A mark's first byte.
    package let place: UInt64
    /// Of the last `/ByteRange`, if there is one.
    package let byteRangePlace: UInt64?

    /// Names, one behind the other, between which white space may stand. The first is `/ByteRange`.
    private static let marks: [[[UInt8]]] = [
        ["/ByteRange"], ["/Filter", "/Adobe.PPKLite"], ["/ETSI.CAdES.detached"], ["/adbe.pkcs7.detached"],
        ["/adbe.pkcs7.sha1"], ["/adbe.x509.rsa_sha1"], ["/ETSI.RFC3161"], ["/Type", "/Sig"],
        ["/Type", "/DocTimeStamp"],
    ].map { $0.map { Array($0.utf8) } }
    /// Bytes a mark may have, with its white space.
    private static let longest = 64

    /// Nil when fewer than two marks are there. In files above 64 MiB only the last 32 MiB are looked at: a
    /// signature lies in the newest revision, at the end. Throws `source` when the file cannot be read.
    package init?(in source: any ByteSource) throws(PDFError) {
        let found = try Self.found(in: source)
        guard found.count >= 2, let first = found.values.max() else { return nil }
        place = first
        byteRangePlace = found[0]
    }

    /// Whether the file may bear a signature, for those who would write it anew: one mark is enough, and so is a file that
    /// cannot be read.
    package static func mayBe(in source: any ByteSource) -> Bool {
        do { return try !found(in: source).isEmpty } catch { return true }
    }

    /// Where each mark last stands, by its place in `marks`.
    private static func found(in source: any ByteSource) throws(PDFError) -> [Int: UInt64] {
        let window = 1 << 20
        var offset = source.length > 64 << 20 ? source.length - (32 << 20) : 0
        var found: [Int: UInt64] = [:]
        while offset < source.length {
            let bytes: [UInt8]
            do throws(ByteSourceError) { bytes = try source.read(at: offset, count: window + longest) } catch {
                throw PDFError(.source, "The file cannot be read: \(error).")
            }
            guard !bytes.isEmpty else { break }
            search(bytes, base: offset, into: &found)
            offset += UInt64(window)
        }
        return found
    }

    private static func search(_ bytes: [UInt8], base: UInt64, into found: inout [Int: UInt64]) {
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            for (number, mark) in marks.enumerated()
            where (found[number] == nil || number == 0) && stands(mark, in: bytes, at: index) {
                found[number] = base + UInt64(index)
            }
        }
    }

    /// Whether the names stand here, and the last of them is not the beginning of a longer one.
    private static func stands(_ names: [[UInt8]], in bytes: [UInt8], at index: Int) -> Bool {
        let limit = min(bytes.count, index + longest)
        var index = index
        for name in names {
            while index < limit, ByteClass.isWhitespace(bytes[index]) { index += 1 }
            guard index + name.count <= limit, bytes[index..<index + name.count].elementsEqual(name) else {
                return false
            }
            index += name.count
        }
        return index == bytes.count || !ByteClass.isRegular(bytes[index])
    }
}
