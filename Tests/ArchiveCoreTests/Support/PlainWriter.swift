import ArchiveModel
import PDF
import WorkerProtocol

/// A writer without a process: real increments to small documents, which say what the plain reader reads.
enum PlainWriter {
    /// A PDF in which these lines stand.
    static func document(_ lines: [UInt8]) -> MemoryBytes {
        PlainDocument.of([
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>", stream(lines),
            // Everything behind it begins at offsets of four digits.
            stream([UInt8](repeating: 37, count: 1_000)),
        ])
    }

    private static func stream(_ content: [UInt8]) -> String {
        "<</Length \(content.count)>>\nstream\n\(String(decoding: content, as: UTF8.self))\nendstream"
    }

    /// What a request asks for: these lines for a dressing, and a place for the signature. `change` may do more to the
    /// catalog.
    static func increment(
        for request: PreparationRequest, to source: any ByteSource, dressing lines: String = "dressed",
        change: (inout PDFDictionary) -> Void = { _ in }
    ) throws -> (PreparedIncrement, [UInt8]) {
        var whole = try source.read(at: 0, count: Int(source.length))
        var bytes: [UInt8] = []
        var dressing: DressingRevision?
        if request.dressing != nil {
            var update = try IncrementalUpdate(try PDFDocument(MemoryBytes(whole)))
            _ = update.add([:], data: Array("\n\(lines)\n".utf8))
            let first = try update.finish()
            dressing = DressingRevision(length: UInt64(first.bytes.count), objects: first.objects)
            bytes += first.bytes
            whole += first.bytes
        }
        let document = try PDFDocument(MemoryBytes(whole))
        var update = try IncrementalUpdate(document)
        if let place = request.signature {
            let order = SignatureOrder(capacity: place.capacity, time: place.time, reason: place.reason)
            let field = update.addSignature(order.dictionary, capacity: place.capacity)
            let form = update.add(.dictionary(["Fields": .array([.reference(field)])]))
            let catalog = try document.catalog()
            var dictionary = catalog.value.dictionaryValue ?? [:]
            dictionary["AcroForm"] = .reference(form)
            change(&dictionary)
            update.write(.dictionary(dictionary), as: catalog.reference)
        }
        let second = try update.finish()
        bytes += second.bytes
        let prepared = PreparedIncrement(
            sourceLength: source.length, incrementLength: UInt64(bytes.count), pages: 1, dressing: dressing,
            objects: second.objects, byteRange: second.byteRange)
        return (prepared, bytes)
    }
}
