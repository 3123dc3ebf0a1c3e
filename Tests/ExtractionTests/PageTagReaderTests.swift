import ArchiveModel
import Extraction
import Poppler
import Testing
import WorkerProtocol

@Suite struct PageTagReaderTests {
    static let id = DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    static let other = DocumentID(values: [31, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])

    /// A page for every list of tags.
    private func report(_ pages: [[String]]) throws -> TagReport {
        let contents = pages.map { tags in
            tags.enumerated().map { Code128.bars($1, x: 60, y: 60 + 90 * Double($0), module: 1.2, height: 40) }.joined()
        }
        let sample = try Samples.document("tagged.pdf", SmallPDF.pages(contents))
        return try PageTagReader.read(sample.document)
    }

    private func tag(_ page: Int, of pages: Int, _ id: DocumentID? = id) throws -> String {
        PageTag(id: try #require(id), page: page, pages: pages).text
    }

    @Test func `a whole document has no findings`() throws {
        let report = try report([[try tag(1, of: 2)], [try tag(2, of: 2)]])
        #expect(report.findings.isEmpty)
        #expect(report.pages.map(\.position) == [1, 2])
        #expect(report.pages.flatMap(\.tags).map(\.page) == [1, 2])
        #expect(report.pages.flatMap(\.tags).allSatisfy { $0.id == Self.id })
    }

    @Test func `a missing page is named`() throws {
        let report = try report([[try tag(1, of: 3)], [try tag(3, of: 3)]])
        #expect(report.findings.map(\.id) == ["page-missing"])
        #expect(report.findings.first?.message.contains("page 2") == true)
    }

    @Test func `swapped and doubled pages are told apart`() throws {
        #expect(try report([[try tag(2, of: 2)], [try tag(1, of: 2)]]).findings.map(\.id) == ["page-swapped"])
        #expect(
            try report([[try tag(1, of: 2)], [try tag(1, of: 2)], [try tag(2, of: 2)]]).findings.map(\.id) == [
                "page-doubled"
            ])
    }

    @Test func `pages of another invoice and pages without a tag are found`() throws {
        let mixed = try report([[try tag(1, of: 1)], [try tag(1, of: 1, Self.other)]])
        #expect(mixed.findings.map(\.id) == ["page-foreign"])
        let bare = try report([[try tag(1, of: 1)], []])
        #expect(bare.findings.map(\.id) == ["tag-missing"])
    }

    @Test func `a tag too small for the first drawing is read in the second`() throws {
        let text = try tag(1, of: 1)
        let lines = SmallPDF.text((0..<40).map { (60, 100 + 14 * $0, "Articulo de catalogo \($0)   12,00 EUR") })
        let small = Code128.bars(text, x: 300, y: 20, module: 0.5, height: 30)
        let sample = try Samples.document("small.pdf", SmallPDF.pages([lines + "\n" + small]))
        #expect(try PageTagReader.read(sample.document).pages.flatMap(\.tags).map(\.text) == [text])
    }

    @Test func `a tag is read beside a dark picture and inside its frame`() throws {
        let text = try tag(1, of: 1)
        let band = "0.2 g 0 600 595 242 re f\n0 g 30 30 300 4 re f 30 126 300 4 re f\n"
        let sample = try Samples.document(
            "dark.pdf", SmallPDF.pages([band + Code128.bars(text, x: 60, y: 60, module: 0.9, height: 40)]))
        let report = try PageTagReader.read(sample.document)
        #expect(report.pages.flatMap(\.tags).map(\.text) == [text])
        #expect(report.findings.isEmpty)
    }

    @Test func `two tags far apart on one page are both read`() throws {
        let texts = [try tag(1, of: 2), try tag(2, of: 2)]
        let bars = zip(texts, [700.0, 40]).map { Code128.bars($0, x: 60, y: $1, module: 1.2, height: 40) }.joined()
        let sample = try Samples.document("two.pdf", SmallPDF.pages([bars]))
        let report = try PageTagReader.read(sample.document)
        #expect(Set(report.pages.flatMap(\.tags).map(\.text)) == Set(texts))
        #expect(report.findings.map(\.id) == ["tag-mixed"])
    }

