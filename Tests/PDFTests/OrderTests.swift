import ArchiveModel
import PDF
import Testing

/// An increment against what was ordered.
@Suite struct `Increments against their order` {
    private let source = MemoryBytes(SampleSource.bytes)
    private let order = SignatureOrder(capacity: 300, time: UTCTime(milliseconds: 1_795_466_640_000))

    private func inspect(
        _ dictionary: PDFDictionary? = nil, capacity: Int = 300, previous: UInt64? = nil
    ) throws(PDFError) {
        var update = try IncrementalUpdate(try PDFDocument(source))
        _ = update.addSignature(dictionary ?? order.dictionary, capacity: capacity)
        let increment = try update.finish()
        try IncrementInspector.inspect(
            increment.bytes, sourceLength: source.length, objects: increment.objects, byteRange: increment.byteRange,
            order: order, previous: previous ?? SourceEnd.startOfSection(of: source))
    }

    @Test func `What was ordered passes`() throws {
        try inspect()
        #expect(try SourceEnd.startOfSection(of: source) == PDFDocument(source).finalMarker.target)
    }

    @Test(arguments: ["M", "SubFilter", "Filter", "Reference", "Name", "Reason", "Prop_Build"])
    func `A signature dictionary that says something else is refused`(key: String) {
        var dictionary = order.dictionary
        dictionary[key] = .string(Array("D:20200101000000Z".utf8))
        #expect { try inspect(dictionary) } throws: { ($0 as? PDFError)?.code == .increment }
        dictionary[key] = nil
        if dictionary != order.dictionary {
            #expect { try inspect(dictionary) } throws: { ($0 as? PDFError)?.code == .increment }
        }
    }

    @Test func `A place of another size is refused`() {
        for capacity in [299, 301] {
            #expect { try inspect(capacity: capacity) } throws: { ($0 as? PDFError)?.code == .increment }
        }
    }

    @Test func `A section that passes over the source's last one is refused`() throws {
        let last = try #require(SourceEnd.startOfSection(of: source))
        #expect { try inspect(previous: last + 1) } throws: { ($0 as? PDFError)?.code == .increment }
    }

    @Test(arguments: ["", "startxref", "startxref x\n%%EOF", "startxref\n7\n"])
    func `An end that tells nothing gives nothing`(text: String) {
        #expect(SourceEnd.startOfSection(of: MemoryBytes(Array(text.utf8))) == nil)
    }
}

private enum SampleSource {
    static let bytes: [UInt8] = {
        var text = "%PDF-1.7\n"
        var table = "0000000000 65535 f \n"
        let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]
        for (index, object) in objects.enumerated() {
            let digits = String(text.utf8.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        return Array(
            (text + "xref\n0 3\n\(table)trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n\(text.utf8.count)\n%%EOF\n").utf8)
    }()
}
