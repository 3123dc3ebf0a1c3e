import ArchiveModel
import EN16931
import Extraction
import Testing
import WorkerProtocol

@Suite struct ExaminerTests {
    private func examine(
        _ documents: [OpenDocument], from: ExaminationRequest.FieldSource = .auto
    ) -> ExaminationReport {
        let request = ExaminationRequest(names: documents.map(\.document.name), from: from, today: Samples.today)
        return withExtendedLifetime(documents) { Examiner.examine(request, documents: documents.map(\.document)) }
    }

    private func values(_ report: ExaminationReport, _ terms: String...) -> [String] {
        terms.map { report.fields[$0]?.value ?? "–" }
    }

    // MARK: Facturae

    @Test func `a batch is read as its first invoice, and the others are named`() throws {
        let report = examine([try Samples.document("Facturae/batch.xml")])
        #expect(values(report, "BT-1", "BT-115") == ["AC/131", "876.66"])
        #expect(report.verdict == .valid)
        #expect(report.artefacts == ["facturae"])
        let told = try #require(report.findings.first { $0.id == "several-invoices" })
        #expect(told.message.contains("AC/131, AC/132"))
    }

    @Test func `a Facturae with wrong sums is invalid, one of an unknown version is refused with the reason`() throws {
        let text = String(decoding: try Samples.bytes("Facturae/batch.xml"), as: UTF8.self)
        let wrong = text.replacing("<InvoicesCount>2", with: "<InvoicesCount>3")
        #expect(examine([try Samples.document("wrong.xml", Array(wrong.utf8))]).verdict == .invalid)
        let other = text.replacing("Facturaev3_2_2.xml", with: "Facturaev9.xml")
        let report = examine([try Samples.document("other.xml", Array(other.utf8))])
        #expect(report.verdict == .indeterminate)
        #expect(report.findings.contains { $0.message.contains("3.2.2, 3.2.1, 3.2, 3.1 and 3.0 are known") })
    }

    // MARK: Currencies

    @Test(arguments: [
        (
            "Invoices/es/almazara-ubl.xml", "<cbc:PayableAmount currencyID=\"EUR\">",
            "<cbc:PayableAmount currencyID=\"USD\">"
        ),
        ("Invoices/es/talleres-cii.xml", "<ram:DuePayableAmount>", "<ram:DuePayableAmount currencyID=\"USD\">"),
    ])
    func `an amount in another currency than the invoice's is told, whatever the rules say`(
        file: String, own: String, foreign: String
    ) throws {
        let text = String(decoding: try Samples.bytes(file), as: UTF8.self)
        #expect(text.contains(own))
        let plain = examine([try Samples.document("a.xml", Array(text.utf8))])
        #expect(!plain.findings.contains { $0.id == Finding.currencyContradicts })
        let report = examine([try Samples.document("a.xml", Array(text.replacing(own, with: foreign).utf8))])
        let found = try #require(report.findings.first { $0.id == Finding.currencyContradicts })
        #expect(found.flag == .warning && found.message.contains("is in USD") && found.location?.line != nil)
        // CEN's rules let it pass in UBL.
        #expect(report.verdict == (file.contains("ubl") ? .valid : .invalid))
    }

    // MARK: Plain PDFs, read from the page

    static let printed: [(file: String, values: [String])] = [
        (
            "Invoices/es/almazara-classic.pdf",
            [
                "F-2026/0137", "2026-03-12", "EUR", "ESB84652171", "ESB33901646", "1105.00", "61.88", "1166.88",
                "1166.88",
            ]
        ),
        (
            "Invoices/es/talleres-columns.pdf",
            ["2026-A-00482", "2026-05-29", "EUR", "ESA50738426", "ESA17483900", "422.80", "88.79", "511.59", "511.59"]
        ),
        (
            "Invoices/es/talleres-three-pages.pdf",
            [
                "2026-A-00519", "2026-06-30", "EUR", "ESA50738426", "ESB33901646", "6888.40", "825.72", "7714.12",
                "7714.12",
            ]
        ),
        (
            "Invoices/en/harbour-band.pdf",
            ["HV-10451", "2026-02-27", "EUR", "IE6388047V", "ESA17483900", "3940.00", "906.20", "4846.20", "4846.20"]
        ),
        (
            "Invoices/en/harbour-classic.pdf",
            ["HV-10442", "2026-02-18", "EUR", "IE6388047V", "ESB84652171", "4252.47", "978.07", "5230.54", "5230.54"]
        ),
        (
            "Invoices/de/nordwind-classic.pdf",
            [
                "RE-260311", "2026-03-31", "EUR", "DE813429073", "DE277654103", "5929.60", "1126.62", "7056.22",
                "7056.22",
            ]
        ),
        (
            "Invoices/de/nordwind-columns.pdf",
            ["RE-260318", "2026-04-07", "EUR", "DE813429073", "DE277654103", "1039.60", "197.52", "1237.12", "1237.12"]
        ),
    ]

