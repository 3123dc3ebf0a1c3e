import ArchiveModel
import Conversion
import EN16931
import Extraction
import FoundationEssentials
import InvoiceTesting
import Testing
import WorkerProtocol

/// Sources that know nothing of EN 16931: what the standard demands of them, and what is not said of a source that
/// could have said it.
@Suite struct CompletionTests {
    private static func text(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return String(
            decoding: try Data(contentsOf: root.appending(path: "Fixtures").appending(path: path)), as: UTF8.self)
    }

    private struct Made {
        let transcription: Transcription
        let report: ConversionReport
        let proof: ProofReport
        let text: String
    }

    /// As the command line does it.
    private static func convert(
        _ source: String, to target: ConversionTarget, _ directory: EDIFACTDirectory = .d14b
    ) throws -> Made {
        func document(_ bytes: [UInt8]) -> InputDocument {
            InputDocument(name: "invoice", descriptor: -1, bytes: MemoryBytes(bytes))
        }
        let (transcription, json) = try Transcriber.transcribe(document(Array(source.utf8)))
        var request = ConversionRequest(target: target, directory: directory, isBound: transcription.isBound)
        func make() throws -> (ConversionReport, [UInt8], ProofReport) {
            let (report, made) = try InvoiceConversion.convert(request, source: MemoryBytes(json))
            let account = ProofRequest(lost: report.lost, added: report.added)
            let proof = try ConversionProof.prove(account, invoice: MemoryBytes(json), document: document(made))
            return (report, made, proof)
        }
        var (report, made, proof) = try make()
        if let next = request.next(after: report, proof) {
            request = next
            (report, made, proof) = try make()
        }
        return Made(
            transcription: transcription, report: report, proof: proof, text: String(decoding: made, as: UTF8.self))
    }

    private static func added(_ made: Made) -> [String] { made.report.added.map { "\($0.term) \($0.value)" } }

    @Test(
        arguments: [
            "Facturae/withheld.xml", "Facturae/corrective.xml", "EDIFACT/almazara-d96a.edi",
            "EDIFACT/talleres-d01b.edi", "EDIFACT/almazara-credit-note-d96a.edi",
        ], [ConversionTarget.ubl, .cii, .edifact])
    func `the specification is stated where the target demands it, and the result is valid`(
        path: String, target: ConversionTarget
    ) throws {
        let made = try Self.convert(try Self.text(path), to: target)
        #expect(!made.transcription.isBound)
        #expect(Self.added(made) == ["BT-24 urn:cen.eu:en16931:2017"])
        #expect(made.report.added.first?.path == "processControl.specificationIdentifier")
        #expect(made.proof.verdict == .valid, "\(made.proof.rules)")
    }

    @Test(arguments: [ConversionTarget.ubl, .cii, .edifact])
    func `an invoice that breaks the standard's rules claims nothing`(target: ConversionTarget) throws {
        let text = try Self.text("Facturae/withheld.xml").replacing(
            "<TotalExecutableAmount>1700.82", with: "<TotalExecutableAmount>1700.92")
        let made = try Self.convert(text, to: target)
        #expect(Self.added(made).isEmpty)
        #expect(made.proof.verdict == .invalid)
        #expect(made.proof.rules.contains("BR-01") && made.proof.rules.contains("BR-CO-16"))
    }

    @Test func `a source that could have named its specification stays without`() throws {
        let text = try Self.text("Invoices/es/almazara-ubl.xml")
        let customization = try #require(text.firstRange(of: /<cbc:CustomizationID>.*<\/cbc:CustomizationID>/))
        let made = try Self.convert(text.replacingCharacters(in: customization), to: .cii)
        #expect(made.transcription.isBound)
        #expect(Self.added(made).isEmpty)
        #expect(made.proof.rules.contains("BR-01"))
    }

