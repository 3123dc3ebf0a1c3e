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
        var resources = PageResources(document: document, font: font.reference, colorSpace: try colorSpace())
        let reader = InkReader(document)
        var prefixes: [[UInt8]: PDFReference] = [:]
        for (index, page) in pages.enumerated() {
            let streams = try contents(page)
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

    /// The page's content streams as references.
    private func contents(_ page: PDFPage) throws(PDFError) -> [PDFObject] {
        guard let value = page.dictionary["Contents"] else { return [] }
        switch try document.resolve(value) {
        case .array(let streams): return streams
        case .stream: return [value]
        case .null: return []
        default: throw PDFError(.damaged, "Page \(page.reference) has /Contents that are no stream.")
        }
    }

    /// A grey without a device for a PDF/A that does not say how device colours look (/OutputIntents): there
    /// DeviceGray would be against the standard (ISO 19005-2 §6.2.4.3). Nil elsewhere.
    private func colorSpace() throws(PDFError) -> PDFObject? {
        let catalog = try document.catalog().value.dictionaryValue
        if let intents = try document.resolveArray(catalog?["OutputIntents"]), !intents.isEmpty { return nil }
        guard case .stream(let metadata) = try document.resolve(catalog?["Metadata"]), try claimsArchival(metadata)
        else {
            return nil
        }
        return .array([
            .name("CalGray"),
            .dictionary(["WhitePoint": .array([.real("0.9642"), .integer(1), .real("0.8249")]), "Gamma": .real("2.2")]),
        ])
    }

    /// Whether the XMP metadata name the PDF/A schema.
    private func claimsArchival(_ metadata: PDFStream) throws(PDFError) -> Bool {
        let mark = Array("pdfaid".utf8)
        let text = try document.decodedData(of: metadata, limit: 8 << 20)
        return text.indices.dropLast(mark.count).contains { text[$0] == mark[0] && text[$0...].starts(with: mark) }
    }
}
