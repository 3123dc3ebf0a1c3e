import ArchiveModel
import LinuxSystem
import Testing
import WorkerClient
import WorkerProtocol
import WorkerService

/// The real program in its sandbox, against the same operations called without one.
@Suite(.serialized) struct `The worker program` {
    private static let pool: Result<WorkerPool, SystemError> = Result { () throws(SystemError) in
        WorkerPool(try WorkerConfiguration.sibling())
    }

    private static let today = CalendarDate(daysSince1970: 20_000)

    private func ask(_ request: WorkerRequest, _ document: InputDocument) throws -> (WorkerAnswer, increment: [UInt8]) {
        try Self.pool.get().serve(request, tenant: "acme", documents: [document])
    }

    private func request(_ name: String) -> ExaminationRequest { ExaminationRequest(names: [name], today: Self.today) }

    @Test(arguments: [
        "Invoices/es/almazara-classic.pdf", "Invoices/es/almazara-hybrid.pdf", "Invoices/es/almazara-ubl.xml",
        "Invoices/en/harbour-classic.pdf", "Invoices/de/nordwind-cii.xml", "Invoices/de/nordwind-hybrid.pdf",
        "Pages/rotated-90.pdf", "Bad/user-password.pdf", "Bad/truncated.pdf", "Bad/page-tree-loop.pdf",
        "Bad/empty.pdf", "Bad/external-entity.xml", "Bad/disagreeing-hybrid.pdf",
    ])
    func `The sandbox changes nothing in what is read`(name: String) throws {
        let document = try Sample.fixture(name)
        let (inside, _) = try ask(.examine(request(name)), document)
        let outside = try WorkerOperations.standard.examine(request(name), [document])
        #expect(inside == .examined(outside))
    }

    @Test func `XML under a name in UTF-16 is found in the sandbox`() throws {
        let invoice = try Sample.fixture("Invoices/de/nordwind-cii.xml")
        let xml = try invoice.bytes.read(at: 0, count: Int(invoice.bytes.length))
        let document = try Sample.document("hybrid.pdf", Sample.pdf(embedding: xml, as: "factur-x.xml"))
        let (answer, _) = try ask(.examine(request("hybrid.pdf")), document)
        guard case .examined(let report) = answer else {
            Issue.record("answered \(answer)")
            return
        }
        #expect(report.files.first?.kind == .hybridPDF)
        #expect(report.files.first?.embeddedName == "factur-x.xml")
    }

    @Test func `The writer prepares in the sandbox what it prepares outside`() throws {
        let document = try Sample.fixture("Pages/inherited-resources.pdf")
        let place = PreparationRequest.SignaturePlace(capacity: 8_192, time: UTCTime(milliseconds: 1_700_000_000_000))
        let id = try #require(DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
        let request = PreparationRequest(id: id, isTest: true, signature: place)
        let (answer, bytes) = try ask(.prepare(request), document)
        let (increment, expected) = try WorkerOperations.standard.prepare(request, document.bytes, [])
        #expect(answer == .prepared(increment))
        #expect(bytes == expected)

        let source = try document.bytes.read(at: 0, count: Int(document.bytes.length))
        let tagged = try Sample.document("tagged.pdf", source + bytes)
        guard case .tags(let report) = try ask(.readTags, tagged).0 else { return }
        #expect(report.pages.count == increment.pages)
        for page in report.pages {
            #expect(page.content == .unchanged)
            #expect(page.tags.map(\.withoutDigest) == [PageTag(id: id, page: page.position, pages: increment.pages)])
        }
    }

    @Test func `A document without a signature is judged alike inside and outside`() throws {
        let document = try Sample.fixture("Invoices/es/almazara-classic.pdf")
        let request = JudgementRequest(subject: .document, anchors: [], time: UTCTime(milliseconds: 1_700_000_000_000))
        let (answer, _) = try ask(.judge(request), document)
        #expect(answer == .judged(try WorkerOperations.standard.judge(request, [document])))
    }

    @Test func `A text file is refused by the writer with a clear code`() throws {
        let document = try Sample.document("note.txt", Array("no PDF at all".utf8))
        let error = #expect(throws: WorkerRefusal.self) {
            try ask(.prepare(PreparationRequest(isTest: true, signature: nil)), document)
        }
        #expect(error?.code == "unreadable")
    }
}
