import ArchiveModel
import PDF
import Testing

@Suite struct `Incremental updates` {
    /// Adds an object and a signature place, replaces the page.
    private func increment(to file: SampleFile, capacity: Int = 300) throws -> Increment {
        let document = try PDFDocument(file.source)
        var update = try IncrementalUpdate(document)
        let stream = update.add([:], data: Array("q Q".utf8))
        _ = update.addSignature(["Type": .name("Sig"), "M": .string(Array("D:2026".utf8))], capacity: capacity)
        var page = try document.pages()[0].dictionary
        page["Contents"] = .array([page["Contents"] ?? .null, .reference(stream)])
        page["Odd"] = .array([
            .string([0, 255]), .name("a b#"), .real("1.50"), .boolean(true), .null, .string(Array("(x\\".utf8)),
        ])
        update.write(.dictionary(page), as: PDFReference(3))
        return try update.finish()
    }

    private func inspect(_ increment: Increment) throws {
        try IncrementInspector.inspect(
            increment.bytes, sourceLength: increment.sourceLength, objects: increment.objects,
            byteRange: increment.byteRange)
    }

    @Test(arguments: [SampleFile.classic(), .compressed(), .hybrid()])
    func `are read back as a second revision of the same kind`(file: SampleFile) throws {
        let increment = try increment(to: file)
        let before = try PDFDocument(file.source)
        let whole = MemoryBytes(file.bytes + increment.bytes)
        let document = try PDFDocument(whole)
        #expect(document.sections[0].kind == (before.sections[0].kind == .stream ? .stream : .table))
        #expect(document.sections[0].previous == before.finalMarker.target)
        #expect(document.trailer["XRefStm"] == nil)
        let revisions = try document.revisions()
        #expect(revisions.count == 2)
        #expect(revisions.last?.extent == UInt64(file.bytes.count)..<whole.length)
        #expect(revisions.last?.objectNumbers == Set(increment.objects))
        let page = try document.pages()[0].dictionary
        #expect(page["Contents"]?.arrayValue?.count == 2)
        #expect(
            page["Odd"]
                == .array([
                    .string([0, 255]), .name("a b#"), .real("1.50"), .boolean(true), .null, .string(Array("(x\\".utf8)),
                ]))
        let identifiers = try #require(document.trailer["ID"]?.arrayValue)
        #expect(identifiers.count == 2)
        if let old = before.trailer["ID"]?.arrayValue { #expect(identifiers[0] == old[0] && identifiers[1] != old[1]) }
        try inspect(increment)
    }

    @Test func `begin on a line of their own`() throws {
        var file = SampleFile.classic()
        file.bytes.removeLast()
        let increment = try increment(to: file)
        #expect(increment.bytes.first == 10)
        try inspect(increment)
        #expect(try PDFDocument(MemoryBytes(file.bytes + increment.bytes)).pages().count == 1)
    }

    @Test func `the byte range spares exactly the contents`() throws {
        let file = SampleFile.classic()
        let increment = try increment(to: file)
        let range = try #require(increment.byteRange)
        let whole = file.bytes + increment.bytes
        #expect(range[0] == 0 && range[2] + range[3] == UInt64(whole.count))
        #expect(whole[Int(range[1])] == UInt8(ascii: "<") && whole[Int(range[2]) - 1] == UInt8(ascii: ">"))
        #expect(range[2] - range[1] == 602)
    }

    @Test func `splicing fills the hole and nothing else`() throws {
        let file = SampleFile.classic()
        let increment = try increment(to: file)
        let range = try #require(increment.byteRange)
        let filled = try Splice.fill(
            increment.bytes, sourceLength: increment.sourceLength, byteRange: range, with: [0x30, 0x82, 0xAB])
        #expect(filled.count == increment.bytes.count)
        let hole = Int(range[1] - increment.sourceLength)..<Int(range[2] - increment.sourceLength)
        #expect(filled[..<hole.lowerBound].elementsEqual(increment.bytes[..<hole.lowerBound]))
        #expect(filled[hole.upperBound...].elementsEqual(increment.bytes[hole.upperBound...]))
        #expect(filled[hole].starts(with: Array("<3082ab000".utf8)))
        #expect(throws: PDFError.self) {
            try Splice.fill(filled, sourceLength: increment.sourceLength, byteRange: range, with: [1])
        }
        #expect(throws: PDFError.self) {
            try Splice.fill(
                increment.bytes, sourceLength: increment.sourceLength, byteRange: range,
                with: [UInt8](repeating: 1, count: 301))
        }
    }

    @Test func `inspection refuses what was not announced`() throws {
        let good = try increment(to: .compressed())
        var fewer = good
        fewer.objects.removeLast()
        #expect(throws: PDFError.self) { try inspect(fewer) }
        var unsigned = good
        unsigned.byteRange = nil
        #expect(throws: PDFError.self) { try inspect(unsigned) }
        var longer = good
        longer.sourceLength += 1
        #expect(throws: PDFError.self) { try inspect(longer) }
        var trailing = good
        trailing.bytes.append(10)
        #expect(throws: PDFError.self) { try inspect(trailing) }
        var empty = good
        empty.bytes = []
        #expect(throws: PDFError.self) { try inspect(empty) }
    }

    @Test(arguments: [SampleFile.classic(), .compressed()])
    func `inspection sees every changed byte outside of values`(file: SampleFile) throws {
        let good = try increment(to: file, capacity: 8)
        let hidden = Array("%comment\n".utf8)
        // Bytes put between any two others are seen unless they become part of a value.
        for position in good.bytes.indices {
            var bad = good
            bad.bytes.insert(contentsOf: hidden, at: position)
            bad.byteRange = good.byteRange.map { [0, $0[1], $0[2], $0[3] + UInt64(hidden.count)] }
            #expect(throws: PDFError.self) { try inspect(bad) }
        }
        let text = String(decoding: good.bytes, as: UTF8.self)
        for (old, new) in [
            ("startxref", "startxreg"), ("/Prev ", "/Prex "), ("/Root 1 0 R", "/Root (1 R)"), ("endobj", "endobk"),
            ("/Contents <", "/Contents ("), ("/ByteRange [0", "/ByteRange [1"), ("<0000", "<0001"), (" obj\n", " obj "),
            ("/Type /Sig", "/Type /Sih"),
        ] where text.contains(old) {
            var bad = good
            let place = try #require(firstRange(of: Array(old.utf8), in: good.bytes))
            bad.bytes.replaceSubrange(place, with: Array(new.utf8))
            #expect(throws: PDFError.self, "\(old)") { try inspect(bad) }
        }
    }

    private func firstRange(of needle: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        bytes.indices.first { bytes[$0...].starts(with: needle) }.map { $0..<$0 + needle.count }
    }
}
