import ArchiveModel
import Poppler
package import WorkerProtocol
import ZBar

/// Reads the page tags of a document: which invoice each page belongs to, and whether any page is missing,
/// doubled or out of place.
package enum PageTagReader {
    /// A page's picture is read at these resolutions (dots per inch) in turn until a tag is found.
    private static let resolutions = [150.0, 300.0]
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
        var tags: [PageTag] = []
        var foreign: [String] = []
        for resolution in resolutions where tags.isEmpty {
            let picture = try pdf.render(page: number, resolution: resolution)
            let symbols: [ScannedSymbol]
            do {
                symbols = try scanner.symbols(width: picture.width, height: picture.height, pixels: picture.pixels)
            } catch {
                throw PopplerError(.system, error.message)
            }
            for symbol in symbols {
                if let tag = PageTag(symbol.text) {
                    if !tags.contains(tag) { tags.append(tag) }
                } else if !foreign.contains(symbol.text) {
                    foreign.append(symbol.text)
                }
            }
        }
        return TagReport.Page(position: number, tags: tags, foreign: foreign)
    }
}