    /// Whoever changes a page may as well make it one that cannot be compared.
    @Test func `a page that cannot be held against its tag is told, a picture of a page is not`() throws {
        let bars = Code128.bars(try tag(1, of: 1), x: 60, y: 60, module: 1.2, height: 40)
        func report(formsInForms depth: Int) throws -> TagReport {
            var objects = [
                "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
                "<</Length \(bars.utf8.count + 6)>>\nstream\n\(bars)\n/X Do\nendstream",
            ]
            for level in 1...depth {
                let resources = level == depth ? "" : "/Resources<</XObject<</X \(objects.count + 2) 0 R>>>>"
                let content = level == depth ? "0 0 9 9 re f" : "/X Do"
                objects.append(
                    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]\(resources)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
                )
            }
            let sample = try Samples.document("forms.pdf", SmallPDF.file(objects))
            return try PageTagReader.read(sample.document)
        }
        let shallow = try report(formsInForms: 3)
        #expect(shallow.findings.isEmpty && shallow.pages.first?.content == .unknown)
        let deep = try report(formsInForms: 40)
        #expect(deep.findings.map(\.id) == ["page-unverified"])
        #expect(deep.pages.first?.content == .unverified)
    }

    @Test func `another party's bar code is no tag`() throws {
        let report = try report([["ORDER 4711"]])
        #expect(report.pages.first?.foreign == ["ORDER 4711"])
        #expect(report.findings.map(\.id) == ["tag-missing"])
    }

    @Test func `a tag may not lie about an endless document`() throws {
        let report = try report([[try tag(1, of: 900_000_000)]])
        #expect(report.findings.map(\.id) == ["page-missing"])
        #expect((report.findings.first?.message.utf8.count ?? 0) < 300)
    }

    @Test func `what is no PDF is refused`() throws {
        let text = try Samples.document("note.txt", Array("no PDF".utf8))
        #expect(throws: WorkerRefusal.self) { try PageTagReader.read(text.document) }
        let locked = try Samples.document("Bad/user-password.pdf")
        let refusal = #expect(throws: WorkerRefusal.self) { try PageTagReader.read(locked.document) }
        #expect(refusal?.code == "encrypted")
    }

    @Test func `pictures of a page are read like the page, and what they say is not known`() throws {
        let text = try tag(1, of: 1)
        let page = try Samples.document(
            "page.pdf", SmallPDF.pages([Code128.bars(text, x: 60, y: 60, module: 1.2, height: 40)]))
        let image = try PopplerDocument(descriptor: page.document.descriptor).render(page: 1, resolution: 200)
        let head = "P5\n# scanned\n\(image.width) \(image.height)\n255\n"
        let gray = try Samples.document("page.pgm", Array(head.utf8) + image.pixels)
        let report = try PageTagReader.read(gray.document)
        #expect(report.isPicture && report.findings.isEmpty)
        #expect(report.pages.flatMap(\.tags).map(\.text) == [text])
        #expect(report.pages.map(\.content) == [.unknown])
        // One bit a pixel, 1 for black, rows filled up to bytes.
        var bits: [UInt8] = []
        for row in 0..<image.height {
            for start in stride(from: 0, to: image.width, by: 8) {
                bits.append(
                    (0..<8).reduce(0) { byte, bit in
                        let isDark = start + bit < image.width && image.pixels[row * image.width + start + bit] < 128
                        return byte << 1 | (isDark ? 1 : 0)
                    })
            }
        }
        let bitmap = try Samples.document("page.pbm", Array("P4 \(image.width) \(image.height)\n".utf8) + bits)
        #expect(try PageTagReader.read(bitmap.document).pages.flatMap(\.tags).map(\.text) == [text])
    }

    @Test(arguments: [
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9],
        Array("P5 30000 30000 255\n".utf8), Array("P4 0 1\n".utf8), Array("P6 9 9\n".utf8),
        // A PNG that claims sixty thousand pixels a side.
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xEA, 0x60, 0, 0,
            0xEA, 0x60,
        ]
            + [UInt8](repeating: 0, count: 40),
    ])
    func `a picture that is none is refused`(bytes: [UInt8]) throws {
        let sample = try Samples.document("picture", bytes)
        let refusal = #expect(throws: WorkerRefusal.self) { try PageTagReader.read(sample.document) }
        #expect(refusal.map { ["unreadable", "too-large"].contains($0.code) } == true)
    }
}
