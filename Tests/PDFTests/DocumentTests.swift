import ArchiveModel
import PDF
import Testing

@Suite struct `Reading documents` {
    @Test(arguments: [SampleFile.classic(), .compressed(), .hybrid()])
    func `pages are found through tables, streams and hybrid sections`(file: SampleFile) throws {
        let document = try PDFDocument(file.source)
        let pages = try document.pages()
        #expect(pages.count == 1)
        #expect(pages[0].reference == PDFReference(3))
        #expect(pages[0].mediaBox == PDFRectangle(left: 0, bottom: 0, right: 595.276, top: 841.89))
        let contents = try #require(try document.resolve(pages[0].dictionary["Contents"]).streamValue)
        #expect(try document.decodedData(of: contents) == Array("0 0 10 10 re f".utf8))
    }

    @Test func `a hybrid section is read table first, stream second`() throws {
        let document = try PDFDocument(SampleFile.hybrid().source)
        #expect(document.sections.map(\.kind) == [.table, .hybrid])
        #expect(document.entry(3) == .compressed(stream: 5, index: 0))
        #expect(document.entry(4).map { if case .inFile = $0 { true } else { false } } == true)
    }

    @Test func `a newer revision replaces objects, the older one can still be read`() throws {
        var file = SampleFile.classic()
        let first = file.bytes.count
        let start = file.sectionStart
        file.object(3, "<</Type/Page/Parent 2 0 R/Rotate 90>>")
        file.table(trailer: "/Size 5/Root 1 0 R/Prev \(start)", withFreeHead: false)
        let document = try PDFDocument(file.source)
        #expect(try document.pages()[0].rotation == 90)
        let revisions = try document.revisions()
        #expect(revisions.map(\.extent) == [0..<UInt64(first), UInt64(first)..<UInt64(file.bytes.count)])
        #expect(revisions[1].objectNumbers == [3])
        #expect(try document.document(at: revisions[0]).pages()[0].rotation == 0)
    }

    @Test func `a file larger than the window is read in pieces`() throws {
        var file = SampleFile()
        file.object(1, SampleFile.catalog)
        file.object(2, SampleFile.pages)
        file.stream(9, "", [UInt8](repeating: 7, count: 6 << 20))
        file.object(3, SampleFile.page)
        file.stream(4, "", Array("n".utf8))
        file.table(trailer: "/Size 10/Root 1 0 R")
        let document = try PDFDocument(file.source)
        #expect(try document.pages().count == 1)
        #expect(try document.object(PDFReference(9)).value.streamValue?.extent.count == 6 << 20)
    }

    @Test func `three gigabytes are read and added to without holding them`() throws {
        let stream: UInt64 = 3 << 30
        let head = Array("%PDF-1.7\n5 0 obj\n<</Length \(stream)>>\nstream\n".utf8)
        let start = UInt64(head.count) + stream
        var tail = "\nendstream\nendobj\n"
        var rows = "0000000000 65535 f \n"
        func row(_ offset: UInt64) -> String {
            String(repeating: "0", count: 10 - String(offset).utf8.count) + "\(offset) 00000 n \n"
        }
        for (number, body) in [(1, SampleFile.catalog), (2, SampleFile.pages), (3, SampleFile.page), (4, "null")] {
            rows += row(start + UInt64(tail.utf8.count))
            tail += "\(number) 0 obj\n\(body)\nendobj\n"
        }
        rows += row(9)
        let section = start + UInt64(tail.utf8.count)
        tail += "xref\n0 6\n\(rows)trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n\(section)\n%%EOF\n"
        let length = start + UInt64(tail.utf8.count)
        let source = SparseFile(length: length, pieces: [(0, head), (start, Array(tail.utf8))])
        let document = try PDFDocument(source)
        #expect(try document.pages().count == 1)
        #expect(try document.object(PDFReference(5)).value.streamValue?.extent.count == Int(stream))
        var update = try IncrementalUpdate(document)
        _ = update.addSignature(["Type": .name("Sig")], capacity: 16)
        let increment = try update.finish()
        let range = try #require(increment.byteRange)
        #expect(range[1] > length && range[2] + range[3] == length + UInt64(increment.bytes.count))
        try IncrementInspector.inspect(
            increment.bytes, sourceLength: length, objects: increment.objects, byteRange: range)
    }

    @Test func `attributes are inherited and boxes are put in order`() throws {
        var file = SampleFile()
        file.object(1, SampleFile.catalog)
        file.object(
            2,
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[600 800 0 0]/CropBox[50 -10 550 700]/Rotate -90/Resources 5 0 R>>"
        )
        file.object(3, "<</Type/Page/Parent 2 0 R/UserUnit 2>>")
        file.object(5, "<</Font<<>>>>")
        file.table(trailer: "/Size 6/Root 1 0 R")
        let page = try PDFDocument(file.source).pages()[0]
        #expect(page.mediaBox == PDFRectangle(left: 0, bottom: 0, right: 600, top: 800))
        #expect(page.cropBox == PDFRectangle(left: 50, bottom: 0, right: 550, top: 700))
        #expect(page.rotation == 270)
        #expect(page.userUnit == 2)
        #expect(page.resources == .reference(PDFReference(5)))
        #expect(page.resourcesOwner == PDFReference(2))
    }