    @Test(arguments: printed) func `fields are read from the page`(file: String, expected: [String]) throws {
        let report = examine([try Samples.document(file)])
        #expect(
            values(report, "BT-1", "BT-2", "BT-5", "BT-31", "BT-48", "BT-109", "BT-110", "BT-112", "BT-115") == expected
        )
        #expect(report.verdict == .indeterminate, "no rule speaks of a page")
        #expect(report.artefacts.isEmpty && report.findings.isEmpty)
        #expect(report.files.first?.kind == .pdf)
        #expect(report.syntax == nil && report.invoice == nil)
        let number = try #require(report.fields["BT-1"])
        #expect(number.how == .text && number.page == 1 && number.box?.count == 4 && number.confidence > 0.7)
        #expect(report.text?.contains(expected[0]) == true)
    }

    // MARK: Structured invoices

    static let hybrids: [(file: String, values: [String])] = [
        (
            "Invoices/es/almazara-hybrid.pdf",
            ["F-2026/0138", "2026-03-13", "EUR", "Hotel Mirador del Güell, S.A.", "1166.88"]
        ),
        (
            "Invoices/de/nordwind-hybrid.pdf",
            ["RE-260322", "2026-04-14", "EUR", "Bäckerei Österle & Söhne OHG", "7056.22"]
        ),
        (
            "Invoices/en/atelier-hybrid.pdf",
            ["AL-2026-0077", "2026-07-06", "EUR", "Harbour & Vale Consulting Ltd", "2750.00"]
        ),
    ]

    @Test(arguments: hybrids) func `a hybrid's XML is taken, and agrees with its page`(file: String, expected: [String])
        throws
    {
        let report = examine([try Samples.document(file)])
        #expect(values(report, "BT-1", "BT-2", "BT-5", "BT-44", "BT-115") == expected)
        #expect(report.files.first?.kind == .hybridPDF)
        #expect(report.files.first?.embeddedName == "factur-x.xml")
        #expect(report.syntax == "cii")
        #expect(report.fields["BT-1"]?.how == .embedded)
        #expect(report.fields["BT-1"]?.box != nil, "the number also stands on the page")
        #expect(!report.findings.contains { $0.id.hasPrefix("page-") })
        #expect(!report.lines.isEmpty)
    }

    @Test func `the page can be read as if there were no XML`() throws {
        let report = examine([try Samples.document("Invoices/de/nordwind-hybrid.pdf")], from: .text)
        #expect(report.fields.values.allSatisfy { $0.how == .text })
        #expect(values(report, "BT-1", "BT-112") == ["RE-260322", "7056.22"])
    }

    @Test func `a page that shows another invoice than its XML is found out`() throws {
        let report = examine([try Samples.document("Bad/disagreeing-hybrid.pdf")])
        let terms = Set(report.findings.filter { $0.id == "page-xml-differs" }.flatMap(\.terms))
        #expect(terms.isSuperset(of: ["BT-1", "BT-2", "BT-31", "BT-109", "BT-112"]))
        #expect(
            report.fields["BT-1"]?.value == "F-2026/0138", "the XML's value stays, the finding makes somebody decide")
    }

    @Test(arguments: [
        ("Invoices/es/almazara-ubl.xml", DocumentKind.ublInvoice, "ubl", "F-2026/0139"),
        ("Facturae/withheld.xml", .facturae, "facturae", "R-2026-0042"),
        ("Invoices/es/almazara-credit-note.xml", .ublCreditNote, "ubl", "R-2026/0009"),
        ("Invoices/es/talleres-cii.xml", .cii, "cii", "2026-A-00483"),
        ("Invoices/de/nordwind-cii.xml", .cii, "cii", "RE-260330"),
        ("Invoices/en/harbour-ubl.xml", .ublInvoice, "ubl", "HV-10460"),
    ])
    func `XML is recognised by its root`(file: String, kind: DocumentKind, syntax: String, number: String) throws {
        let report = examine([try Samples.document(file)])
        #expect(report.files.first?.kind == kind)
        #expect(report.syntax == syntax)
        #expect(report.fields["BT-1"]?.value == number)
        #expect(report.invoice?.number?.canonical == number)
        #expect(report.specification?.isEmpty == false)
    }

    @Test func `data beside a PDF comes before the page, and a difference is a finding`() throws {
        let report = examine([
            try Samples.document("Invoices/de/nordwind-classic.pdf"),
            try Samples.document("Invoices/de/nordwind-cii.xml"),
        ])
        #expect(report.fields["BT-1"]?.value == "RE-260330")
        #expect(report.fields["BT-1"]?.how == .stated)
        #expect(report.findings.contains { $0.id == "stated-differs" && $0.terms == ["BT-1"] })
        #expect(report.files.count == 2)
    }

    @Test func `an attachment is listed whatever it is`() throws {
        let report = examine([
            try Samples.document("Invoices/es/almazara-classic.pdf"),
            try Samples.document("terms.txt", Array("Condiciones".utf8)),
        ])
        #expect(report.files.last?.mediaType == "text/plain")
        #expect(report.findings.isEmpty)
    }
}

