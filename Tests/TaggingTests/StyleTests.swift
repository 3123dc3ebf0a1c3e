import ArchiveModel
import DataMatrix
import PDF
import PageContent
import Tagging
import Testing
import WorkerProtocol

/// Tags as an operator wants them.
@Suite struct `Styles of tags` {
    private func tagged(_ source: MemoryBytes, _ style: TagStyle) throws -> MemoryBytes {
        let request = PreparationRequest(id: TestDocument.id, style: style)
        return MemoryBytes(source.bytes + (try PagePreparation.prepare(request, source: source)).1)
    }

    private static let empty = TestDocument.page(content: "0 0 m")

    /// A square of modules like a QR symbol's, at a place.
    private static func matrix(left: Double, bottom: Double, module: Double = 2) -> String {
        (0..<25).flatMap { y in
            (0..<25).compactMap { x in
                let ring = [(3, 3), (21, 3), (3, 21)].map { max(abs(x - $0.0), abs(y - $0.1)) }.min() ?? 9
                let isDark = ring <= 3 ? ring != 2 : (x * 7 + y * 11 + x * y) % 3 == 0
                return isDark
                    ? "\(left + Double(x) * module) \(bottom + Double(24 - y) * module) \(module) \(module) re f" : nil
            }
        }.joined(separator: "\n")
    }

    @Test(arguments: TagStyle.Position.allCases)
    func `the tag stands where it is wanted`(position: TagStyle.Position) throws {
        let page = try Drawing.page(1, of: tagged(Self.empty, TagStyle(position: position)))
        let box = try #require(try page.boxes().first)
        let (x, y) = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        func third(_ place: Int, _ size: Int) -> Int { place * 3 / size }
        let places: [TagStyle.Position: (Int, Int)] = [
            .bottomRight: (2, 2), .bottomLeft: (0, 2), .topRight: (2, 0), .topLeft: (0, 0), .bottom: (1, 2),
            .top: (1, 0),
            .left: (0, 1), .right: (2, 1),
        ]
        let wanted = try #require(places[position])
        #expect(third(x, page.width) == wanted.0 && third(y, page.height) == wanted.1)
    }

    @Test(arguments: [(TagStyle.Symbology.qr, 15.0), (.qr, 19), (.qr, 40), (.code128, 80), (.code128, 120)])
    func `symbols of every size are read`(symbology: TagStyle.Symbology, size: Double) throws {
        let whole = try tagged(Self.empty, TagStyle(symbology: symbology, size: size))
        let tags = try Drawing.page(1, of: whole, resolution: 300).tags()
        #expect(tags.map(\.withoutDigest) == [PageTag(id: TestDocument.id, page: 1, pages: 1)])
        #expect(tags.allSatisfy { ($0.digest != nil) == (symbology == .qr) })
    }

    @Test(arguments: [11.0, 14, 25])
    func `Data Matrix is read by another program's library`(size: Double) throws {
        let whole = try tagged(Self.empty, TagStyle(symbology: .dataMatrix, size: size))
        let page = try Drawing.page(1, of: whole, resolution: 300)
        let texts = DataMatrixScanner.texts(
            width: page.width, height: page.height, pixels: page.pixels, milliseconds: 20_000)
        let tag = try #require(texts.compactMap { PageTag($0) }.first)
        #expect(tag.withoutDigest == PageTag(id: TestDocument.id, page: 1, pages: 1) && tag.digest != nil)
    }

    @Test(arguments: [(TagStyle.Symbology.qr, 10.0), (.qr, 90), (.code128, 20), (.dataMatrix, 90)])
    func `a size that no scanner reads is refused`(symbology: TagStyle.Symbology, size: Double) {
        let refusal = #expect(throws: WorkerRefusal.self) {
            try tagged(Self.empty, TagStyle(symbology: symbology, size: size))
        }
        #expect(refusal?.code == "unsupported" && refusal?.message.contains("mm") == true)
    }

    @Test(arguments: [(480.0, 60.0), (40, 60), (300, 400), (480, 740)])
    func `beside a QR symbol of another party stands Code 128, ten millimetres away`(left: Double, bottom: Double)
        throws
    {
        let source = TestDocument.page(content: Self.matrix(left: left, bottom: bottom))
        let whole = try tagged(source, TagStyle())
        let page = try Drawing.page(1, of: whole, resolution: 300)
        #expect(try page.tags() == [PageTag(id: TestDocument.id, page: 1, pages: 1)])
        let document = try PDFDocument(whole)
        let symbols = try PageReader(document).ink(on: try document.pages()[0]).symbols
        let other = try #require(symbols.first { $0.kind == .matrix }?.box)
        // Bars are one path: its areas are found like another party's.
        let own = try #require(symbols.first { $0.kind == .linear }?.box)
        let across = max(own.left - other.right, other.left - own.right)
        let up = max(own.bottom - other.top, other.bottom - own.top)
        #expect(max(across, up) >= 28.3)
    }

    @Test func `Data Matrix stays what it is beside a QR symbol`() throws {
        let source = TestDocument.page(content: Self.matrix(left: 480, bottom: 60))
        let whole = try tagged(source, TagStyle(symbology: .dataMatrix))
        let page = try Drawing.page(1, of: whole, resolution: 300)
        let texts = DataMatrixScanner.texts(
            width: page.width, height: page.height, pixels: page.pixels, milliseconds: 20_000)
        #expect(texts.contains { PageTag($0)?.id == TestDocument.id })
    }

    @Test func `bars go up the margin where the edges are printed`() throws {
        // Text all over but for margins of 18 mm at the sides.
        let lines = (0..<84).map { "55 \($0 * 10) 485 6 re f" }.joined(separator: "\n")
        let source = TestDocument.page(content: lines)
        let before = try Drawing.page(1, of: source, resolution: 300)
        let after = try Drawing.page(1, of: tagged(source, TagStyle(symbology: .code128)), resolution: 300)
        #expect(after.height == before.height)
        #expect(try after.tags().map(\.id) == [TestDocument.id])
        #expect(zip(before.pixels, after.pixels).count { $0 < 128 && $1 >= 128 } == 0)
    }

    @Test func `a page too narrow for bars gets a square`() throws {
        let source = TestDocument.page(
            content: Self.matrix(left: 40, bottom: 500), entries: "/MediaBox[0 0 150 200]/CropBox[0 0 150 200]")
        let narrow = TestDocument.page(
            content: Self.matrix(left: 30, bottom: 120, module: 1.5), entries: "/MediaBox[0 0 150 220]")
        for page in [source, narrow] { #expect(try tagged(page, TagStyle()).length > page.length) }
        let drawn = try Drawing.page(1, of: tagged(narrow, TagStyle()), resolution: 300)
        let texts = DataMatrixScanner.texts(
            width: drawn.width, height: drawn.height, pixels: drawn.pixels, milliseconds: 20_000)
        #expect(texts.contains { PageTag($0)?.id == TestDocument.id })
    }

    @Test func `the digest of bars stands in the readable line`() throws {
        let whole = try tagged(Self.empty, TagStyle(symbology: .code128))
        let document = try PDFDocument(whole)
        let page = try #require(try document.pages().first)
        let reader = PageReader(document)
        let ink = try reader.ink(on: page)
        let words = TagWords(identifier: TestDocument.id.description, number: "1/1")
        let digest = try reader.digest(of: ink, on: page, without: words)
        #expect(ink.taggedWords == [TestDocument.id.description, "1/1", digest.description])
    }
}
