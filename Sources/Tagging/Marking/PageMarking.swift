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
        var prefixes: [[UInt8]: PDFReference] = [:]
        for (index, page) in pages.enumerated() {
            let extended = try resources.extended(for: page, in: &update)
            let geometry = PageGeometry(page)
            guard geometry.width >= TagLayout.width + 2 * TagLayout.margin,
                geometry.height >= TagLayout.height + 2 * TagLayout.margin
            else { throw PDFError(.unsupported, "Page \(index + 1) is too small for a tag.") }
            let prefix = Array("q\n".utf8)
            let opening = prefixes[prefix] ?? update.add([:], data: prefix)
            prefixes[prefix] = opening
            let content = TagContent(fontName: extended.fontName, colorSpace: extended.colorSpaceName)
            let stream: [UInt8]
            do {
                stream = try content.stream(
                    for: PageTag(id: id, page: index + 1, pages: pages.count), isTest: isTest,
                    at: TagLayout.corner(of: geometry), geometry: geometry, closing: "")
            } catch { throw PDFError(.unsupported, "Page \(index + 1): \(error)") }
            var dictionary = changed[page.reference] ?? page.dictionary
            dictionary["Resources"] = extended.value
            dictionary["Contents"] = .array(
                [.reference(opening)] + (try contents(page)) + [.reference(update.add([:], data: stream))])
            changed[page.reference] = dictionary
        }
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

    /// A grey without a device, unless the document says how device colours look (/OutputIntents): PDF/A allows
    /// DeviceGray only then (ISO 19005-2 §6.2.4.3).
    private func colorSpace() throws(PDFError) -> PDFObject? {
        let catalog = try document.catalog().value.dictionaryValue
        if let intents = try document.resolveArray(catalog?["OutputIntents"]), !intents.isEmpty { return nil }
        return .array([
            .name("CalGray"),
            .dictionary(["WhitePoint": .array([.real("0.9505"), .integer(1), .real("1.089")]), "Gamma": .real("2.2")]),
        ])
    }
}
