package import ArchiveModel

/// Looks for what a signature leaves in a file whose structure no longer leads to it. One changed byte can destroy
/// one mark, not two; a text that happens to hold one mark is not taken for a signature.
package struct SignatureTraces: Hashable, Sendable {
    /// A mark's first byte.
    package let place: UInt64
    /// Of the last `/ByteRange`, if there is one.
    package let byteRangePlace: UInt64?

    private static let marks: [[UInt8]] = [
        "/ByteRange", "/Filter/Adobe.PPKLite", "/Filter /Adobe.PPKLite", "/ETSI.CAdES.detached", "/adbe.pkcs7.detached",
        "/ETSI.RFC3161", "/Type/Sig", "/Type /Sig",
    ].map { Array($0.utf8) }

    /// Nil when fewer than two marks are there. In files above 64 MiB only the last 32 MiB are looked at: a
    /// signature lies in the newest revision, at the end. Throws `source` when the file cannot be read.
    package init?(in source: any ByteSource) throws(PDFError) {
        let window = 1 << 20
        var offset = source.length > 64 << 20 ? source.length - (32 << 20) : 0
        var found: [Int: UInt64] = [:]
        while offset < source.length {
            let bytes: [UInt8]
            do throws(ByteSourceError) { bytes = try source.read(at: offset, count: window + 32) } catch {
                throw PDFError(.source, "The file cannot be read: \(error).")
            }
            guard !bytes.isEmpty else { break }
            Self.search(bytes, base: offset, into: &found)
            offset += UInt64(window)
        }
        guard found.count >= 2, let first = found.values.max() else { return nil }
        place = first
        byteRangePlace = found[0]
    }

    private static func search(_ bytes: [UInt8], base: UInt64, into found: inout [Int: UInt64]) {
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            for (number, mark) in marks.enumerated()
            where (found[number] == nil || number == 0) && index + mark.count <= bytes.count
                && bytes[index..<index + mark.count].elementsEqual(mark)
            {
                found[number] = base + UInt64(index)
            }
        }
    }
}
