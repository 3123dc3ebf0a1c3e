import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

/// Increments of a writer that somebody else has taken over.
@Suite struct `Confirming increments` {
    private let request = PreparationRequest(
        id: TestDocument.id, isTest: true,
        signature: .init(capacity: 512, time: UTCTime(milliseconds: 1_795_466_640_000)))

    private func code(_ increment: [UInt8], _ source: MemoryBytes, _ request: PreparationRequest? = nil) -> String {
        do throws(WorkerRefusal) {
            try PreparationCheck.check(MemoryBytes(increment), of: request ?? self.request, source: source)
            return "confirmed"
        } catch {
            return error.code
        }
    }

    @Test(arguments: TestDocument.geometries, [true, false])
    func `what was ordered is confirmed`(name: String, isTest: Bool) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        var request = request
        request.isTest = isTest
        let increment = try PagePreparation.prepare(request, source: source).1
        #expect(code(increment, source, request) == "confirmed")
        request.id = nil
        #expect(code(increment, source, request) == "differs")
        #expect(code(try PagePreparation.prepare(request, source: source).1, source, request) == "confirmed")
    }

    @Test func `another time in the signature, another mark or identifier is refused`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let increment = try PagePreparation.prepare(request, source: source).1
        var other = request
        other.signature?.time = UTCTime(milliseconds: 1_795_466_641_000)
        #expect(code(increment, source, other) == "differs")
        other = request
        other.isTest = false
        #expect(code(increment, source, other) == "differs")
        other = request
        other.id = DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12])
        #expect(code(increment, source, other) == "differs")
    }

    @Test func `an increment that replaces the page's content, the catalog or a font is refused`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let document = try PDFDocument(source)
        let page = try #require(try document.pages().first)
        let catalog = try document.catalog()
        for change in 0..<3 {
            var update = try IncrementalUpdate(document)
            let place = SignatureOrder(capacity: 512, time: UTCTime(milliseconds: 1_795_466_640_000))
            _ = update.addSignature(place.dictionary, capacity: 512)
            let content = update.add([:], data: Array("BT ET".utf8))
            switch change {
            case 0:
                var dictionary = page.dictionary
                dictionary["Contents"] = .reference(content)
                update.write(.dictionary(dictionary), as: page.reference)
            case 1:
                var dictionary = catalog.value.dictionaryValue ?? [:]
                dictionary["OpenAction"] = .dictionary(["S": .name("JavaScript")])
                update.write(.dictionary(dictionary), as: catalog.reference)
            default:
                var dictionary = page.dictionary
                dictionary["Contents"] = .array([.reference(content), .reference(content)])
                update.write(.dictionary(dictionary), as: page.reference)
            }
            #expect(code(try update.finish().bytes, source) == "differs")
        }
    }

    @Test func `no changed byte of an increment is confirmed`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let increment = try PagePreparation.prepare(request, source: source).1
        for place in stride(from: 0, to: increment.count, by: 5) {
            var changed = increment
            changed[place] = changed[place] == 48 ? 49 : 48
            if changed != increment { #expect(code(changed, source) == "differs", "byte \(place)") }
        }
        #expect(code(increment + [10], source) == "differs")
        #expect(code([], source) == "differs")
    }
}
