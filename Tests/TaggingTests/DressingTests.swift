import ArchiveModel
import PDF
import PageContent
import Tagging
import Testing
import WorkerProtocol

/// Templates put on pages, judged by poppler's drawing, by this module's own reader and by the inspector.
@Suite struct `Dressing documents` {
    @Test(arguments: TestDocument.geometries)
    func `the source stays, the letterhead shows, tags are readable and nothing disappears`(name: String) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let before = try PDFDocument(source)
        let dressed = try Dressed(source, Dressed.letterhead, id: TestDocument.id)
        #expect(dressed.whole.bytes.starts(with: source.bytes))
        let document = try PDFDocument(dressed.whole)
        #expect(try document.revisions().count == before.revisions().count + 2)
        let count = try before.pages().count
        #expect(dressed.prepared.pages == count + 2)
        for number in [1, count, count + 2] {
            let after = try Drawing.page(number, of: dressed.whole)
            try Self.expectTag(of: number, in: document, on: after)
            guard number <= count else { continue }
            let plain = try Drawing.page(number, of: source)
            #expect(plain.width == after.width)
            #expect(zip(plain.pixels, after.pixels).count { $0 < 128 && $1 >= 128 } == 0)
            // A blue bar over the whole width, a few millimetres high.
            #expect(zip(plain.pixels, after.pixels).count { $0 >= 250 && $1 < 128 } > 5_000)
        }
    }

    /// The page has one tag, its own, with the digest of what the page shows now that it is dressed.
    private static func expectTag(of number: Int, in document: PDFDocument, on drawn: Drawing) throws {
        let pages = try document.pages()
        let reader = PageReader(document)
        var tag = PageTag(id: TestDocument.id, page: number, pages: pages.count)
        let page = pages[number - 1]
        tag.digest = try reader.digest(
            of: reader.ink(on: page), on: page,
            without: TagWords(identifier: tag.id.description, number: tag.number))
        #expect(try drawn.tags() == [tag])
    }

    @Test(arguments: TestDocument.geometries)
    func `the page's own content streams are named, untouched and in their order`(name: String) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let dressed = try Dressed(source, Dressed.letterhead)
        let (before, after) = (try PDFDocument(source), try PDFDocument(dressed.whole))
        for (old, new) in zip(try before.pages(), try after.pages()) {
            let streams = try before.resolveArray(old.dictionary["Contents"]) ?? [old.dictionary["Contents"] ?? .null]
            let dressed = try #require(try after.resolveArray(new.dictionary["Contents"]))
            #expect(dressed.count == streams.count + 2)
            #expect(Array(dressed.dropFirst().dropLast()) == streams)
            for stream in streams.compactMap(\.referenceValue) {
                #expect(try before.object(stream) == after.object(stream))
            }
        }
    }

    @Test func `the tag keeps clear of the letterhead`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let plain = try Drawing.page(1, of: Dressed(source, nil, id: TestDocument.id).whole)
        // A mark where the tag would go.
        let layout = TemplateLayout(sheets: [
            .init(file: "logo.pdf", layer: .over, place: .init(x: -45, y: -30, width: 40, height: 15))
        ])
        let dressed = try Dressed(source, layout, id: TestDocument.id)
        let drawn = try Drawing.page(1, of: dressed.whole)
        try Self.expectTag(of: 1, in: PDFDocument(dressed.whole), on: drawn)
        #expect(try drawn.boxes() != plain.boxes())
        let mark = try Drawing.page(1, of: Dressed(source, layout).whole)
        #expect(zip(mark.pixels, drawn.pixels).count { $0 < 128 && $1 >= 128 } == 0)
    }

    @Test func `a sheet under the page does not cover what the page shows, one over it does`() throws {
        let source = TestDocument.page(
            content: "0 0 1 rg 0 742 200 100 re f BT /F 12 Tf 300 300 Td (Total 121,00) Tj ET",
            entries: "/Resources<</Font<</F 5 0 R>>>>",
            objects: ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"])
        let place = TemplateLayout.Place(x: 0, y: 0, width: 40, height: 15)
        func middle(_ layer: TemplateLayout.Layer) throws -> UInt8 {
            let sheet = TemplateLayout.Sheet(file: "logo.pdf", layer: layer, place: place)
            let drawn = try Drawing.page(1, of: Dressed(source, TemplateLayout(sheets: [sheet])).whole)
            // 5 mm from both edges, inside the logo's square.
            return drawn.pixels[30 * drawn.width + 30]
        }
        let blue = try middle(.under)
        #expect(try middle(.over) != blue)
        let plain = try Drawing.page(1, of: source)
        #expect(plain.pixels[30 * plain.width + 30] == blue)
    }

    @Test func `texts are filled in, found and copied, accents too`() throws {
        let layout = TemplateLayout(texts: [
            .init("{issuer} · {number} {page}/{pages} {due}|", y: 8, align: .center),
            .init("Zuñiga & Çelik", x: -60, y: -5),
        ])
        let values: [TemplateVariable: String] = [.issuer: "Muñoz & Hijos, S.L.", .number: "F-2026/117"]
        let dressed = try Dressed(try TestDocument.fixture("Pages/landscape.pdf"), layout, values: values)
        let words = try Drawing.words(of: dressed.whole)
        let text = words.joined(separator: " ")
        #expect(text.contains("Muñoz & Hijos, S.L. · F-2026/117 1/2 |"))
        #expect(text.contains("Zuñiga & Çelik"))
    }

    @Test func `terms as text follow on pages of their own, broken into lines`() throws {
        let sentence = "La mercancía sigue siendo del vendedor hasta que se haya pagado del todo. "
        let layout = TemplateLayout(termsText: String(repeating: sentence, count: 60) + "\n\nSevilla.")
        let dressed = try Dressed(try TestDocument.fixture("Pages/a4.pdf"), layout)
        #expect(dressed.prepared.pages == 2)
        let words = try Drawing.words(of: dressed.whole, page: 2)
        #expect(words.count == 60 * sentence.split(separator: " ").count + 1)
        #expect(words.last == "Sevilla.")
        #expect(
            try Dressed(
                try TestDocument.fixture("Pages/a4.pdf"),
                TemplateLayout(termsText: String(repeating: sentence, count: 1_000))
            ).prepared.pages > 3)
    }

    @Test func `inserts come only where they are asked for`() throws {
        let layout = TemplateLayout(terms: ["terms.pdf"], inserts: ["insert.pdf"])
        let source = try TestDocument.fixture("Pages/a4.pdf")
        #expect(try Dressed(source, layout).prepared.pages == 3)
        #expect(try Dressed(source, layout, hasInserts: true).prepared.pages == 4)
    }

    @Test func `a letterhead of two pages has its second on those that follow`() throws {
        let source = try TestDocument.fixture("Pages/rotated-180.pdf")
        func pixels(_ layout: TemplateLayout, _ page: Int) throws -> [UInt8] {
            try Drawing.page(page, of: Dressed(source, layout).whole).pixels
        }
        let automatic = TemplateLayout(sheets: [.init(file: "letterhead.pdf")])
        let first = TemplateLayout(sheets: [.init(file: "letterhead.pdf", page: 1)])
        let second = TemplateLayout(sheets: [.init(file: "letterhead.pdf", page: 2)])
        #expect(try pixels(automatic, 1) == pixels(first, 1) && pixels(automatic, 1) != pixels(second, 1))
        #expect(try pixels(automatic, 2) == pixels(second, 2) && pixels(automatic, 2) != pixels(first, 2))
    }

    @Test func `the same order gives the same bytes, and a template changed shows`() throws {
        let source = try TestDocument.fixture("Pages/object-streams.pdf")
        let layout = TemplateLayout(sheets: [.init(file: "logo.pdf", place: .init(x: 20, y: 10, width: 40, height: 15))]
        )
        let once = try Dressed(source, layout)
        #expect(try Dressed(source, layout).whole.bytes == once.whole.bytes)
        let other = try Dressed(source, layout, replacing: ["logo.pdf": "logo-new.pdf"])
        #expect(try Drawing.page(1, of: other.whole).pixels != Drawing.page(1, of: once.whole).pixels)
    }

    @Test func `what is signed is never dressed`() throws {
        let place = PreparationRequest.SignaturePlace(capacity: 512, time: UTCTime(milliseconds: 0))
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let request = PreparationRequest(signature: place)
        let signed = MemoryBytes(source.bytes + (try PagePreparation.prepare(request, source: source).1))
        let refusal = #expect(throws: WorkerRefusal.self) { try Dressed(signed, Dressed.letterhead) }
        #expect(refusal?.code == "signed")
    }
}
