import ArchiveModel
import PDF
import Testing

/// A file whose cross-references are lost, with a section of ours behind it.
@Suite struct `Reconstruction of cross-references` {
    private func reconstructed(_ bytes: [UInt8]) throws -> PDFDocument {
        try PDFDocument(MemoryBytes(bytes + #require(Reconstruction.section(for: bytes))))
    }

    @Test(arguments: [SampleFile.classic(), .compressed(), .hybrid()])
    func `leads to the same pages`(file: SampleFile) throws {
        let page = try #require(try PDFDocument(file.source).pages().first)
        // Moved, so that no offset is right; and cut off at the last section.
        var moved = file.bytes
        moved.insert(contentsOf: Array("% moved\n".utf8), at: 9)
        for bytes in [moved, Array(file.bytes[..<file.sectionStart]), Array(moved[..<(file.sectionStart + 8)])] {
            let found = try #require(try reconstructed(bytes).pages().first)
            #expect(found.reference == page.reference && found.mediaBox == page.mediaBox)
            #expect(found.dictionary == page.dictionary)
        }
    }

    @Test func `the last object of a number counts`() throws {
        var file = SampleFile.classic()
        file.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 10 20]>>")
        #expect(try reconstructed(file.bytes).pages().first?.mediaBox.width == 10)
    }

    @Test func `what stands in a stream is no object`() throws {
        var file = SampleFile()
        file.object(1, SampleFile.catalog)
        file.object(2, SampleFile.pages)
        file.object(3, SampleFile.page)
        file.stream(4, "", Array("2 0 obj\n<</Type/Pages/Kids[]>>\nendobj\n9 0 obj 1 endobj".utf8))
        let document = try reconstructed(file.bytes)
        #expect(try document.pages().count == 1)
        #expect(document.entry(9) == nil)
    }

    @Test(arguments: [
        "", "no PDF", "1 0 obj", "1 0 obj <</Type/Catalog>> endobj", "obj obj obj", "trailer <</Root 1 0 R",
    ])
    func `nothing is made of nothing`(text: String) {
        #expect(Reconstruction.section(for: Array(text.utf8)) == nil)
    }

    @Test func `damage anywhere never crashes the search`() {
        var random = Xorshift(seed: 99)
        for file in [SampleFile.classic(), .compressed()] {
            for _ in 0..<600 {
                var bytes = file.bytes
                for _ in 0..<3 { bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256)) }
                bytes.removeLast(random.next(below: 60))
                guard let section = Reconstruction.section(for: bytes) else { continue }
                _ = try? PDFDocument(MemoryBytes(bytes + section)).pages()
            }
        }
    }
}
