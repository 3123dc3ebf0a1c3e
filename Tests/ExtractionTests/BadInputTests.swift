import ArchiveModel
import Extraction
import Testing
import WorkerProtocol

/// What cannot be read is a clear finding and an indeterminate verdict, never a crash.
@Suite struct BadInputTests {
    private func examine(_ sample: OpenDocument) -> ExaminationReport {
        withExtendedLifetime(sample) {
            Examiner.examine(
                ExaminationRequest(names: [sample.document.name], today: Samples.today), documents: [sample.document])
        }
    }

    @Test(arguments: [
        ("empty.pdf", "empty"), ("note.txt", "unknown-format"), ("flate-bomb.pdf", "page-too-large"),
        ("truncated.pdf", "truncated"), ("user-password.pdf", "encrypted"),
        ("doctype.xml", "xml-document-type"), ("external-entity.xml", "xml-document-type"),
        ("not-well-formed.xml", "xml-not-well-formed"),
        ("other-vocabulary.xml", "other-vocabulary"), ("page-tree-loop.pdf", "page-unreadable"),
    ])
    func `each kind of bad input has its finding`(file: String, finding: String) throws {
        let report = examine(try Samples.document("Bad/" + file))
        #expect(report.verdict == .indeterminate)
        #expect(report.findings.contains { $0.id == finding && $0.flag == .fatal })
        #expect(report.invoice == nil)
    }

    @Test func `a page that unpacks to hundreds of megabytes ends`() throws {
        let report = examine(try Samples.document("Bad/flate-bomb.pdf"))
        #expect(report.verdict == .indeterminate)
        #expect(!report.findings.isEmpty)
    }

    @Test func `the encrypted file says so`() throws {
        #expect(examine(try Samples.document("Bad/user-password.pdf")).files.first?.isEncrypted == true)
    }

    @Test func `a name that promises another format is noted`() throws {
        let report = examine(try Samples.document("invoice.pdf", try Samples.bytes("Invoices/es/almazara-ubl.xml")))
        #expect(report.findings.contains { $0.id == "name-disagrees" })
        #expect(report.files.first?.kind == .ublInvoice, "the bytes decide")
    }

    @Test func `two formats in one file are refused`() throws {
        let pdf = SmallPDF.pages([SmallPDF.text([(72, 72, "Factura 12345")])])
        let markup = examine(try Samples.document("a.pdf", Array("<?xml version='1.0'?><a/>\n".utf8) + pdf))
        #expect(markup.findings.contains { $0.id == "two-formats" })
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let archive = examine(try Samples.document("a.pdf", pdf + end))
        #expect(archive.findings.contains { $0.id == "two-formats" })
        #expect(archive.verdict == .indeterminate)
    }

    @Test func `bytes before the header make it unfit as a draft`() throws {
        let pdf = SmallPDF.pages([SmallPDF.text([(72, 72, "Factura 12345")])])
        let report = examine(try Samples.document("a.pdf", Array("garbage\n".utf8) + pdf))
        #expect(report.findings.contains { $0.id == "leading-bytes" })
        #expect(report.files.first?.needsRepair == true)
    }

    @Test func `a gigabyte is not read into memory`() throws {
        let report = examine(try Samples.endless("big.xml", start: "<?xml version='1.0'?><Invoice>"))
        #expect(report.findings.contains { $0.id == "too-large" })
        let text = examine(try Samples.endless("big.bin", start: "something else"))
        #expect(text.findings.contains { $0.id == "unknown-format" })
    }

    @Test func `a page without text is not an invoice that was read`() throws {
        let report = examine(try Samples.document("scan.pdf", SmallPDF.pages(["0 0 100 100 re f"])))
        #expect(report.findings.map(\.id) == ["no-text"])
        #expect(report.verdict == .indeterminate)
    }

    @Test func `a PDF that is no invoice lacks fields`() throws {
        let report = examine(
            try Samples.document(
                "letter.pdf", SmallPDF.pages([SmallPDF.text([(72, 72, "Dear reader, nothing here is owed.")])])))
        #expect(Set(report.findings.map(\.id)) == ["field-missing"])
        #expect(report.verdict == .indeterminate)
    }
}
