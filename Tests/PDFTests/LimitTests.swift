import ArchiveModel
import PDF
import Testing

/// Small files that stand for something large are refused with the limit they pass, in little time and memory.
@Suite struct `Limits` {
    private func refusal(_ file: SampleFile, _ read: (PDFDocument) throws -> Void) throws -> PDFError.Code? {
        let document = try PDFDocument(file.source)
        do { try read(document) } catch let error as PDFError { return error.code }
        return nil
    }

    private func file(_ objects: [(Int, String)]) -> SampleFile {
        var file = SampleFile()
        for (number, body) in objects { file.object(number, body) }
        file.table(trailer: "/Size 99/Root 1 0 R")
        return file
    }

    @Test func `a form whose kids are shared has fields without end`() throws {
        var objects = [(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 10 0 R>>>>")]
        for number in 10..<60 {
            objects.append((number, "[<</T(a)/Kids \(number + 1) 0 R>><</T(b)/Kids \(number + 1) 0 R>>]"))
        }
        objects.append((60, "[<</FT/Sig/T(c)>>]"))
        #expect(try refusal(file(objects)) { _ = try $0.signatureFields() } == .tooLarge)
    }

    @Test func `names of fields that repeat a long one`() throws {
        let long = String(repeating: "x", count: 500_000)
        let kids = String(repeating: "<</T(y)>>", count: 1_000)
        let form = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<</FT/Sig/T(\(long))/Kids[\(kids)]>>]>>>>"
        #expect(try refusal(file([(1, form)])) { _ = try $0.signatureFields() } == .tooLarge)
    }

    @Test func `many fields that share one long signature`() throws {
        let fields = String(repeating: "<</FT/Sig/T(a)/V 10 0 R>>", count: 250)
        let signature = "<</Type/Sig/ByteRange[0 1 2 3]/Contents<\(String(repeating: "0", count: 400_000))>>>"
        let form = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[\(fields)]>>>>"
        #expect(try refusal(file([(1, form), (10, signature)])) { _ = try $0.signatureFields() } == .tooLarge)
    }

    @Test func `an array of more values than are read`() throws {
        let values = String(repeating: "0 ", count: 1_000_100)
        #expect(try refusal(file([(1, "[\(values)]")])) { _ = try $0.object(PDFReference(1)) } == .tooLarge)
    }

    @Test func `many objects at one place of an object stream`() throws {
        var file = SampleFile()
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>")
        let head = (10..<250).map { "\($0) 0 " }.joined()
        let data = head + "[" + String(repeating: "0 ", count: 100_000) + "]"
        file.stream(5, "/Type/ObjStm/N 240/First \(head.utf8.count)", Array(data.utf8))
        let places = Dictionary(uniqueKeysWithValues: (10..<250).map { ($0, (stream: 5, index: $0 - 10)) })
        file.crossReferenceStream(260, trailer: "/Size 261/Root 1 0 R", compressed: places)
        let code = try refusal(file) { document in
            for number in 10..<250 { _ = try document.object(PDFReference(number)) }
        }
        #expect(code == .tooLarge)
    }

    @Test func `an object stream that says it holds a billion`() throws {
        var file = SampleFile()
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>")
        file.stream(5, "/Type/ObjStm/N 1000000000/First 4", Array("9 0 1".utf8))
        file.crossReferenceStream(6, trailer: "/Size 10/Root 1 0 R", compressed: [9: (stream: 5, index: 0)])
        #expect(try refusal(file) { _ = try $0.object(PDFReference(9)) } == .tooLarge)
    }

    @Test(arguments: ["", "/Filter/ASCII85Decode", "/Filter/ASCIIHexDecode", "/Filter/RunLengthDecode"])
    func `what a stream gives keeps its limit`(filter: String) throws {
        var file = SampleFile.classic()
        file = SampleFile()
        file.object(1, "<</Type/Catalog/Pages 2 0 R>>")
        let data: [UInt8] =
            filter.contains("85")
            ? [UInt8](repeating: UInt8(ascii: "z"), count: 500)
            : filter.contains("Run") ? (0..<500).flatMap { _ in [129, 32] } : [UInt8](repeating: 48, count: 2_600)
        file.stream(4, filter, data)
        file.table(trailer: "/Size 5/Root 1 0 R")
        let document = try PDFDocument(file.source)
        let stream = try #require(try document.object(PDFReference(4)).value.streamValue)
        let refusal = #expect(throws: PDFError.self) { try document.decodedData(of: stream, limit: 1_000) }
        #expect(refusal?.code == .tooLarge)
        #expect(try document.decodedData(of: stream, limit: 1 << 20).count > 1_000)
    }

    @Test func `the tree of embedded files ends`() throws {
        let catalog = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 10 0 R>>>>"
        #expect(
            try refusal(file([(1, catalog), (10, "<</Kids[10 0 R]>>")])) { _ = try $0.embeddedFiles() } == .damaged)
        let names = String(repeating: "(a)11 0 R ", count: 20_000)
        #expect(
            try refusal(file([(1, catalog), (10, "<</Names[\(names)]>>"), (11, "<<>>")])) { _ = try $0.embeddedFiles() }
                == .tooLarge)
    }

    @Test func `long operands of content are faults, what follows is read`() {
        let long = "[" + String(repeating: "/a ", count: 100_100) + "] TJ "
        var parser = ContentParser(Array((long + String(repeating: "/b gs ", count: 150_000)).utf8))
        var states = 0
        while let found = parser.next() { if found == .parameters { states += 1 } }
        #expect(states == 150_000 && parser.faults > 0)
    }
}
