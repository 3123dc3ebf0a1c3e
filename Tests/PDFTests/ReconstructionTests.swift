import ArchiveModel
import PDF
import Testing

/// A file whose cross-references are lost, with a section of ours behind it.
@Suite struct `Reconstruction of cross-references` {
    private func reconstructed(_ bytes: [UInt8]) throws -> PDFDocument {
        try PDFDocument(MemoryBytes(bytes + #require(Reconstruction(of: bytes).section(behind: bytes.count))))
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
        let bytes = Array(text.utf8)
        #expect(Reconstruction(of: bytes).section(behind: bytes.count) == nil)
    }

    @Test func `an encrypted file is known by its trailer`() {
        for (entry, isEncrypted) in [
            ("/Encrypt 9 0 R", true), ("/Encrypt <</Filter/Standard>>", true), ("/Encrypt null", false), ("", false),
        ] {
            let text = "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\ntrailer <</Root 1 0 R\(entry)>>"
            let found = Reconstruction(of: Array(text.utf8))
            #expect(found.isEncrypted == isEncrypted, "\(entry)")
        }
    }

    @Test func `a form that was signed says so, where the signature itself is lost`() {
        for (object, isTold) in [
            ("<</FT/Sig/T(a)/V 9 0 R>>", true), ("<</FT/Sig/T(a)>>", false), ("<</FT/Sig/V null>>", false),
            ("<</FT/Tx/V(a)>>", false), ("<</Fields[]/SigFlags 3>>", true), ("<</Fields[]/SigFlags 1>>", false),
            ("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/SigFlags 2>>>>", true),
        ] {
            var file = SampleFile()
            file.stream(5, "/Type/ObjStm/N 1/First 4", Array("7 0 \(object)".utf8))
            let plain = Reconstruction(of: Array("%PDF-1.7\n7 0 obj \(object) endobj\n".utf8))
            #expect(plain.tellsOfSignature == isTold, "\(object)")
            let packed = Reconstruction(of: file.bytes)
            #expect(packed.tellsOfSignature == isTold, "\(object), in an object stream")
        }
    }

    /// Streams that unpack to more than is left, and such as break off behind all they unpacked.
    @Test(arguments: ["00000000", "GGGG>"])
    func `object streams that lead to nothing cost what was unpacked`(tail: String) {
        var file = SampleFile()
        let digits = Array((String(repeating: "20", count: 1_000) + tail).utf8)
        for number in 10..<60 { file.stream(number, "/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode", digits) }
        var limits = PDFLimits()
        limits.decodedBytes = 1_002
        limits.parsedBytes = 40_000
        let found = Reconstruction(of: file.bytes, limits: limits)
        #expect(found.isExhausted)
        limits.parsedBytes = 60_000_000
        #expect(!Reconstruction(of: file.bytes, limits: limits).isExhausted)
    }

    @Test func `objects at one place count as often as they are read`() {
        var file = SampleFile()
        let head = (10..<60).map { "\($0) 0 " }.joined()
        let data = head + "[" + String(repeating: "0 ", count: 1_000) + "]"
        file.stream(5, "/Type/ObjStm/N 50/First \(head.utf8.count)", Array(data.utf8))
        #expect(Reconstruction(of: file.bytes).values >= 50_000)
        var limits = PDFLimits()
        limits.parsedValues = 10_000
        #expect(Reconstruction(of: file.bytes, limits: limits).isExhausted)
    }

    @Test func `damage anywhere never crashes the search`() {
        var random = Xorshift(seed: 99)
        for file in [SampleFile.classic(), .compressed()] {
            for _ in 0..<600 {
                var bytes = file.bytes
                for _ in 0..<3 { bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256)) }
                bytes.removeLast(random.next(below: 60))
                guard let section = Reconstruction(of: bytes).section(behind: bytes.count) else { continue }
                _ = try? PDFDocument(MemoryBytes(bytes + section)).pages()
            }
        }
    }
}
