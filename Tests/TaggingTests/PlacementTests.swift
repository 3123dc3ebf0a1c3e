import ArchiveModel
import PDF
import Poppler
import Tagging
import Testing
import WorkerProtocol

/// Where tags go, seen from outside: the pages are drawn before and after and compared.
@Suite struct `Placing tags` {
    private func tagged(_ source: MemoryBytes, isTest: Bool = false) throws -> MemoryBytes {
        let request = PreparationRequest(id: TestDocument.id, isTest: isTest)
        return MemoryBytes(source.bytes + (try PagePreparation.prepare(request, source: source)).1)
    }

    @Test(arguments: TestDocument.geometries.filter { $0 != "fifty" })
    func `the tag is readable and no mark of the page disappears`(name: String) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let whole = try tagged(source)
        let pages = try PDFDocument(source).pages().count
        for page in 1...pages {
            let before = try Drawing.page(page, of: source)
            let after = try Drawing.page(page, of: whole)
            #expect(try after.tags().map(\.withoutDigest) == [PageTag(id: TestDocument.id, page: page, pages: pages)])
            #expect(before.width == after.width && before.height == after.height)
            // Dark stays dark: the tag only adds.
            let lost = zip(before.pixels, after.pixels).count { $0 < 128 && $1 >= 128 }
            #expect(lost == 0)
        }
    }

    @Test func `the text of the tag can be found and copied`() throws {
        let whole = try tagged(try TestDocument.fixture("Pages/a4.pdf"), isTest: true)
        let words = try Drawing.words(of: whole)
        #expect(words.contains(TestDocument.id.description))
        #expect(words.contains("1/1") && words.contains("PRUEBA"))
    }

    @Test(arguments: [
        // Text, a filled area, an image, a form and a curve in the lower right corner.
        "BT /F 12 Tf 500 20 Td (Sello de la empresa) Tj ET", "500 10 90 60 re f",
        "q 90 0 0 60 500 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q", "0 0 0 rg 520 20 m 560 80 580 40 590 15 c S",
        "1 0 0 1 480 0 cm 0 0 100 90 re W n /DeviceGray cs 0 sc 0 0 900 900 re f",
    ])
    func `a corner with ink is avoided`(content: String) throws {
        let source = TestDocument.page(content: content)
        let after = try Drawing.page(1, of: tagged(source))
        #expect(try after.tags().count == 1)
        let before = try Drawing.page(1, of: source)
        #expect(zip(before.pixels, after.pixels).count { $0 < 128 && $1 >= 128 } == 0)
        let box = try #require(try after.boxes().first)
        // Not in the lower right quarter's corner: the lower left one is next.
        #expect(box[2] < after.width / 2)
    }

    @Test(arguments: ["0.9 g 0 0 595 842 re f", "1 g 400 0 195 300 re f", "q 0 0 10 10 re W n 0 0 595 842 re f Q"])
    func `paper tints, white areas and what is clipped away do not count`(content: String) throws {
        let after = try Drawing.page(1, of: tagged(TestDocument.page(content: content)))
        let box = try #require(try after.boxes().first)
        #expect(box[0] > after.width * 3 / 4 && box[1] > after.height * 3 / 4)
    }

    @Test(arguments: [0, 90, 180, 270])
    func `a full page gets paper below what the reader sees`(rotation: Int) throws {
        let stripes = (0..<200).map { "0 \($0 * 5) 600 2 re f" }.joined(separator: "\n")
        let source = TestDocument.page(content: stripes, entries: "/Rotate \(rotation)")
        let whole = try tagged(source)
        let before = try Drawing.page(1, of: source)
        let after = try Drawing.page(1, of: whole)
        #expect(after.width == before.width && after.height > before.height)
        #expect(try after.tags().count == 1)
        let box = try #require(try after.boxes().first)
        #expect(box[1] > before.height && box[0] > after.width / 2)
        // Not the last row of pixels, which the page filled only in part.
        let rows = before.pixels.dropLast(before.width)
        #expect(zip(rows, after.pixels).count { $0 < 128 && $1 >= 128 } == 0)
    }

    @Test(arguments: [
        "q q 0.2 0 0 0.2 50 50 cm q", "Q Q Q 3 0 0 3 0 0 cm", "BT /F 12 Tf 2 Tr 30 Tz", "/P BMC /Q BMC q 0 0 0 0 k",
    ])
    func `whatever state the page leaves, the tag is drawn right`(content: String) throws {
        let after = try Drawing.page(1, of: tagged(TestDocument.page(content: content)))
        #expect(try after.tags().count == 1)
        let box = try #require(try after.boxes().first)
        #expect(box[0] > after.width * 3 / 4 && box[1] > after.height * 3 / 4)
    }

    @Test func `page tags of 50 pages are all different and in order`() throws {
        let whole = try tagged(try TestDocument.fixture("Pages/fifty.pdf"))
        for page in [1, 2, 25, 50] {
            let tags = try Drawing.page(page, of: whole).tags().map(\.withoutDigest)
            #expect(tags == [PageTag(id: TestDocument.id, page: page, pages: 50)])
        }
    }

    @Test func `a page smaller than a tag is refused`() {
        let source = TestDocument.page(content: "", entries: "/MediaBox[0 0 60 60]")
        let refusal = #expect(throws: WorkerRefusal.self) { try tagged(source) }
        #expect(refusal?.code == "unsupported")
    }
}
