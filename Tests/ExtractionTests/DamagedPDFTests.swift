import ArchiveModel
import Extraction
import Testing
import WorkerProtocol

/// A PDF that is encrypted or damaged: read as far as it can be, told what it is, never changed.
@Suite struct `Encrypted and damaged PDFs` {
    private func examine(
        _ sample: OpenDocument, password: String? = nil
    ) -> ExaminationReport {
        withExtendedLifetime(sample) {
            Examiner.examine(
                ExaminationRequest(
                    names: [sample.document.name], today: Samples.today,
                    password: password.map { DocumentPassword(bytes: Array($0.utf8)) }),
                documents: [sample.document])
        }
    }

    private func text(_ report: ExaminationReport) -> String { report.text ?? "" }

    @Test(arguments: ["hybrid-r3", "hybrid-r6"])
    func `What opens without a password is read like any other`(name: String) throws {
        let plain = examine(try Samples.document("a.pdf", Samples.bytes("Invoices/es/almazara-hybrid.pdf")))
        let report = examine(try Samples.document("a.pdf", Samples.bytes("Encrypted/\(name).pdf")))
        #expect(report.files.first?.isEncrypted == true && report.files.first?.kind == .hybridPDF)
        #expect(report.invoice != nil && report.invoice == plain.invoice)
        #expect(report.verdict == plain.verdict && report.findings == plain.findings)
    }

    @Test(arguments: ["r2-password", "r3-password", "r4-password", "r5-password", "r6-password"])
    func `A password that is needed is told, and used where it is given`(name: String) throws {
        let file = "Encrypted/\(name).pdf"
        for wrong in [nil, "other"] {
            let report = examine(try Samples.document(file), password: wrong)
            #expect(report.findings.map(\.id) == ["encrypted"] && report.verdict == .indeterminate)
            #expect(report.files.first?.isEncrypted == true && report.files.first?.needsRepair == false)
            #expect(!report.findings.contains { $0.message.contains("other") })
        }
        for password in ["owner", "señal"] {
            let report = examine(try Samples.document(file), password: password)
            #expect(text(report).contains("INV-1"), "\(password)")
            #expect(!report.findings.contains { $0.id == "encrypted" || $0.id == "readers-disagree" })
        }
    }

    /// What is typed on a keyboard is not what the document's writer made its key of: `Fixtures/encrypted.py`.
    @Test(arguments: [
        ("r3-document-encoding", "ñ€Œ"), ("r3-document-encoding", "n\u{303}€Œ"), ("r6-prepared", "IX señal"),
        ("r6-prepared", "\u{2168}\u{A0}sen\u{303}al"), ("r6-prepared", "I\u{AD}X\u{3000}señal"),
    ])
    func `A password opens the document in whatever characters it is given`(name: String, password: String) throws {
        let whole = try Samples.bytes("Encrypted/\(name).pdf")
        let report = examine(try Samples.document("a.pdf", whole), password: password)
        #expect(text(report).contains("INV-1"))
        #expect(!report.findings.contains { $0.id == "encrypted" || $0.id == "readers-disagree" })
        // Also one whose end, with all that says how it is encrypted, must be found again.
        let damaged = examine(try Samples.document("a.pdf", [UInt8](whole.dropLast(12))), password: password)
        #expect(text(damaged).contains("INV-1"))
        #expect(damaged.files.first?.isEncrypted == true)
        #expect(damaged.findings.contains { $0.id == "repaired" })
    }

    @Test func `A password in Latin-1 is one`() throws {
        let sample = try Samples.document("Encrypted/r6-password.pdf")
        let report = Examiner.examine(
            ExaminationRequest(
                names: [sample.document.name], today: Samples.today,
                password: DocumentPassword(bytes: Array("se".utf8) + [0xF1] + Array("al".utf8))),
            documents: [sample.document])
        #expect(withExtendedLifetime(sample) { text(report).contains("INV-1") })
    }

    @Test func `Changed permissions are told`() throws {
        let file = try Samples.bytes("Encrypted/hybrid-r6.pdf")
        let entry = Array("/P -4".utf8)
        let place = try #require(file.indices.first { file[$0...].starts(with: entry) })
        var bytes = file
        bytes[place + 4] = UInt8(ascii: "8")
        let report = examine(try Samples.document("a.pdf", bytes))
        #expect(report.invoice != nil)
        #expect(report.findings.contains { $0.id == "permissions-changed" && $0.flag == .warning })
    }