    @Test(arguments: [
        ("", "not-pdf"), ("hello", "not-pdf"), ("%PDF-1.7\n", "damaged"),
        ("%PDF-1.7\nstartxref\n999\n%%EOF", "damaged"), ("%PDF-1.7\nstartxref\n0\n%%EOF", "damaged"),
    ])
    func `what cannot be followed is refused`(text: String, code: String) throws {
        let error = #expect(throws: PDFError.self) { try PDFDocument(MemoryBytes(Array(text.utf8))) }
        #expect(error?.code.rawValue == code)
    }

    @Test func `loops end as damage`() throws {
        var pages = SampleFile()
        pages.object(1, SampleFile.catalog)
        pages.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        pages.object(3, "<</Type/Pages/Kids[2 0 R]/Count 1>>")
        pages.table(trailer: "/Size 4/Root 1 0 R")
        #expect(throws: PDFError.self) { try PDFDocument(pages.source).pages() }

        var sections = SampleFile()
        sections.object(1, SampleFile.catalog)
        let start = sections.bytes.count
        sections.table(trailer: "/Size 2/Root 1 0 R/Prev \(start)")
        #expect(throws: PDFError.self) { try PDFDocument(sections.source) }

        var references = SampleFile.classic(catalog: "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R>>")
        references.object(7, "7 0 R")
        references.table(trailer: "/Size 8/Root 1 0 R/Prev \(references.sectionStart)", withFreeHead: false)
        let document = try PDFDocument(references.source)
        #expect(throws: PDFError.self) { try document.signatureFields() }

        var length = SampleFile.classic()
        length.bytes = Array(
            String(decoding: length.bytes, as: UTF8.self).replacing("/Length 14", with: "/Length 4 0 R").utf8)
        // Offsets behind object 4 moved: only that the reader ends counts here.
        _ = try? PDFDocument(length.source).object(PDFReference(4))
    }

    @Test func `deep nesting is refused before the stack ends`() throws {
        let depth = 100_000
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        var file = SampleFile.classic()
        file.object(5, nested)
        file.table(trailer: "/Size 6/Root 1 0 R/Prev \(file.sectionStart)", withFreeHead: false)
        let document = try PDFDocument(file.source)
        let error = #expect(throws: PDFError.self) { try document.object(PDFReference(5)) }
        #expect(error?.code == .tooLarge)
    }

    @Test func `an object that is not where the table says is damage`() throws {
        var file = SampleFile.classic()
        file.bytes = Array(String(decoding: file.bytes, as: UTF8.self).replacing("3 0 obj", with: "8 0 obj").utf8)
        let document = try PDFDocument(MemoryBytes(file.bytes))
        let error = #expect(throws: PDFError.self) { try document.pages() }
        #expect(error?.code == .damaged)
    }

    @Test func `encryption is seen and nothing is read or added`() throws {
        var file = SampleFile()
        file.object(1, SampleFile.catalog)
        file.object(2, "<</Filter/Standard>>")
        file.table(trailer: "/Size 3/Root 1 0 R/Encrypt 2 0 R")
        let document = try PDFDocument(file.source)
        #expect(document.isEncrypted)
        #expect(throws: PDFError.self) { try document.catalog() }
        #expect(throws: PDFError.self) { try IncrementalUpdate(document) }
    }

    @Test func `signature fields come with the places of their contents`() throws {
        var file = SampleFile()
        file.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[5 0 R 8 0 R]>>>>")
        file.object(2, SampleFile.pages)
        file.object(3, SampleFile.page)
        file.stream(4, "", [])
        file.object(5, "<</FT/Sig/T(form)/Kids[6 0 R]>>")
        file.object(6, "<</T(seal)/V 7 0 R/Parent 5 0 R>>")
        file.object(
            7, "<</Type/Sig/SubFilter/ETSI.CAdES.detached/M(D:20261123)/Contents <3003 0201FF00>/ByteRange[0 1 2 3]>>")
        file.object(8, "<</FT/Sig/T<FEFF00F1>>>")
        file.table(trailer: "/Size 9/Root 1 0 R")
        let fields = try PDFDocument(file.source).signatureFields()
        #expect(fields.map(\.name) == ["form.seal", "ñ"])
        let signature = try #require(fields[0].signature)
        #expect(signature.subFilter == "ETSI.CAdES.detached")
        #expect(signature.byteRange == [0, 1, 2, 3])
        #expect(signature.contents == [0x30, 3, 2, 1, 0xFF, 0])
        #expect(signature.contentsDigits == Array("3003 0201FF00".utf8))
        let extent = try #require(signature.contentsExtent)
        #expect(file.bytes[Int(extent.lowerBound)] == UInt8(ascii: "<"))
        #expect(file.bytes[Int(extent.upperBound) - 1] == UInt8(ascii: ">"))
        #expect(fields[1].signature == nil)
    }
}
