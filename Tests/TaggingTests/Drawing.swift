import ArchiveModel
import LinuxSystem
import Poppler
import WorkerProtocol
import ZBar

/// A page as poppler draws it, read by zbar: the judges of what a tag looks like.
struct Drawing {
    let width: Int
    let height: Int
    let pixels: [UInt8]
    private let symbols: [ScannedSymbol]

    static func page(_ number: Int, of document: MemoryBytes, resolution: Double = 150) throws -> Drawing {
        let image = try open(document) { try $0.render(page: number, resolution: resolution) }
        let symbols = try SymbolScanner().symbols(width: image.width, height: image.height, pixels: image.pixels)
        return Drawing(width: image.width, height: image.height, pixels: image.pixels, symbols: symbols)
    }

    static func words(of document: MemoryBytes, page: Int = 1) throws -> [String] {
        try open(document) { try $0.words(onPage: page).words.map(\.text) }
    }

    private static func open<Result>(_ document: MemoryBytes, _ body: (PopplerDocument) throws -> Result) throws
        -> Result
    {
        let file = try MemoryFile(named: "document", sealing: document.bytes)
        return try body(PopplerDocument(descriptor: file.file.number))
    }

    func tags() throws -> [PageTag] { symbols.compactMap { PageTag($0.text) } }

    /// Bounds of the symbols in pixels from the top left: `[x0, y0, x1, y1]`.
    func boxes() throws -> [[Int]] { symbols.map(\.bounds) }
}
