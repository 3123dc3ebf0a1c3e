import ArchiveModel
import PDF
import PageContent
import Tagging
import Testing
import WorkerProtocol

/// The digest in a tag, held against the page it is on.
@Suite struct `Page digests` {
    private func tagged(_ source: MemoryBytes, _ style: TagStyle = TagStyle(), isTest: Bool = true) throws
        -> MemoryBytes
    {
        let request = PreparationRequest(
            id: TestDocument.id, isTest: isTest,
            signature: .init(capacity: 512, time: UTCTime(milliseconds: 1_795_466_640_000)), style: style)
        return MemoryBytes(source.bytes + (try PagePreparation.prepare(request, source: source)).1)
    }

    /// Of every page, without the tag.
    private func digests(_ source: MemoryBytes, isTagged: Bool) throws -> [PageDigest] {
        let document = try PDFDocument(source)
        let reader = PageReader(document)
        let pages = try document.pages()
        return try pages.enumerated().map { index, page in
            let words = TagWords(identifier: TestDocument.id.description, number: "\(index + 1)/\(pages.count)")
            return try reader.digest(of: try reader.ink(on: page), on: page, without: isTagged ? words : nil)
        }
    }

    @Test(arguments: TestDocument.geometries, TagStyle.Symbology.allCases)
    func `a page says after tagging what it said before, and the symbol holds it`(
        name: String, symbology: TagStyle.Symbology
    ) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let whole = try tagged(source, TagStyle(symbology: symbology))
        let before = try digests(source, isTagged: false)
        #expect(try digests(whole, isTagged: true) == before)
        guard symbology == .qr else { return }
        #expect(try Drawing.page(1, of: whole).tags().map(\.digest) == [before[0]])
    }

    @Test func `a page that gets paper below says the same, though text waits outside its crop box`() throws {
        let stripes = (0..<200).map { "0 \($0 * 5) 600 2 re f" }.joined(separator: "\n")
        let font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        let text = "BT /F 10 Tf 50 500 Td (seen) Tj 0 -320 Td (cut off) Tj ET\n"
        for rotation in [0, 90, 180, 270] {
            let source = TestDocument.page(
                content: text + stripes,
                entries: "/CropBox[30.7 190.123456789 560.3 801.987654321]/Rotate \(rotation)\(font)")
            let whole = try tagged(source)
            #expect(try PDFDocument(whole).pages()[0].cropBox != PDFDocument(source).pages()[0].cropBox)
            #expect(try digests(whole, isTagged: true) == digests(source, isTagged: false))
        }
    }

    @Test func `a page without text says the same after tagging`() throws {
        let source = TestDocument.page(content: "100 100 m 200 100 l 150 180 l s 0.3 g 50 400 100 7 re f")
        let whole = try tagged(source)
        #expect(try digests(whole, isTagged: true) == digests(source, isTagged: false))
    }

    @Test func `a page number of the page's own stays in what it says`() throws {
        let font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        func page(_ number: String) -> MemoryBytes {
            TestDocument.page(
                content: "BT /F 10 Tf 500 20 Td (\(number)) Tj ET BT /F 10 Tf 50 700 Td (PRUEBA) Tj ET", entries: font)
        }
        let source = page("1/1")
        #expect(try digests(tagged(source), isTagged: true) == digests(source, isTagged: false))
        #expect(try digests(page("1/2"), isTagged: false) != digests(source, isTagged: false))
    }

    @Test func `words inside the tag that are not the tag's are not left out`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let whole = try tagged(source)
        let document = try PDFDocument(whole)
        let page = try #require(try document.pages().first)
        var update = try IncrementalUpdate(document)
        let content = update.add(
            [:],
            data: Array(
                "q /\(PageTagMark.name) BMC BT /LegajoTag 12 Tf 300 400 Td (\(TestDocument.id)) Tj 0 -20 Td (9999) Tj ET EMC Q"
                    .utf8))
        var dictionary = page.dictionary
        dictionary["Contents"] = .array(
            (try document.resolveArray(dictionary["Contents"]) ?? []) + [.reference(content)])
        update.write(.dictionary(dictionary), as: page.reference)
        let altered = MemoryBytes(whole.bytes + (try update.finish()).bytes)
        #expect(try digests(altered, isTagged: true) != digests(source, isTagged: false))
    }
}

/// Pages changed behind their tag.
@Suite struct `Forged pages` {
    private func tagged() throws -> (MemoryBytes, MemoryBytes) {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let request = PreparationRequest(id: TestDocument.id)
        return (source, MemoryBytes(source.bytes + (try PagePreparation.prepare(request, source: source)).1))
    }

    private func digest(_ source: MemoryBytes, isTagged: Bool = true) throws -> PageDigest {
        let document = try PDFDocument(source)
        let reader = PageReader(document)
        let page = try #require(try document.pages().first)
        let words = TagWords(identifier: TestDocument.id.description, number: "1/\(try document.pages().count)")
        return try reader.digest(of: try reader.ink(on: page), on: page, without: isTagged ? words : nil)
    }

    private static let text = "BT /LegajoTag 6 Tf 300 400 Td (\(TestDocument.id)) Tj ET"

    @Test(arguments: [
        // In marked content of the tag's kind: words, covers, covers that are cut away, a whole tag of one's own.
        "/XXLegajoTag BMC \(text) EMC", "/XXLegajoTag BMC 1 g 0 590 595 50 re f EMC",
        "q 0 0 0 0 re W n /XXLegajoTag BMC 1 g 0 590 595 50 re f EMC Q",
        "/XXLegajoTag BMC 1 g 300 390 60 80 re f 0 g \(text) EMC",
        "/XXLegajoTag BMC 1 g 300 390 60 80 re f 0 g \(text) 305 410 50 50 re f* EMC",
        "/XXLegajoTag BMC 1 g 0 390 500 180 re f 0 g \(text) 305 410 50 50 re f* EMC",
        // Outside of it.
        "1 g 0 0 1 1 re f", text, "q /XXLegajoTag BMC EMC Q",
    ])
    func `do not say what they said`(content: String) throws {
        let (source, whole) = try tagged()
        #expect(try digest(whole) == digest(source, isTagged: false))
        let document = try PDFDocument(whole)
        let page = try #require(try document.pages().first)
        var update = try IncrementalUpdate(document)
        let stream = update.add([:], data: Array("q \(content) Q".utf8))
        var dictionary = page.dictionary
        dictionary["Contents"] = .array(
            (try document.resolveArray(dictionary["Contents"]) ?? []) + [.reference(stream)])
        update.write(.dictionary(dictionary), as: page.reference)
        let forged = MemoryBytes(whole.bytes + (try update.finish()).bytes)
        #expect(try digest(forged) != digest(source, isTagged: false))
    }

    @Test func `a crop box that cuts the page says so`() throws {
        let (source, whole) = try tagged()
        let document = try PDFDocument(whole)
        let page = try #require(try document.pages().first)
        var update = try IncrementalUpdate(document)
        var dictionary = page.dictionary
        dictionary["CropBox"] = .array([0, 0, 590, 842].map(PDFObject.integer))
        update.write(.dictionary(dictionary), as: page.reference)
        let forged = MemoryBytes(whole.bytes + (try update.finish()).bytes)
        #expect(try digest(forged) != digest(source, isTagged: false))
    }
}
