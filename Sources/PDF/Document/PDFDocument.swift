package import ArchiveModel

/// A PDF file (ISO 32000-2), read by its cross-reference sections and never repaired: what a strict reader cannot
/// follow is `damaged`. Bound to one thread; memory stays bounded for files of any size.
package final class PDFDocument {
    /// The bytes the document is read from.
    package let source: any ByteSource
    package let limits: PDFLimits
    /// Newest first; the stream of a hybrid section follows its table.
    package let sections: [CrossReferenceSection]
    /// The newest trailer.
    package let trailer: PDFDictionary
    /// The end marker found last in the file.
    package let finalMarker: CrossReferenceSection.EndMarker

    let window: SourceWindow
    let entries: [Int: CrossReferenceEntry]
    var objects: [Int: IndirectObject] = [:]
    var objectStreams: [Int: ObjectStream] = [:]
    /// Of the object streams held now, and of all that were ever decoded.
    var decodedStreamBytes = 0
    var decodedStreamTotal = 0
    /// Of the objects held now, in bytes of memory.
    var cachedWeight = 0
    var openStreams: Set<Int> = []
    var lengthsInProgress: Set<Int> = []
    var protection: (any ObjectProtection)?

    /// Reads header, end marker and cross-reference chain. Throws `not-pdf`, `damaged`, `too-large` or `source`.
    /// An encrypted document opens, so that ``isEncrypted`` can be asked; its objects cannot be read before it is unlocked.
    package init(_ source: any ByteSource, limits: PDFLimits = PDFLimits()) throws(PDFError) {
        self.source = source
        self.limits = limits
        window = SourceWindow(source, limits: limits)
        try Self.checkHeader(window)
        finalMarker = try Self.findMarker(window)
        var reader = CrossReferenceReader(window: window, limits: limits)
        sections = try reader.readChain(from: finalMarker.target)
        guard let newest = sections.first else { throw PDFError(.damaged, "The file has no cross-reference section.") }
        trailer = newest.trailer
        entries = Self.merge(sections)
    }

    /// The document catalog (ISO 32000-2 §7.7.2).
    package func catalog() throws(PDFError) -> IndirectObject {
        guard case .reference(let root) = trailer["Root"], case let object = try object(root),
            case .dictionary = object.value
        else { throw PDFError(.damaged, "The trailer names no document catalog (/Root).") }
        return object
    }

    private static func checkHeader(_ window: SourceWindow) throws(PDFError) {
        let (bytes, base) = try window.window(at: 0, count: 16)
        guard base == 0, bytes.starts(with: "%PDF-".utf8) else {
            throw PDFError(
                .notPDF, "The file does not begin with %PDF-: it is not a PDF, or something stands before it.")
        }
    }

    /// The last `startxref … %%EOF` of the file.
    private static func findMarker(_ window: SourceWindow) throws(PDFError) -> CrossReferenceSection.EndMarker {
        let start = window.length - min(window.length, SourceEnd.reach)
        let tail = try window.bytes(start..<window.length)
        guard let marker = SourceEnd.marker(in: tail, at: start) else {
            throw PDFError(.damaged, "The file has no startxref … %%EOF at its end: it is cut off or needs repair.")
        }
        return marker
    }

    /// The newest entry of each number. In a hybrid section the stream's entries replace the table's free ones.
    private static func merge(_ sections: [CrossReferenceSection]) -> [Int: CrossReferenceEntry] {
        var entries: [Int: CrossReferenceEntry] = [:]
        for (index, section) in sections.enumerated() {
            var own = section.entries
            if section.kind == .hybrid { continue }
            if index + 1 < sections.count, sections[index + 1].kind == .hybrid {
                own.merge(sections[index + 1].entries) { table, stream in
                    if case .free = table { stream } else { table }
                }
            }
            if entries.isEmpty { entries = own } else { entries.merge(own) { newer, _ in newer } }
        }
        return entries
    }
}
