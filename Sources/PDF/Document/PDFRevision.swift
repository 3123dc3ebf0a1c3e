package import ArchiveModel

/// A state of the file: the bytes from the previous state's end to the `%%EOF` of its own (ISO 32000-2 §7.5.6).
package struct PDFRevision: Hashable, Sendable {
    /// Its own bytes; all revisions together are the file up to the last marker that a section ends with.
    package var extent: Range<UInt64>
    /// Its cross-reference sections, newest first (two in a linearised file, a table and a stream in a hybrid one).
    package var sections: [CrossReferenceSection]

    /// Numbers of the objects it adds, replaces or frees.
    package var objectNumbers: Set<Int> {
        sections.reduce(into: []) { numbers, section in numbers.formUnion(section.entries.keys) }
    }
}

extension PDFDocument {
    /// The revisions, oldest first. Throws `damaged` when a section has no end marker of its own, so that the
    /// states of the file cannot be told apart.
    ///
    /// A section that lies before the end of an older one belongs to the older one's revision (linearised files).
    package func revisions() throws(PDFError) -> [PDFRevision] {
        var pendingHybrid: [CrossReferenceSection] = []
        var revisions: [PDFRevision] = []
        var end: UInt64 = 0
        for section in sections.reversed() {
            if section.kind == .hybrid {
                // Older than its table in the chain's order, but part of the same revision.
                pendingHybrid.append(section)
                continue
            }
            var own = [section]
            own.append(contentsOf: pendingHybrid)
            pendingHybrid = []
            guard let marker = section.marker else {
                throw PDFError(
                    .damaged, "No startxref follows the cross-reference section at byte \(section.offset).")
            }
            if marker.end > end {
                revisions.append(PDFRevision(extent: end..<marker.end, sections: own))
                end = marker.end
            } else {
                revisions[revisions.count - 1].sections.insert(contentsOf: own, at: 0)
            }
        }
        return revisions
    }

    /// The document as it was at the end of a revision: the same file, cut there.
    package func document(at revision: PDFRevision) throws(PDFError) -> PDFDocument {
        let document = try PDFDocument(PrefixBytes(source, length: revision.extent.upperBound), limits: limits)
        if document.isEncrypted { document.protection = protection }
        return document
    }
}

/// The first bytes of a source.
package struct PrefixBytes: ByteSource {
    private let source: any ByteSource
    package let length: UInt64

    /// At most `length` bytes, fewer where the source is shorter.
    package init(_ source: any ByteSource, length: UInt64) {
        self.source = source
        self.length = min(length, source.length)
    }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length else { return [] }
        return try source.read(at: offset, count: min(count, Int(min(length - offset, UInt64(Int.max)))))
    }
}
