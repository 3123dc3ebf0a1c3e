import ArchiveModel
import PDF
import Testing

/// Files a stranger damaged: any outcome is fine but a crash or a read without end.
@Suite struct `Damaged files` {
    private func readEverything(_ bytes: [UInt8]) {
        var limits = PDFLimits()
        limits.decodedBytes = 1 << 20
        guard let document = try? PDFDocument(MemoryBytes(bytes), limits: limits) else { return }
        _ = try? document.revisions()
        _ = try? document.signatureFields()
        _ = try? document.isSigned()
        if let pages = try? document.pages(), let page = pages.first {
            if let stream = try? document.resolve(page.dictionary["Contents"]).streamValue,
                let data = try? document.decodedData(of: stream)
            {
                var parser = ContentParser(data)
                while parser.next() != nil {}
            }
        }
        for number in 0..<12 { _ = try? document.object(PDFReference(number)) }
        guard var update = try? IncrementalUpdate(document) else { return }
        _ = update.add(.integer(1))
        guard let increment = try? update.finish() else { return }
        _ = try? IncrementInspector.inspect(
            increment.bytes, sourceLength: increment.sourceLength, objects: increment.objects, byteRange: nil)
    }

    @Test(arguments: [(SampleFile.classic(), 11), (.compressed(), 12), (.hybrid(), 13)])
    func `never crash the reader`(file: SampleFile, seed: Int) {
        var random = Xorshift(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let tokens = [
            "<<", ">>", "[", "]", "(", ")", "obj", "endobj", "stream", " 0 R", "99999999999999999999", "-1", "/", "%",
            "xref",
        ]
        for _ in 0..<1_200 {
            var bytes = file.bytes
            for _ in 0...random.next(below: 4) {
                let position = random.next(below: bytes.count)
                switch random.next(below: 4) {
                case 0: bytes[position] = UInt8(random.next(below: 256))
                case 1: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.next(below: 30)))
                case 2: bytes.insert(contentsOf: tokens[random.next(below: tokens.count)].utf8, at: position)
                default: bytes[position] ^= 1 << random.next(below: 8)
                }
                if bytes.isEmpty { break }
            }
            readEverything(bytes)
        }
    }

    @Test func `increments with any byte changed never crash the inspector`() throws {
        let file = SampleFile.compressed()
        var update = try IncrementalUpdate(PDFDocument(file.source))
        _ = update.addSignature(["Type": .name("Sig")], capacity: 4)
        let good = try update.finish()
        for index in good.bytes.indices {
            for bit in 0..<8 {
                var bytes = good.bytes
                bytes[index] ^= 1 << bit
                _ = try? IncrementInspector.inspect(
                    bytes, sourceLength: good.sourceLength, objects: good.objects, byteRange: good.byteRange)
            }
        }
    }
}