extension ExaminerTests {
    @Test func `lines are read where they add up`() throws {
        let sample = try Samples.document("Invoices/es/talleres-columns.pdf")
        let report = Examiner.examine(
            ExaminationRequest(names: ["f.pdf"], today: Samples.today), documents: [sample.document])
        withExtendedLifetime(sample) {}
        #expect(
            report.lines == [
                [
                    "BT-153": "Revisión de carretilla elevadora", "BT-129": "3.5", "BT-146": "46.00", "BT-152": "21",
                    "BT-131": "161.00",
                ],
                [
                    "BT-153": "Juego de pastillas de freno", "BT-129": "2", "BT-146": "78.25", "BT-152": "21",
                    "BT-131": "156.50",
                ],
                [
                    "BT-153": "Aceite hidráulico ISO 46, litro", "BT-129": "18", "BT-146": "5.85", "BT-152": "21",
                    "BT-131": "105.30",
                ],
            ])
    }

    @Test func `lines go on over pages`() throws {
        let sample = try Samples.document("Invoices/es/talleres-three-pages.pdf")
        let report = Examiner.examine(
            ExaminationRequest(names: ["f.pdf"], today: Samples.today), documents: [sample.document])
        withExtendedLifetime(sample) {}
        #expect(report.lines.count > 20)
        #expect(report.lines.allSatisfy { $0["BT-153"] != nil && $0["BT-131"] != nil })
    }
}

extension ExaminerTests {
    /// Every geometry of our own; of fifty pages only the first and the last are read.
    @Test(arguments: [
        "a4", "content-array", "cropped", "dense", "fifty", "inherited-resources", "landscape", "letter",
        "object-streams",
        "rotated-90", "rotated-180", "rotated-270", "shifted-origin", "unbalanced-state",
    ])
    func `any page is examined to the end`(name: String) throws {
        let sample = try Samples.document("Pages/\(name).pdf")
        let report = Examiner.examine(
            ExaminationRequest(names: ["f.pdf"], today: Samples.today), documents: [sample.document])
        withExtendedLifetime(sample) {}
        #expect(report.files.first?.kind == .pdf)
        #expect(report.files.first?.pages == (name == "fifty" ? 50 : report.files.first?.pages))
        #expect(!report.findings.contains { $0.flag == .fatal })
    }

    @Test func `thousands of labels and amounts on a page are read in time`() {
        let line = (0..<40).map { _ in "IVA 21,00 Total 121,00" }.joined(separator: " ")
        let page = TextExtractionTests.page(Array(repeating: line, count: 60).joined(separator: "\n"))
        #expect(TextExtraction([page], today: Samples.today).fields["BT-1"] == nil)
    }
}