    @Test(arguments: [ConversionTarget.ubl, .cii, .edifact])
    func `lines, units and attachments get what Facturae lets its senders leave out`(target: ConversionTarget) throws {
        let text = try Self.text("Facturae/withheld.xml")
            .replacing("<SequenceNumber>1</SequenceNumber>", with: "")
            .replacing("<SequenceNumber>3</SequenceNumber>", with: "<SequenceNumber>1</SequenceNumber>")
            .replacing("<UnitOfMeasure>02</UnitOfMeasure>", with: "")
            .replacing(
                "</PaymentDetails>",
                with: """
                    </PaymentDetails><AdditionalData><RelatedDocuments><Attachment><AttachmentFormat>pdf</AttachmentFormat>
                    <AttachmentData>JVBERg==</AttachmentData></Attachment></RelatedDocuments></AdditionalData>
                    """)
        let made = try Self.convert(text, to: target)
        // The first line's position is taken by the third: the least that is free.
        #expect(
            Self.added(made) == [
                "BT-126 3", "BT-122 1", "BT-125-2 1.pdf", "BT-130 C62", "BT-24 urn:cen.eu:en16931:2017",
            ])
        #expect(made.proof.verdict == .valid, "\(made.proof.rules)")
    }

    @Test func `zeros beyond two decimals are no part of an amount, others are`() throws {
        let text = try Self.text("Facturae/withheld.xml").replacing(
            "<GrossAmount>582.00<", with: "<GrossAmount>582.000000<"
        )
        .replacing("<GrossAmount>960.00<", with: "<GrossAmount>960.001000<")
        let made = try Self.convert(text, to: .ubl)
        #expect(made.text.contains(">582.00</cbc:LineExtensionAmount>"))
        #expect(made.text.contains(">960.001000</cbc:LineExtensionAmount>"))
        #expect(made.proof.rules.contains("BR-DEC-23"))
    }

    @Test(arguments: [EDIFACTDirectory.d96a, .d01b, .d14b])
    func `EDIFACT is written in the directory asked for`(directory: EDIFACTDirectory) throws {
        for path in ["Facturae/withheld.xml", "Invoices/es/almazara-ubl.xml", "Invoices/de/nordwind-cii.xml"] {
            let made = try Self.convert(try Self.text(path), to: .edifact, directory)
            let name = [EDIFACTDirectory.d96a: "D:96A:UN:EAN008", .d01b: "D:01B:UN:EAN011", .d14b: "D:14B:UN"][
                directory]
            #expect(made.text.contains("UNH+1+INVOIC:\(name ?? "?")'"))
            #expect(made.proof.verdict == (directory == .d14b ? .valid : .indeterminate))
        }
    }

    @Test(arguments: [EDIFACTDirectory.d96a, .d01b, .d14b])
    func `a line whose identifier EDIFACT cannot hold has its position`(directory: EDIFACTDirectory) throws {
        let text = try Self.text("Invoices/es/almazara-ubl.xml")
        let lines = text.split(separator: "<cac:InvoiceLine>")
        #expect(lines.count > 2)
        var changed = String(lines[0])
        for (index, line) in lines.dropFirst().enumerated() {
            let identifier = index == 0 ? "POSITION-1" : index == 1 ? "1" : "\(index + 1)"
            changed +=
                "<cac:InvoiceLine>"
                + line.replacing(/<cbc:ID>[^<]*<\/cbc:ID>/, with: "<cbc:ID>\(identifier)</cbc:ID>", maxReplacements: 1)
        }
        let made = try Self.convert(changed, to: .edifact, directory)
        #expect(made.report.lost.filter { $0.term == "BT-126" }.map(\.value) == ["POSITION-1"])
        // 1 is taken.
        #expect(Self.added(made) == ["BT-126 2"])
        #expect(made.proof.verdict == (directory == .d14b ? .valid : .indeterminate))
    }

    @Test func `a document that breaks the rules is made again without the claim, once`() throws {
        let request = ConversionRequest(target: .edifact, isBound: false)
        let claim = AddedTerm(term: "BT-24", path: "processControl.specificationIdentifier", value: "x", reason: "y")
        func next(_ request: ConversionRequest, _ verdict: Verdict, _ added: [AddedTerm]) -> ConversionRequest? {
            request.next(
                after: ConversionReport(lost: [], added: added),
                ProofReport(carried: 1, verdict: verdict, rules: ["BR-CO-14"]))
        }
        let again = try #require(next(request, .invalid, [claim]))
        #expect(!again.claims && again.target == .edifact && !again.isBound)
        #expect(next(request, .valid, [claim]) == nil && next(request, .invalid, []) == nil)
        #expect(next(again, .invalid, [claim]) == nil)
    }

    // MARK: The XML form of EDIFACT

    @Test func `a message as XML tells what it says beyond the model, and gives no verdict`() throws {
        let xml = MessageXML.write(try Self.text("EDIFACT/nordwind-d14b.edi"))
        let plain = try Self.convert(xml, to: .ubl)
        #expect(plain.transcription.outside.isEmpty, "\(plain.transcription.outside)")
        #expect(plain.transcription.verdict == .indeterminate)
        #expect(plain.proof.verdict == .valid)
        #expect(
            plain.proof.carried == (try Self.convert(Self.text("EDIFACT/nordwind-d14b.edi"), to: .ubl)).proof.carried)
        let more =
            xml
            .replacing(
                "<S_CUX>",
                with: "<S_TDT note=\"n\"><D_8051>20</D_8051><C_C220><D_8067>30</D_8067></C_C220></S_TDT><S_CUX>"
            )
            .replacing("<D_3164>Kiel</D_3164>", with: "<D_3164>Kiel</D_3164><D_9999>x</D_9999>")
            .replacing(
                "<D_3194>DE91990400440532013000</D_3194>",
                with: "<D_3194>DE91990400440532013000</D_3194><D_3192>Nordwind</D_3192><D_3192_2>Konto</D_3192_2>"
            )
            .replacing("</M_INVOIC>", with: "<S_FTX><D_4451>AAB</D_4451></S_FTX>loose</M_INVOIC>")
        let told = try Self.convert(more, to: .ubl).transcription.outside.map { "\($0.path) \($0.value)" }
        #expect(
            told.sorted() == [
                "/M_INVOIC loose", "/M_INVOIC/S_NAD[1]/D_9999 x", "/M_INVOIC/S_TDT/@note n",
                "/M_INVOIC/S_TDT/C_C220/D_8067 30", "/M_INVOIC/S_TDT/D_8051 20",
            ])
    }

    @Test func `a text that goes on in the next segment is read in both`() throws {
        func note(_ pieces: [String]) -> String {
            "<S_FTX><D_4451>GEN</D_4451><C_C108>"
                + pieces.enumerated().map { index, piece in
                    let name = index == 0 ? "D_4440" : "D_4440_\(index + 1)"
                    return "<\(name)>\(piece)</\(name)>"
                }.joined() + "</C_C108></S_FTX>"
        }
        let xml = MessageXML.write(try Self.text("EDIFACT/nordwind-d14b.edi")).replacing(
            "<S_NAD><D_3035>SE",
            with: note(["eins", "zwei", "drei", "vier", "fünf"]) + note(["sechs"]) + "<S_NAD><D_3035>SE")
        let made = try Self.convert(xml, to: .ubl)
        #expect(made.transcription.outside.isEmpty, "\(made.transcription.outside)")
        #expect(made.text.contains("eins zwei drei vier fünf sechs"))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
        var text = self
        text.removeSubrange(range)
        return text
    }
}
