import ArchiveModel
import Poppler
package import WorkerProtocol
import ZBar

/// Reads the page tags of a document: which invoice each page belongs to, and whether any page is missing,
/// doubled or out of place.
package enum PageTagReader {
    /// Dots per inch of a page's picture; where it is dark and no tag was found, it is drawn finer.
    private static let resolution = 150.0
    private static let fineResolution = 300.0
    /// More pages than any printed invoice has.
    private static let pageLimit = 5_000

    /// Refuses what is no readable PDF; everything about the tags is in the report.
    package static func read(_ document: InputDocument) throws(WorkerRefusal) -> TagReport {
        let pdf: PopplerDocument
        let scanner: SymbolScanner
        do { pdf = try PopplerDocument(descriptor: document.descriptor) } catch {
            throw WorkerRefusal(code: error.code == .encrypted ? "encrypted" : "unreadable", message: error.message)
        }
        do { scanner = try SymbolScanner() } catch {
            throw WorkerRefusal(code: "out-of-memory", message: error.message)
        }
        let count = pdf.pageCount
        guard count > 0 else {
            throw WorkerRefusal(
                code: "unreadable", message: "\(document.name) has no pages; ask the sender for it again.")
        }
        guard count <= pageLimit else {
            throw WorkerRefusal(
                code: "too-large", message: "\(document.name) has \(count) pages; at most \(pageLimit) are read.")
        }
        var pages: [TagReport.Page] = []
        var findings: [Finding] = []
        for number in 1...count {
            do {
                pages.append(try page(number, of: pdf, scanner))
            } catch {
                pages.append(TagReport.Page(position: number, tags: []))
                findings.append(
                    Finding(
                        artefact: "tags", id: "page-unreadable", flag: .fatal,
                        message: "Page \(number) cannot be shown: \(error.message)"))
            }
        }
        return TagReport(pages: pages, findings: findings + TagSequence(pages).findings())
    }

    private static func page(
        _ number: Int, of pdf: PopplerDocument, _ scanner: SymbolScanner
    ) throws(PopplerError) -> TagReport.Page {
        var page = TagReport.Page(position: number, tags: [])
        let picture = try pdf.render(page: number, resolution: resolution)
        let areas = DarkAreas(picture).areas
        for area in areas { try read(picture.cropped(to: area), scanner, into: &page) }
        guard page.tags.isEmpty, let first = areas.first else { return page }
        // All of them in one drawing: a page's pictures are unpacked anew each time.
        let part = areas.dropFirst().reduce(first) { $0.union($1) }
        let size = try pdf.size(ofPage: number)
        let (across, down) = (size.width / Double(picture.width), size.height / Double(picture.height))
        let box = PageBox(
            x0: Double(part.columns.lowerBound) * across, y0: Double(part.rows.lowerBound) * down,
            x1: Double(part.columns.upperBound) * across, y1: Double(part.rows.upperBound) * down)
        let fine = try pdf.render(page: number, resolution: fineResolution, area: box)
        for area in areas {
            let scale = Double(fine.width) / Double(part.columns.count)
            try read(fine.cropped(to: area.within(part).scaled(scale, in: fine)), scanner, into: &page)
        }
        return page
    }

    /// Adds the symbols of a picture.
    private static func read(
        _ picture: GrayImage, _ scanner: SymbolScanner, into page: inout TagReport.Page
    ) throws(PopplerError) {
        let symbols: [ScannedSymbol]
        do {
            symbols = try scanner.symbols(width: picture.width, height: picture.height, pixels: picture.pixels)
        } catch {
            throw PopplerError(.system, error.message)
        }
        for symbol in symbols {
            if let tag = PageTag(symbol.text) {
                if !page.tags.contains(tag) { page.tags.append(tag) }
            } else if !page.foreign.contains(symbol.text) {
                page.foreign.append(symbol.text)
            }
        }
    }
}
