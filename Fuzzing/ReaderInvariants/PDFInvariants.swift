import ArchiveModel
import PDF
import PDFEncryption

extension ReaderInvariants {
    /// Any bytes as a PDF: opened, its revisions, pages, content, embedded files and signature fields walked, an increment
    /// made, inspected and read back; as they are, and where they do not open with a cross-reference table of our making.
    package static func pdf(_ bytes: [UInt8]) -> [String] {
        if let document = try? PDFDocument(MemoryBytes(bytes)) { return pdf(document, bytes) }
        if bytes.starts(with: "%PDF-".utf8), let section = Reconstruction(of: bytes).section(behind: bytes.count) {
            guard let document = try? PDFDocument(MemoryBytes(bytes + section)) else {
                return ["a section of ours does not open"]
            }
            _ = try? document.pages()
        }
        guard let rebuilt = RebuiltPDF.make(bytes), let document = try? PDFDocument(MemoryBytes(rebuilt)) else {
            return []
        }
        return pdf(document, rebuilt)
    }

    private static func pdf(_ document: PDFDocument, _ bytes: [UInt8]) -> [String] {
        let source = MemoryBytes(bytes)
        var broken: [String] = []
        if (try? PDFDocument(source))?.sections != document.sections {
            broken.append("opened twice, it is not the same")
        }
        if SourceEnd.startOfSection(of: source) != document.finalMarker.target {
            broken.append("its end says \(SourceEnd.startOfSection(of: source) ?? 0) to who reads nothing else")
        }
        if document.isEncrypted {
            guard (try? IncrementalUpdate(document)) == nil else {
                return broken + ["an encrypted document takes updates"]
            }
            guard (try? StandardSecurity.unlock(document)) != nil else { return broken }
            if document.isLocked { broken.append("unlocked, it is locked") }
        }
        broken += revisions(document, bytes)
        broken += pages(document)
        broken += streams(document)
        broken += signatures(document, bytes)
        broken += update(document, bytes)
        return broken
    }

    /// Revisions follow one another without gaps, from the file's first byte.
    private static func revisions(_ document: PDFDocument, _ bytes: [UInt8]) -> [String] {
        guard let revisions = try? document.revisions() else { return [] }
        var end: UInt64 = 0
        for revision in revisions {
            guard revision.extent.lowerBound == end, revision.extent.upperBound > end else {
                return ["a revision has the bytes \(revision.extent), the one before ends at \(end)"]
            }
            end = revision.extent.upperBound
        }
        for revision in revisions.prefix(8) { _ = try? document.document(at: revision).pages() }
        return end <= UInt64(bytes.count) ? [] : ["the last revision ends at byte \(end) of \(bytes.count)"]
    }

    private static func pages(_ document: PDFDocument) -> [String] {
        guard let pages = try? document.pages() else { return [] }
        var broken: [String] = []
        if Set(pages.map(\.reference)).count != pages.count { broken.append("a page was visited twice") }
        for page in pages {
            let (media, crop) = (page.mediaBox, page.cropBox)
            for side in [media.left, media.bottom, media.right, media.top] where !side.isFinite {
                broken.append("page \(page.reference) has a side at \(side)")
            }
            if media.width <= 0 || media.height <= 0 || crop.intersection(media) != crop {
                broken.append("page \(page.reference) has the boxes \(media), \(crop)")
            }
            if ![0, 90, 180, 270].contains(page.rotation) { broken.append("a page is turned by \(page.rotation)") }
            if !(page.userUnit > 0) { broken.append("a user space unit of \(page.userUnit)") }
        }
        if (try? document.pages())?.map(\.reference) != pages.map(\.reference) {
            broken.append("walked twice, the pages are not the same")
        }
        for page in pages.prefix(16) { broken += content(page, document) }
        return broken
    }

    /// A page's content ends, with no more operators than it has bytes.
    private static func content(_ page: PDFPage, _ document: PDFDocument) -> [String] {
        guard let contents = try? document.resolve(page.dictionary["Contents"]) else { return [] }
        for part in (contents.arrayValue ?? [contents]).prefix(16) {
            guard let stream = try? document.resolve(part).streamValue,
                let data = try? document.decodedData(of: stream, limit: 1 << 20)
            else { continue }
            var parser = ContentParser(data)
            var operators = 0
            while parser.next() != nil { operators += 1 }
            if operators > data.count { return ["\(operators) operators in \(data.count) bytes"] }
        }
        return []
    }

    /// What a stream decodes to keeps its limit.
    private static func streams(_ document: PDFDocument) -> [String] {
        var broken: [String] = []
        for number in document.numbers.sorted().prefix(64) {
            guard let stream = try? document.object(PDFReference(number)).value.streamValue else { continue }
            for limit in [1_000, 1 << 20] {
                guard let data = try? document.decodedData(of: stream, limit: limit) else { continue }
                if data.count > limit { broken.append("a stream decodes to \(data.count) of \(limit) bytes") }
            }
        }
        for file in ((try? document.embeddedFiles()) ?? []).prefix(16) {
            if let data = try? document.content(of: file, limit: 1 << 16), data.count > 1 << 16 {
                broken.append("the file \(file.name) has \(data.count) bytes")
            }
        }
        return broken
    }

    /// Where a signature's place is told, it is there.
    private static func signatures(_ document: PDFDocument, _ bytes: [UInt8]) -> [String] {
        _ = try? document.isSigned()
        _ = try? document.certification()
        var broken: [String] = []
        for field in (try? document.signatureFields()) ?? [] {
            guard let signature = field.signature else { continue }
            if let extent = signature.extent, extent.upperBound > UInt64(bytes.count) {
                broken.append("the signature \(field.name) ends at byte \(extent.upperBound) of \(bytes.count)")
            }
            guard let extent = signature.contentsExtent else { continue }
            guard extent.count >= 2, extent.upperBound <= UInt64(bytes.count),
                bytes[Int(extent.lowerBound)] == UInt8(ascii: "<"),
                bytes[Int(extent.upperBound) - 1] == UInt8(ascii: ">")
            else {
                broken.append("the signature \(field.name) is said to stand at \(extent)")
                continue
            }
        }
        return broken
    }
}
