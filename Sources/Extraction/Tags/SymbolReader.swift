import DataMatrix
import Poppler
import WorkerProtocol
import ZBar

/// Finds and reads the symbols on a document's pages.
final class SymbolReader {
    private let source: PageSource
    private let scanner: SymbolScanner

    /// Dots per inch of a page's picture; where it is dark and no tag was found, it is drawn finer.
    private static let resolution = 150.0
    private static let fineResolution = 300.0

    /// Searching for Data Matrix in vain takes its whole time: a bundle of scans without tags must not.
    private var searches = SymbolReader.mostSearches
    private static let mostSearches = 60
    private static let searchMilliseconds = 120
    /// Sides of a picture that can hold such a symbol with paper around it, in millimetres.
    private static let symbolSides = 11.0...80

    init(_ source: PageSource) throws(SymbolScannerError) {
        self.source = source
        scanner = try SymbolScanner()
    }

    /// The tags and foreign symbols of a page, from 1.
    func page(_ number: Int) throws(PageImageError) -> TagReport.Page {
        var page = TagReport.Page(position: number, tags: [])
        let picture = try source.render(page: number, resolution: Self.resolution)
        let areas = DarkAreas(picture).areas
        let parts = areas.map { picture.cropped(to: $0) }
        for part in parts { try read(part, into: &page) }
        guard page.tags.isEmpty, let first = areas.first else { return page }
        // All of them in one drawing: a page's pictures are unpacked anew each time.
        let part = areas.dropFirst().reduce(first) { $0.union($1) }
        let size = try source.size(ofPage: number)
        let (across, down) = (size.width / Double(picture.width), size.height / Double(picture.height))
        let box = PageBox(
            x0: Double(part.columns.lowerBound) * across, y0: Double(part.rows.lowerBound) * down,
            x1: Double(part.columns.upperBound) * across, y1: Double(part.rows.upperBound) * down)
        let fine = try source.render(page: number, resolution: Self.fineResolution, area: box)
        let fineParts = areas.map { area in
            let scale = Double(fine.width) / Double(part.columns.count)
            return fine.cropped(to: area.within(part).scaled(scale, in: fine))
        }
        for part in fineParts { try read(part, into: &page) }
        for part in parts where page.tags.isEmpty { searchMatrix(part, Self.resolution, into: &page) }
        for part in fineParts where page.tags.isEmpty { searchMatrix(part, Self.fineResolution, into: &page) }
        return page
    }

    /// Adds the symbols of a picture.
    private func read(_ picture: GrayImage, into page: inout TagReport.Page) throws(PageImageError) {
        do {
            let symbols = try scanner.symbols(width: picture.width, height: picture.height, pixels: picture.pixels)
            for symbol in symbols { add(symbol.text, to: &page) }
        } catch {
            throw PageImageError(message: error.message)
        }
    }

    /// Only where nothing else was found, in what has the size and shape of such a symbol.
    private func searchMatrix(_ picture: GrayImage, _ resolution: Double, into page: inout TagReport.Page) {
        let (width, height) = (Double(picture.width) * 25.4 / resolution, Double(picture.height) * 25.4 / resolution)
        guard searches > 0, Self.symbolSides.contains(width), Self.symbolSides.contains(height),
            max(width, height) <= 2 * min(width, height)
        else { return }
        searches -= 1
        let texts = DataMatrixScanner.texts(
            width: picture.width, height: picture.height, pixels: picture.pixels, milliseconds: Self.searchMilliseconds)
        for text in texts { add(text, to: &page) }
        if !page.tags.isEmpty { searches = Self.mostSearches }
    }

    private func add(_ text: String, to page: inout TagReport.Page) {
        if let tag = PageTag(text) {
            if !page.tags.contains(tag) { page.tags.append(tag) }
        } else if !page.foreign.contains(text), page.foreign.count < 64 {
            page.foreign.append(text)
        }
    }
}
