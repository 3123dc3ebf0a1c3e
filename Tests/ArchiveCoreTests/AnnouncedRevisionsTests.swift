import ArchiveCore
import ArchiveModel
import PDF
import Testing
import WorkerProtocol

/// An increment of two revisions, held against what the writer said of it.
@Suite struct `Announced revisions` {
    private let source = PlainWriter.document(Paper.invoice("F-1"))
    private let request = PreparationRequest(
        signature: .init(capacity: 64, time: UTCTime(milliseconds: 1_790_000_000_000)),
        dressing: Dressing(layout: TemplateLayout(texts: [.init("x", y: 5)]), files: []))

    private func fault(
        _ announced: PreparedIncrement, _ increment: [UInt8], ordered: PreparationRequest? = nil
    ) throws -> String? {
        let order = try #require(
            (ordered ?? request).signature.map {
                SignatureOrder(capacity: $0.capacity, time: $0.time, reason: $0.reason)
            })
        return AnnouncedRevisions(
            announced, source: source, catalog: try KeptCatalog(of: PDFDocument(source))
        ).fault(in: increment, order: order)
    }

    @Test func `what was announced is found, with a dressing and without`() throws {
        var plain = request
        plain.dressing = nil
        for asked in [request, plain] {
            let (announced, increment) = try PlainWriter.increment(for: asked, to: source)
            #expect((announced.dressing == nil) == (asked.dressing == nil))
            #expect(try fault(announced, increment) == nil)
        }
    }

    @Test func `every shorter or longer increment is refused`() throws {
        let (announced, increment) = try PlainWriter.increment(for: request, to: source)
        for count in increment.indices { #expect(try fault(announced, Array(increment.prefix(count))) != nil) }
        #expect(try fault(announced, increment + [10]) != nil)
    }

    @Test func `a first part of another length, or with other objects, is refused`() throws {
        let (announced, increment) = try PlainWriter.increment(for: request, to: source)
        let dressing = try #require(announced.dressing)
        for length in [0, dressing.length - 1, dressing.length + 1, UInt64(increment.count), UInt64.max] {
            var other = announced
            other.dressing?.length = length
            #expect(try fault(other, increment) != nil, "\(length)")
        }
        var other = announced
        other.dressing?.objects += announced.objects
        #expect(try fault(other, increment) != nil)
        other = announced
        other.objects += dressing.objects
        #expect(try fault(other, increment) != nil)
        other = announced
        other.dressing = nil
        #expect(try fault(other, increment) != nil)
    }

    @Test func `a dressing that brings a signature is refused`() throws {
        var signing = request
        signing.dressing = nil
        let (first, bytes) = try PlainWriter.increment(for: signing, to: source)
        let (second, rest) = try PlainWriter.increment(
            for: signing, to: MemoryBytes(source.bytes + bytes), dressing: "")
        let announced = PreparedIncrement(
            sourceLength: source.length, incrementLength: UInt64(bytes.count + rest.count), pages: 1,
            dressing: DressingRevision(length: UInt64(bytes.count), objects: first.objects), objects: second.objects,
            byteRange: second.byteRange)
        #expect(try fault(announced, bytes + rest)?.contains("signature") == true)
    }

    @Test func `a second part that passes over the first is refused`() throws {
        let (announced, increment) = try PlainWriter.increment(for: request, to: source)
        let dressing = Int(try #require(announced.dressing).length)
        let (first, rest) = (increment.prefix(dressing), Array(increment.dropFirst(dressing)))
        let old = try #require(SourceEnd.startOfSection(of: source))
        let new = try #require(SourceEnd.startOfSection(of: MemoryBytes(source.bytes + first)))
        let text = String(decoding: rest, as: UTF8.self)
        #expect(text.contains("/Prev \(new)") && String(old).count == String(new).count)
        let changed = Array(first) + Array(text.replacing("/Prev \(new)", with: "/Prev \(old)").utf8)
        #expect(try fault(announced, changed)?.contains("passes over") == true)
    }

    @Test func `a signature that says something else is refused`() throws {
        let (announced, increment) = try PlainWriter.increment(for: request, to: source)
        var other = request
        other.signature?.reason = "paid"
        #expect(try fault(announced, increment, ordered: other) != nil)
        other = request
        other.signature?.capacity = 65
        #expect(try fault(announced, increment, ordered: other) != nil)
    }

    @Test func `a catalog that differs in more than its form is refused`() throws {
        let changes: [(inout PDFDictionary) -> Void] = [
            { $0["OpenAction"] = .reference(PDFReference(4)) }, { $0["Pages"] = .reference(PDFReference(3)) },
            { $0["Type"] = nil }, { $0["AcroForm"] = nil }, { $0["AcroForm"] = .reference(PDFReference(4)) },
            { $0["AcroForm"] = .dictionary([:]) },
        ]
        for change in changes {
            let (announced, increment) = try PlainWriter.increment(for: request, to: source, change: change)
            #expect(try fault(announced, increment)?.contains("catalog") == true)
        }
    }
}
