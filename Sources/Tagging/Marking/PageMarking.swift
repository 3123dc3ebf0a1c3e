import ArchiveModel
import Barcode
import PDF
import PageContent
import WorkerProtocol

/// Puts a tag on every page: the old content between `q` and `Q`, the tag behind it.
struct PageMarking {
    let document: PDFDocument
    let id: DocumentID
    let isTest: Bool
    let style: TagStyle

    /// What the pages were tagged with, and who read them.
    struct Outcome {
        var tags: [PageTag]
        var reader: PageReader
        /// Whether a page's content could reach into its tag, or paper was added: what such a page says with its tag on it
        /// is known when it was read.
        var isDoubtful: Bool
    }

    /// Changes the dictionaries of all pages in `changed`; new objects go to `update`.
    func mark(
        _ pages: [PDFPage], changed: inout [PDFReference: PDFDictionary], update: inout IncrementalUpdate
    ) throws(PDFError) -> Outcome {
        if let problem = style.problem { throw PDFError(.unsupported, problem) }
        let font = update.reserve()
        var letters = TagFont.Letters()
        var resources = PageResources(
            document: document, font: font, colorSpace: try ArchivalDemands(of: document)?.gray)
        let reader = PageReader(document)
        var tags: [PageTag] = []
        var isDoubtful = false
        var prefixes: [[UInt8]: PDFReference] = [:]
        for (index, page) in pages.enumerated() {
            let ink = try reader.ink(on: page)
            var tag = PageTag(id: id, page: index + 1, pages: pages.count)
            let extended = try resources.extended(for: page, in: &update)
            var dictionary = changed[page.reference] ?? page.dictionary
            var placed = try place(tag, on: page, ink: ink, changing: &dictionary)
            // What the page says is settled before the tag is on it.
            tag.digest = try reader.digest(of: ink, on: page, without: nil, paper: placed.paper)
            placed.tag = tag
            isDoubtful = isDoubtful || !ink.endsCleanly || placed.hasStrip
            tags.append(tag)
            let content = TagContent(
                fontName: extended.fontName, colorSpace: extended.colorSpaceName, isTest: isTest)
            let stream: [UInt8]
            do {
                stream = try content.stream(placed, closing: ink.balance.closing, letters: &letters)
            } catch { throw PDFError(.unsupported, "Page \(index + 1): \(error)") }
            var prefix = Array(ink.balance.opening.utf8)
            if isTest { prefix += TestMark.content(on: placed.geometry, colorSpace: extended.colorSpaceName) }
            let opening = prefixes[prefix] ?? update.add([:], data: prefix)
            prefixes[prefix] = opening
            dictionary["Resources"] = extended.value
            dictionary["Contents"] = .array(
                [.reference(opening)] + (try document.contentStreams(of: page)) + [
                    .reference(update.add([:], data: stream))
                ])
            changed[page.reference] = dictionary
        }
        TagFont.write(letters, as: font, to: &update)
        return Outcome(tags: tags, reader: reader, isDoubtful: isDoubtful)
    }

    /// Reads a doubtful document back with its tags on it: every page must say what its tag says it does, or nobody could ever
    /// hold it against its tag.
    static func confirm(_ marked: Outcome, in document: PDFDocument, changed: [Int]) throws(PDFError) {
        let reader = PageReader(document, after: marked.reader, changed: changed)
        let pages = try document.pages()
        for (tag, page) in zip(marked.tags, pages) {
            let ink = try reader.ink(on: page, findsSymbols: false)
            guard try reader.digest(of: ink, on: page, without: tag.words) == tag.digest else {
                throw PDFError(
                    .unsupported,
                    "Page \(tag.page) does not read the same with its tag on it; archive the document as it is.")
            }
        }
    }

    /// A free place on the page; where there is none, paper is added below: the tag never covers content.
    private func place(
        _ tag: PageTag, on page: PDFPage, ink: Ink, changing dictionary: inout PDFDictionary
    ) throws(PDFError) -> TagContent.Placed {
        let geometry = PageGeometry(page)
        let blocks = TagBlock.choices(style, besideMatrix: ink.symbols.contains { $0.kind == .matrix })
        let placing = TagPlacing(geometry: geometry, ink: ink, position: style.position)
        for block in blocks {
            if let place = placing.freePlace(for: block) {
                return .init(tag: tag, place: place, geometry: geometry, hasStrip: false)
            }
        }
        guard let block = blocks.first(where: { geometry.width >= $0.width + 2 * TagBlock.margin }) else {
            throw PDFError(.unsupported, "Page \(tag.page) is too narrow for a tag; archive the document as it is.")
        }
        let lowest = ink.symbols.isEmpty ? 0 : TagBlock.distance
        let crop = PageGeometry.extending(
            page.cropBox, by: block.strip + lowest, rotation: page.rotation, userUnit: page.userUnit)
        let media = PDFRectangle(
            left: min(page.mediaBox.left, crop.left), bottom: min(page.mediaBox.bottom, crop.bottom),
            right: max(page.mediaBox.right, crop.right), top: max(page.mediaBox.top, crop.top))
        dictionary["MediaBox"] = Self.array(media)
        dictionary["CropBox"] = Self.array(crop)
        let extended = PageGeometry(cropBox: crop, rotation: page.rotation, userUnit: page.userUnit)
        return .init(
            tag: tag, place: TagPlacing.corner(of: extended, block), geometry: extended, hasStrip: true,
            strip: block.strip + lowest, paper: crop)
    }

    private static func array(_ box: PDFRectangle) -> PDFObject {
        .array([box.left, box.bottom, box.right, box.top].map { .real(ContentWriter.text($0)) })
    }
}

extension PageTag {
    /// What the tag adds to the page's text.
    var words: TagWords { TagWords(identifier: id.description, number: number, digest: digest) }
}