    @Test func `A password is no word for a log`() {
        let request = ExaminationRequest(
            names: [], today: Samples.today, password: DocumentPassword(bytes: Array("secreto".utf8)))
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!"\(request)".contains("secreto") && !String(reflecting: request).contains("secreto"))
        #expect(!dumped.contains("secreto") && !dumped.contains("115"))
    }

    @Test func `A damaged one is read from a repaired copy`() throws {
        let good = try Samples.bytes("Invoices/es/almazara-hybrid.pdf")
        let plain = examine(try Samples.document("a.pdf", good))
        var bytes = good
        bytes.insert(contentsOf: Array("% moved\n".utf8), at: 15)
        let report = examine(try Samples.document("a.pdf", bytes))
        #expect(report.files.first?.needsRepair == true && report.files.first?.kind == .hybridPDF)
        #expect(report.findings.contains { $0.id == "repaired" && $0.flag == .warning })
        #expect(report.invoice != nil && report.invoice == plain.invoice && report.verdict == plain.verdict)
    }

    @Test func `One that is cut off is read as far as it goes, and its end is missed`() throws {
        let good = try Samples.bytes("Pages/fifty.pdf")
        let report = examine(try Samples.document("a.pdf", Array(good.dropLast(400))))
        #expect(Set(report.findings.map(\.id)).isSuperset(of: ["truncated", "repaired"]))
        #expect(report.files.first?.pages == 50 && report.verdict == .indeterminate)
    }

    /// Two documents in one file, and a damaged end: which of them is found depends on who mends it.
    @Test func `A repaired copy that shows something else than viewers do is no reading of the file`() throws {
        var bytes = try Samples.bytes("Invoices/en/harbour-classic.pdf")
        let content = "BT /F1 24 Tf 50 700 Td (Invoice 900 Total EUR 900.00) Tj ET"
        bytes += Array(
            """
            9000 0 obj
            <</Type/Catalog/Pages 9001 0 R>>
            endobj
            9001 0 obj
            <</Type/Pages/Kids[9002 0 R]/Count 1>>
            endobj
            9002 0 obj
            <</Type/Page/Parent 9001 0 R/MediaBox[0 0 595 842]/Contents 9003 0 R/Resources<</Font<</F1 9004 0 R>>>>>>
            endobj
            9003 0 obj
            <</Length \(content.utf8.count)>>
            stream
            \(content)
            endstream
            endobj
            9004 0 obj
            <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
            endobj
            trailer
            <</Root 9000 0 R/Size 9005>>
            startxref
            3
            %%EOF

            """.utf8)
        let document = try Samples.document("a.pdf", bytes)
        let report = examine(document)
        #expect(report.findings.contains { $0.id == "repaired" })
        #expect(report.findings.contains { $0.id == "readers-disagree" && $0.flag == .fatal })
        #expect(report.verdict == .indeterminate)
        #expect(throws: WorkerRefusal.self) { try Transcriber.transcribe(document.document) }
    }

    @Test func `A damaged one with a signature is not repaired`() throws {
        var bytes = try Samples.bytes("Invoices/es/almazara-hybrid.pdf")
        bytes.insert(
            contentsOf: Array("%/ByteRange /adbe.pkcs7.detached\n".utf8), at: 15)
        let report = examine(try Samples.document("a.pdf", bytes))
        #expect(report.findings.contains { $0.id == "damaged-signed" && $0.flag == .fatal })
        #expect(!report.findings.contains { $0.id == "repaired" })
        #expect(report.verdict == .indeterminate && report.files.first?.isSigned == true)
    }

    /// One mark of a signature, or a form that says it was signed, is enough: nobody can tell what was lost.
    @Test(arguments: ["%/ByteRange [\n", "%/Type\t/Sig \n", "99 0 obj <</FT/Sig/T(s)/V 98 0 R>> endobj\n"])
    func `A damaged one that may have been signed is not repaired`(trace: String) throws {
        var bytes = try Samples.bytes("Invoices/es/almazara-hybrid.pdf")
        bytes.insert(contentsOf: Array(trace.utf8), at: 15)
        let report = examine(try Samples.document("a.pdf", bytes))
        let finding = report.findings.first { $0.id == "damaged-signed" }
        #expect(finding?.flag == .fatal && finding?.message.contains("cannot be told") == true)
        #expect(!report.findings.contains { $0.id == "repaired" })
        #expect(report.verdict == .indeterminate && report.files.first?.isSigned == true)
    }

    @Test func `What two readers see differently is told`() throws {
        // Poppler believes /Count, the strict reader counts.
        let pdf = SmallPDF.pages([SmallPDF.text([(72, 72, "Factura 12345")])])
        let text = String(decoding: pdf, as: UTF8.self).replacing("/Count 1", with: "/Count 3")
        let report = examine(try Samples.document("a.pdf", Array(text.utf8)))
        #expect(report.findings.contains { $0.id == "readers-disagree" })
    }
}
