import ArchiveModel
package import WorkerProtocol
import ZBar

/// Looks at the pages of a scanned pile and says how it falls into documents.
package enum BatchReader {
    /// More pages than a scanner's tray holds many times over.
    private static let pageLimit = 1_000

    /// Refuses what is neither a readable PDF nor a picture file.
    package static func read(_ document: InputDocument) throws(WorkerRefusal) -> BatchReport {
        let source = try PageSource(document)
        guard (1...pageLimit).contains(source.pageCount) else {
            throw WorkerRefusal(
                code: source.pageCount == 0 ? "unreadable" : "too-large",
                message: "\(document.name) has \(source.pageCount) pages; between 1 and \(pageLimit) are cut.")
        }
        let symbols: SymbolReader
        do { symbols = try SymbolReader(source) } catch {
            throw WorkerRefusal(code: "out-of-memory", message: error.message)
        }
        var pages: [BatchCut.Page] = []
        for number in 1...source.pageCount {
            let tags = (try? symbols.page(number).tags) ?? []
            // A page with several tags names no invoice.
            var page = BatchCut.Page(
                position: number, tag: Set(tags.map(\.id)).count == 1 ? tags.first : nil, isBlank: false)
            if tags.isEmpty, let image = try? source.render(page: number, resolution: BlankPage.resolution) {
                page.isBlank = BlankPage(image).isBlank
            }
            pages.append(page)
        }
        return BatchReport(
            pageCount: source.pageCount, blank: pages.filter(\.isBlank).map(\.position),
            pieces: BatchCut(pages).pieces)
    }
}
