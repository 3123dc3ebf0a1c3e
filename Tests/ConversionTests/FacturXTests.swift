import ArchiveModel
import Conversion
import EN16931
import Extraction
import FoundationEssentials
import InvoiceTesting
import LinuxSystem
import PDF
import Testing
import WorkerProtocol

/// Factur-X from any syntax, and back.
@Suite struct FacturXConversionTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    private static func document(_ bytes: [UInt8]) throws -> InputDocument {
        let source = try FileBytes(MemoryFile(named: "invoice", sealing: bytes).file)
        return InputDocument(name: "invoice", descriptor: source.descriptor, bytes: source)
    }

    private static func convert(
        _ json: [UInt8], claims: Bool = true, isBound: Bool = true
    ) throws -> (ConversionReport, [UInt8]) {
        try InvoiceConversion.convert(
            ConversionRequest(
                target: .facturx, language: .es, time: UTCTime(milliseconds: 1_790_000_000_000), isBound: isBound,
                claims: claims), source: MemoryBytes(json))
    }

    @Test(
        arguments: [
            "Invoices/es/almazara-ubl.xml", "Invoices/es/almazara-credit-note.xml", "Invoices/de/nordwind-cii.xml",
            "EDIFACT/almazara-d96a.edi", "EDIFACT/nordwind-d14b.edi", "Facturae/withheld.xml",
        ])
    func `what is read back is the invoice`(path: String) throws {
        let source = Array(try Data(contentsOf: Self.root.appending(path: path)))
        let (transcription, json) = try Transcriber.transcribe(Self.document(source))
        let (report, made) = try Self.convert(json, isBound: transcription.isBound)
        let proof = try ConversionProof.prove(
            ProofRequest(lost: report.lost, added: report.added), invoice: MemoryBytes(json),
            document: Self.document(made))
        #expect(proof.carried > 30)
        let (back, _) = try Transcriber.transcribe(Self.document(made))
        #expect(back.syntax == "cii")
    }

    @Test func `an invoice that names no specification is given its profile's, or refused where it keeps no rules`()
        throws
    {
        var invoice = SmallInvoice.minimal()
        invoice.processControl = nil
        let json = try SemanticJSON.encode(invoice)
        let (report, _) = try Self.convert(json)
        #expect(report.added.contains { $0.term == "BT-24" && $0.value == "urn:cen.eu:en16931:2017" })
        invoice.lines = []
        let (reduced, _) = try Self.convert(try SemanticJSON.encode(invoice))
        #expect(reduced.added.contains { $0.term == "BT-24" && $0.value == "urn:factur-x.eu:1p0:basicwl" })
        let refusal = #expect(throws: WorkerRefusal.self) { try Self.convert(json, claims: false) }
        #expect(refusal?.code == "not-convertible")
        #expect(refusal?.message.contains("EN 16931") == true)
    }

    @Test func `a specification without a profile is refused by its name`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.processControl = ProcessControl()
        invoice.processControl?.specificationIdentifier = Term("urn:example:own")
        let refusal = #expect(throws: WorkerRefusal.self) { try Self.convert(try SemanticJSON.encode(invoice)) }
        #expect(refusal?.code == "not-convertible")
        #expect(refusal?.message.contains("urn:example:own") == true)
    }

    @Test func `the invoice beside the pages of a copy says that it is one`() throws {
        let json = try SemanticJSON.encode(SmallInvoice.minimal())
        let id = try #require(DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
        let digest = try #require(ContentDigest(algorithm: .sha256, bytes: [UInt8](repeating: 7, count: 32)))
        let (report, made) = try InvoiceConversion.convert(
            ConversionRequest(target: .facturx, copyOf: CopyReference(id: id, digest: digest)),
            source: MemoryBytes(json))
        let files = try PDFDocument(MemoryBytes(made))
        let file = try #require(try files.embeddedFiles().first)
        let xml = String(decoding: try files.content(of: file, limit: 1 << 20), as: UTF8.self)
        #expect(xml.contains("<!-- Copy of \(id), made from the original with \(digest)."))
        let proof = try ConversionProof.prove(
            ProofRequest(lost: report.lost, added: report.added), invoice: MemoryBytes(json),
            document: Self.document(made))
        #expect(proof.carried > 5)
    }

    @Test func `pages for people are a PDF`() throws {
        let json = try SemanticJSON.encode(SmallInvoice.minimal())
        let (report, made) = try InvoiceConversion.convert(
            ConversionRequest(target: .pdf), source: MemoryBytes(json))
        #expect(made.starts(with: "%PDF-1.".utf8))
        #expect(report.lost.isEmpty && report.added.isEmpty)
    }
}
