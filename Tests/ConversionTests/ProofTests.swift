import ArchiveModel
import Conversion
import EN16931
import Extraction
import FoundationEssentials
import InvoiceTesting
import Testing
import WorkerProtocol

/// The three requests of a conversion, as workers serve them.
@Suite struct ProofTests {
    private static func document(_ bytes: [UInt8]) -> InputDocument {
        InputDocument(name: "invoice", descriptor: -1, bytes: MemoryBytes(bytes))
    }

    private static func fixture(_ path: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: "Fixtures").appending(path: path)))
    }

    private static func prove(_ made: [UInt8], _ json: [UInt8], _ report: ConversionReport) throws -> ProofReport {
        try ConversionProof.prove(
            ProofRequest(lost: report.lost, added: report.added), invoice: MemoryBytes(json), document: document(made))
    }

    @Test(
        arguments: [
            "Invoices/es/almazara-ubl.xml", "Invoices/es/almazara-credit-note.xml", "Invoices/de/nordwind-cii.xml",
            "EDIFACT/almazara-d96a.edi", "EDIFACT/talleres-d01b.edi", "EDIFACT/nordwind-d14b.edi",
        ], [ConversionTarget.ubl, .cii, .edifact, .json])
    func `our own invoices convert to every syntax without loss`(path: String, target: ConversionTarget) throws {
        let (transcription, json) = try Transcriber.transcribe(Self.document(try Self.fixture(path)))
        let (report, made) = try InvoiceConversion.convert(
            ConversionRequest(target: target), source: MemoryBytes(json))
        #expect(report.lost.isEmpty)
        let proof = try Self.prove(made, json, report)
        #expect(proof.carried > 40)
        #expect(transcription.syntax != "json")
    }

    @Test(arguments: [ConversionTarget.ubl, .cii, .json])
    func `a document that says something else is refused`(target: ConversionTarget) throws {
        let (_, json) = try Transcriber.transcribe(Self.document(try Self.fixture("Invoices/es/almazara-ubl.xml")))
        let (report, made) = try InvoiceConversion.convert(
            ConversionRequest(target: target), source: MemoryBytes(json))
        let text = String(decoding: made, as: UTF8.self)
        for (value, other) in [("924.00", "924.01"), ("F-2026/0139", "F-2026/0138"), ("38.50", "38.5000001")] {
            let changed = text.replacing(">\(value)<", with: ">\(other)<").replacing(
                "\"\(value)\"", with: "\"\(other)\"")
            #expect(changed != text)
            let failure = #expect(throws: WorkerRefusal.self) { try Self.prove(Array(changed.utf8), json, report) }
            #expect(failure?.code == "differs")
            #expect(failure?.message.contains(other) == true)
        }
        // The same number with another scale is the same number.
        let scaled = text.replacing(">38.50<", with: ">38.5<").replacing("\"38.50\"", with: "\"38.5\"")
        _ = try Self.prove(Array(scaled.utf8), json, report)
    }

    @Test func `what is not in the account must be there`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.remittanceInformation = Term("RF-1")
        let json = try SemanticJSON.encode(invoice)
        let (report, made) = try InvoiceConversion.convert(ConversionRequest(target: .ubl), source: MemoryBytes(json))
        _ = try Self.prove(made, json, report)
        let silent = ConversionReport(lost: [], added: [])
        #expect(#expect(throws: WorkerRefusal.self) { try Self.prove(made, json, silent) }?.code == "differs")
    }

    @Test(arguments: [
        (ConversionTarget.facturae, "<LanguageName>es<", "<LanguageName>xx<"),
        (.ubl, "<cbc:DocumentCurrencyCode>", "<cbc:Surprise/><cbc:DocumentCurrencyCode>"),
        (.cii, "<ram:InvoiceCurrencyCode>", "<ram:Surprise/><ram:InvoiceCurrencyCode>"),
    ])
    func `a document that breaks its own schema is refused`(target: ConversionTarget, from: String, to: String) throws {
        let schemas = try Self.schemas()
        let (transcription, json) = try Transcriber.transcribe(Self.document(try Self.fixture("Facturae/withheld.xml")))
        let (report, made) = try InvoiceConversion.convert(
            ConversionRequest(target: target, isBound: transcription.isBound), source: MemoryBytes(json))
        let request = ProofRequest(lost: report.lost, added: report.added)
        _ = try ConversionProof.prove(
            request, invoice: MemoryBytes(json), document: Self.document(made), schemas: schemas)
        let text = String(decoding: made, as: UTF8.self)
        let changed = Array(text.replacing(from, with: to).utf8)
        let failure = #expect(throws: WorkerRefusal.self) {
            try ConversionProof.prove(
                request, invoice: MemoryBytes(json), document: Self.document(changed), schemas: schemas)
        }
        #expect(failure?.code == "not-convertible")
        #expect(failure?.message.contains("Nothing was written") == true)
    }

    private static func schemas() throws -> InvoiceSchemas {
        var files: [String: [UInt8]] = [:]
        for name in InvoiceSchemas.files { files[name] = try fixture("../Schemas/XSD/\(name)") }
        return InvoiceSchemas(files: files)
    }

    @Test func `pages, foreign data and several messages are not converted`() throws {
        for (path, code) in [
            ("Bad/note.txt", "unsupported"), ("Bad/other-vocabulary.xml", "unreadable"),
            ("Bad/doctype.xml", "unreadable"),
        ] {
            let bytes = try Self.fixture(path)
            let failure = #expect(throws: WorkerRefusal.self) { try Transcriber.transcribe(Self.document(bytes)) }
            #expect(failure?.code == code, "\(path)")
        }
        #expect(throws: WorkerRefusal.self) { try Transcriber.transcribe(Self.document([])) }
    }

    /// Of the text of each the mark that it is a copy; nil where only a comment or a sentence says it.
    @Test(
        arguments: [
            (ConversionTarget.ubl, nil), (.cii, nil), (.facturae, "<InvoiceClass>CO</InvoiceClass>"), (.html, nil),
            (.text, nil), (.edifact, "BGM+380+"),
        ] as [(ConversionTarget, String?)])
    func `a copy says that it is one, names its original where it can, and says the same`(
        target: ConversionTarget, mark: String?
    ) throws {
        let source = try Self.fixture("Invoices/es/almazara-ubl.xml")
        let (transcription, json) = try Transcriber.transcribe(Self.document(source))
        let id = try #require(DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
        let digest = try #require(ContentDigest(algorithm: .sha256, bytes: [UInt8](repeating: 7, count: 32)))
        let plain = ConversionRequest(target: target, isBound: transcription.isBound)
        var marked = plain
        marked.copyOf = CopyReference(id: id, digest: digest)
        let (report, made) = try InvoiceConversion.convert(marked, source: MemoryBytes(json))
        let (_, unmarked) = try InvoiceConversion.convert(plain, source: MemoryBytes(json))
        let text = String(decoding: made, as: UTF8.self)
        #expect(text.contains("\(id)") == (target != .edifact) && text.contains("\(digest)") == (target != .edifact))
        #expect(made != unmarked)
        if let mark { #expect(text.contains(mark)) }
        if target == .edifact {
            #expect(text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("BGM+") && $0.hasSuffix("+31'") })
        }
        if !target.isView { #expect(try Self.prove(made, json, report).carried > 20) }
    }
}
