import ArchiveModel
import Barcode
import PDF
import WorkerProtocol

/// Puts a tag on every page: the old content between `q` and `Q`, the tag behind it.
struct PageMarking {
    let document: PDFDocument
    let id: DocumentID
    let isTest: Bool

    /// Changes the dictionaries of all pages in `changed`; new objects go to `update`.
    func mark(
        _ pages: [PDFPage], changed: inout [PDFReference: PDFDictionary], update: inout IncrementalUpdate
    ) throws(PDFError) {
        let numbers = String(pages.count).reduce("0123456789/") { $0.contains($1) ? $0 : $0 + String($1) }
        let font = TagFont(for: [id.description, numbers, isTest ? " PRUEBA" : ""], to: &update)
        var resources = PageResources(
            document: document, font: font.reference, colorSpace: try ArchivalDemands(of: document)?.gray)
        let reader = InkReader(document)
        var prefixes: [[UInt8]: PDFReference] = [:]
        for (index, page) in pages.enumerated() {
            let streams = try document.contentStreams(of: page)
            let ink = try reader.ink(on: page, streams: streams)
            let extended = try resources.extended(for: page, in: &update)
            var dictionary = changed[page.reference] ?? page.dictionary
            let tag = PageTag(id: id, page: index + 1, pages: pages.count)
            let placed = try place(tag, on: page, ink: ink, changing: &dictionary)
            let content = TagContent(
                fontName: extended.fontName, colorSpace: extended.colorSpaceName, isTest: isTest)
            let stream: [UInt8]
            do {
                stream = try content.stream(placed, closing: ink.balance.closing)
            } catch { throw PDFError(.unsupported, "Page \(index + 1): \(error)") }
            var prefix = Array(ink.balance.opening.utf8)
            if isTest { prefix += TestMark.content(on: placed.geometry, colorSpace: extended.colorSpaceName) }
            let opening = prefixes[prefix] ?? update.add([:], data: prefix)
            prefixes[prefix] = opening
            dictionary["Resources"] = extended.value
            dictionary["Contents"] = .array(
                [.reference(opening)] + streams + [.reference(update.add([:], data: stream))])
            changed[page.reference] = dictionary
        }
    }

    /// A free place on the page; where there is none, paper is added below: the tag never covers content.
    private func place(
        _ tag: PageTag, on page: PDFPage, ink: Ink, changing dictionary: inout PDFDictionary
    ) throws(PDFError) -> TagContent.Placed {
        let geometry = PageGeometry(page)
        if let place = TagPlacing(geometry: geometry, marks: ink.marks).freePlace() {
            return .init(tag: tag, place: place, geometry: geometry, hasStrip: false)
        }
        guard geometry.width >= TagLayout.width + 2 * TagLayout.margin else {
            throw PDFError(.unsupported, "Page \(tag.page) is too narrow for a tag; archive the document as it is.")
        }
        let crop = PageGeometry.extending(
            page.cropBox, by: TagLayout.strip, rotation: page.rotation, userUnit: page.userUnit)
        let media = PDFRectangle(
            left: min(page.mediaBox.left, crop.left), bottom: min(page.mediaBox.bottom, crop.bottom),
            right: max(page.mediaBox.right, crop.right), top: max(page.mediaBox.top, crop.top))
        dictionary["MediaBox"] = Self.array(media)
        dictionary["CropBox"] = Self.array(crop)
        let extended = PageGeometry(cropBox: crop, rotation: page.rotation, userUnit: page.userUnit)
        return .init(tag: tag, place: TagLayout.corner(of: extended), geometry: extended, hasStrip: true)
    }

    private static func array(_ box: PDFRectangle) -> PDFObject {
        .array([box.left, box.bottom, box.right, box.top].map { .real(ContentWriter.text($0)) })
    }
}
