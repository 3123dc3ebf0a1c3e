import LinuxSystem
import Poppler
import Testing

@Suite struct PopplerDocumentTests {
    /// A PDF of one page that says "Total 12,50 EUR" at 72, 72 from the top left, and a square of 20 points.
    static let page = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
        4 0 obj<</Length 70>>stream
        BT /F 10 Tf 72 128 Td (Total 12,50 EUR) Tj ET 200 100 20 20 re f     
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """

    @Test func `words come with their places`() throws {
        try withDocument(Array(Self.page.utf8)) { document in
            #expect(document.pageCount == 1)
            let page = try document.words(onPage: 1)
            #expect(page.width == 300 && page.height == 200)
            #expect(page.words.map(\.text) == ["Total", "12,50", "EUR"])
            let first = try #require(page.words.first)
            #expect(abs(first.box.x0 - 72) < 1)
            #expect(first.box.y0 > 60 && first.box.y1 < 80)
            #expect(first.box.x1 < page.words[1].box.x0)
        }
    }

    @Test func `a page is drawn in gray`() throws {
        try withDocument(Array(Self.page.utf8)) { document in
            let picture = try document.render(page: 1, resolution: 72)
            #expect(picture.width == 300 && picture.height == 200 && picture.pixels.count == 60_000)
            #expect(picture.pixels[90 * 300 + 210] == 0)
            #expect(picture.pixels[150 * 300 + 150] == 255)
        }
    }

    @Test func `a part of a page is drawn as it is in the whole`() throws {
        try withDocument(Array(Self.page.utf8)) { document in
            let whole = try document.render(page: 1, resolution: 72)
            let area = PageBox(x0: 180, y0: 60, x1: 240, y1: 160)
            let part = try document.render(page: 1, resolution: 72, area: area)
            #expect(part.width == 60 && part.height == 100)
            let expected = (60..<160).flatMap { row in whole.pixels[(row * 300 + 180)..<(row * 300 + 240)] }
            #expect(part.pixels == expected)
            #expect(part.pixels.contains(0) && part.pixels.contains(255))
            let size = try document.size(ofPage: 1)
            #expect(size.width == 300 && size.height == 200)
        }
    }

    @Test func `a picture never has more pixels than allowed`() throws {
        try withDocument(Array(Self.page.utf8)) { document in
            let picture = try document.render(page: 1, resolution: 6_000, limit: 10_000)
            #expect(picture.pixels.count <= 10_400)
        }
    }

    @Test func `pages outside the document are errors`() throws {
        try withDocument(Array(Self.page.utf8)) { document in
            #expect(throws: PopplerError.self) { try document.words(onPage: 2) }
            #expect(throws: PopplerError.self) { try document.words(onPage: 0) }
        }
    }

    @Test func `what is no PDF is damaged`() throws {
        let error = #expect(throws: PopplerError.self) { try withDocument(Array("no PDF".utf8)) { _ in } }
        #expect(error?.code == .damaged)
    }

    /// Opens the bytes from a memory file, which poppler reads by its descriptor.
    private func withDocument(_ bytes: [UInt8], _ body: (PopplerDocument) throws -> Void) throws {
        let file = try MemoryFile(named: "document", sealing: bytes).file
        try body(try PopplerDocument(descriptor: file.number))
    }
}
