import ArchiveModel
import Extraction
import LinuxSystem
import Testing
import WorkerProtocol

@Suite struct InvoiceSchemaTests {
    private static let schemas = Result { InvoiceSchemas(files: try files()) }

    private static func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in InvoiceSchemas.files {
            let file = try FileBytes(path: Samples.fixtures + "/../Schemas/XSD/" + name)
            files[name] = try file.read(at: 0, count: Int(file.length))
        }
        return files
    }

    private func examine(_ document: OpenDocument, _ schemas: InvoiceSchemas) -> ExaminationReport {
        let request = ExaminationRequest(names: [document.document.name], today: Samples.today)
        return withExtendedLifetime(document) {
            Examiner.examine(request, documents: [document.document], schemas: schemas)
        }
    }

    @Test(arguments: [
        "Invoices/en/harbour-ubl.xml", "Invoices/es/almazara-credit-note.xml", "Invoices/de/nordwind-cii.xml",
        "Invoices/de/nordwind-hybrid.pdf",
    ])
    func `Own invoices keep their schema`(path: String) throws {
        let report = examine(try Samples.document(path), try Self.schemas.get())
        #expect(report.verdict == .valid)
        #expect(report.artefacts.first == "xsd")
        #expect(report.findings.filter { $0.artefact == "xsd" }.isEmpty)
    }

    @Test func `An invoice that breaks its schema is invalid, and the rules still speak`() throws {
        let text = String(decoding: try Samples.bytes("Invoices/en/harbour-ubl.xml"), as: UTF8.self)
        let broken = text.replacing("<cbc:DocumentCurrencyCode>", with: "<cbc:Surprise/><cbc:DocumentCurrencyCode>")
        #expect(broken != text)
        let report = examine(try Samples.document("a.xml", Array(broken.utf8)), try Self.schemas.get())
        let finding = try #require(report.findings.first { $0.artefact == "xsd" })
        let line = broken.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.contains("<cbc:Surprise/>")
        }
        #expect(finding.id == "cvc-complex-type.2.4")
        #expect(finding.flag == .fatal)
        #expect(finding.location?.xpath == "/ubl:Invoice/cbc:Surprise")
        #expect(finding.location?.line == line.map { $0 + 1 })
        #expect(report.verdict == .invalid)
        #expect(report.artefacts == ["xsd", "en16931-ubl"])
    }

    @Test func `A fault of a Facturae's structure is told once`() throws {
        let text = String(decoding: try Samples.bytes("Facturae/withheld.xml"), as: UTF8.self)
        for (from, to, rule, words) in [
            (
                "<InstallmentDueDate>2026-12-02<", "<InstallmentDueDate><", "cvc-datatype-valid.1.2.1",
                "InstallmentDueDate"
            ),
            (
                "<CountryCode>ESP<", "<CountryCode>ES<", "cvc-enumeration-valid",
                "\"ES\" is none of the codes allowed here"
            ),
            ("<InvoiceClass>OO</InvoiceClass>", "", "cvc-complex-type.2.4", "InvoiceClass"),
        ] {
            let range = try #require(text.firstRange(of: from))
            let changed = text[..<range.lowerBound] + to + text[range.upperBound...]
            let report = examine(try Samples.document("a.xml", Array(changed.utf8)), try Self.schemas.get())
            let told = report.findings.filter { $0.flag != .information }
            #expect(told.map(\.id) == [rule])
            #expect(told.first?.message.contains(words) == true, "\(told.first?.message ?? "")")
            #expect(report.verdict == .invalid)
            #expect(report.artefacts == ["xsd", "facturae"])
        }
    }

    @Test func `Without schemas that should be there nothing is valid`() throws {
        let report = examine(try Samples.document("Invoices/en/harbour-ubl.xml"), .absent("They are not there."))
        #expect(report.verdict == .indeterminate)
        #expect(report.findings.first { $0.id == "schemas-missing" }?.message == "They are not there.")
    }

    @Test func `A set that lacks a file is refused`() throws {
        var files = try Self.files()
        files["Signatures/XMLSignature.xsd"] = nil
        #expect(throws: (any Error).self) { try InvoiceSchemas(files: files).compileAll() }
    }

    @Test(arguments: [
        ("2025-08-24", true), ("2025-08-25", false), ("2026-02-22", false), ("2026-02-23", true),
    ])
    func `rules that were not in force that day say so beside the verdict they give`(date: String, isTold: Bool) throws
    {
        let text = String(decoding: try Samples.bytes("Invoices/en/harbour-ubl.xml"), as: UTF8.self)
        let specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
        let changed = text.replacing(/<cbc:IssueDate>[^<]*/, with: "<cbc:IssueDate>\(date)").replacing(
            /<cbc:CustomizationID>[^<]*/, with: "<cbc:CustomizationID>\(specification)")
        let report = examine(try Samples.document("a.xml", Array(changed.utf8)), .none)
        #expect(report.ruleSets.contains { $0.id == "peppol-ubl" && $0.version == "3.0.19" })
        let told = report.findings.filter { $0.id == "rules-of-another-day" }
        #expect(told.count == (isTold ? 1 : 0))
        #expect(told.allSatisfy { $0.flag == .information })
        #expect(told.allSatisfy { $0.message.contains(date) && $0.message.contains("3.0.19") })
    }
}
