import ArchiveModel
import EN16931
import Leptonica
import Poppler
import WorkerProtocol
import XML

/// The examination of one submission, file by file.
struct Examination {
    private let request: ExaminationRequest
    private let schemas: InvoiceSchemas
    /// Nil where pictures are not to be read.
    private let recognition: PageRecognition?
    private var files: [ExaminationReport.File] = []
    private var findings: [Finding] = []
    /// The document's own data.
    private var embedded: StructuredInvoice?
    /// The same where it is EDIFACT.
    private var interchange: InterchangeInvoice?
    /// What the sender put beside it.
    private var stated: StructuredInvoice?
    private var printed: Fields = [:]
    private var printedLines: [[String: String]] = []
    private var pdf: PDFExamination?
    private var picture: PictureExamination?
    private var text: String?
    private var layout: LayoutOutcome?
    /// The document itself could not be opened or is no invoice.
    private var isUnreadable = false

    init(_ request: ExaminationRequest, schemas: InvoiceSchemas, recognition: PageRecognition?) {
        self.request = request
        self.schemas = schemas
        self.recognition = recognition
    }

    // MARK: Reading

    /// The document.
    mutating func read(_ document: InputDocument) {
        guard let recognition = recognise(document) else {
            isUnreadable = true
            return
        }
        switch recognition.shape {
        case .empty:
            unreadable(
                document, .empty, recognition,
                .extraction("empty", .fatal, "\(document.name) is empty. Send the file again."))
        case .other(DocumentRecognition.edifact):
            readInterchange(document, recognition)
        case .picture(let format):
            readPicture(document, recognition, format)
        case .other(let mediaType):
            unreadable(
                document, .unknown, recognition,
                .extraction(
                    "unknown-format", .fatal,
                    "\(document.name) is \(mediaType), neither PDF, XML, EDIFACT nor a picture (PNG, JPEG, TIFF, PNM); it cannot be read as an invoice."
                ))
        case .xml:
            readXML(document, recognition)
        case .pdf:
            readPDF(document, recognition)
        }
    }

    /// Another file of the submission: its data, or an attachment that is only listed.
    mutating func readCompanion(_ document: InputDocument) {
        guard let recognition = recognise(document) else { return }
        var file = ExaminationReport.File(name: document.name, kind: .unknown, mediaType: recognition.shape.mediaType)
        switch recognition.shape {
        case .empty:
            file.kind = .empty
            findings.append(.extraction("empty", .warning, "\(document.name) is empty."))
        case .pdf:
            file.kind = .pdf
        case .picture:
            file.kind = .picture
        case .xml:
            file.kind = .otherXML
            if let structured = parse(document, .warning) {
                file.kind = structured.kind
                file.isSigned = structured.isSigned
                if structured.invoice != nil, stated == nil { stated = structured }
            }
        case .other: break
        }
        files.append(file)
    }

    private mutating func recognise(_ document: InputDocument) -> DocumentRecognition? {
        do {
            let recognition = try DocumentRecognition(document)
            findings += recognition.findings
            return recognition
        } catch {
            files.append(
                ExaminationReport.File(name: document.name, kind: .unknown, mediaType: "application/octet-stream"))
            findings.append(.extraction("unreadable", .fatal, "\(document.name) cannot be read: \(error)."))
            return nil
        }
    }

    private mutating func unreadable(
        _ document: InputDocument, _ kind: DocumentKind, _ recognition: DocumentRecognition, _ finding: Finding
    ) {
        files.append(ExaminationReport.File(name: document.name, kind: kind, mediaType: recognition.shape.mediaType))
        findings.append(finding)
        isUnreadable = true
    }

    private mutating func readXML(_ document: InputDocument, _ recognition: DocumentRecognition) {
        var file = ExaminationReport.File(name: document.name, kind: .otherXML, mediaType: recognition.shape.mediaType)
        if let structured = parse(document, .fatal) {
            file.kind = structured.kind
            file.isSigned = structured.isSigned
            if request.scope == .everything { text = structured.text(limit: Examiner.textLimit) }
            if structured.invoice != nil {
                embedded = structured
            } else if let message = InterchangeInvoice(structured.document) {
                file.kind = .edifact
                take(message)
            } else {
                isUnreadable = true
                findings.append(
                    .extraction(
                        "other-vocabulary", .fatal,
                        structured.refusal.map { "\(document.name): \($0)" }
                            ?? "\(document.name) is XML, but its root \(structured.document.root.name) is no invoice "
                            + "this archive knows (UBL Invoice or CreditNote, CII, ZUGFeRD 1, Facturae)."
                    ))
            }
        } else {
            isUnreadable = true
        }
        files.append(file)
    }

    private mutating func readInterchange(_ document: InputDocument, _ recognition: DocumentRecognition) {
        files.append(
            ExaminationReport.File(name: document.name, kind: .edifact, mediaType: recognition.shape.mediaType))
        guard let bytes = bytes(of: document, .fatal) else {
            isUnreadable = true
            return
        }
        do { take(try InterchangeInvoice(bytes, name: document.name)) } catch {
            findings += error.findings
            isUnreadable = true
        }
    }

    private mutating func take(_ message: InterchangeInvoice) {
        interchange = message
        findings += message.findings
        if request.scope == .everything { text = message.text(limit: Examiner.textLimit) }
    }

    private mutating func parse(_ document: InputDocument, _ flag: Finding.Flag) -> StructuredInvoice? {
        guard let bytes = bytes(of: document, flag) else { return nil }
        do { return try StructuredInvoice(parsing: bytes) } catch {
            var finding = error.finding(document.name)
            finding.flag = flag
            findings.append(finding)
            return nil
        }
    }

    /// The whole file, where it is not too large.
    private mutating func bytes(of document: InputDocument, _ flag: Finding.Flag) -> [UInt8]? {
        guard document.bytes.length <= Examiner.xmlLimit else {
            findings.append(
                .extraction(
                    "too-large", flag,
                    "\(document.name) has \(document.bytes.length) bytes; at most \(Examiner.xmlLimit) are read."))
            return nil
        }
        do { return try document.bytes.read(at: 0, count: Int(document.bytes.length)) } catch {
            findings.append(.extraction("unreadable", flag, "\(document.name) cannot be read: \(error)."))
            return nil
        }
    }

    private mutating func readPDF(_ document: InputDocument, _ recognition: DocumentRecognition) {
        // The page of a document that carries its data is not recognised, unless just that is asked for.
        let pdf = PDFExamination(
            document, recognition, password: request.password, recognition: self.recognition,
            isForItsText: request.from == .text)
        self.pdf = pdf
        files.append(pdf.file)
        findings += pdf.findings
        isUnreadable = pdf.isUnreadable
        embedded = pdf.embedded
        if request.scope == .everything { text = pdf.pages.text(limit: Examiner.textLimit) }
        guard !pdf.isUnreadable, request.from != .embedded || pdf.embedded == nil else { return }
        readFields(of: pdf.pages, document, pageCount: pdf.file.pages, ownsData: pdf.embedded != nil)
    }

    private mutating func readPicture(
        _ document: InputDocument, _ recognition: DocumentRecognition, _ format: PictureFormat
    ) {
        let picture = PictureExamination(document, recognition, format, recognition: self.recognition)
        self.picture = picture
        files.append(picture.file)
        findings += picture.findings
        isUnreadable = picture.isUnreadable
        guard !picture.isUnreadable, request.from != .embedded else { return }
        if request.scope == .everything { text = picture.pages.text(limit: Examiner.textLimit) }
        readFields(of: picture.pages, document, pageCount: picture.file.pages, ownsData: false)
    }

    private mutating func readFields(
        of pages: [PageWords], _ document: InputDocument, pageCount: Int?, ownsData: Bool
    ) {
        let extraction = TextExtraction(
            pages, today: request.today, layout: layout(for: pages, of: document), pageCount: pageCount)
        printed = RecognitionCertainty(pages).applied(to: extraction.fields)
        printedLines = extraction.lines
        layout = extraction.layout
        // Where the document's own data speaks, nobody waits for its pages.
        if !ownsData || request.from == .text { findings += extraction.findings }
        if pages.allSatisfy(\.words.isEmpty) {
            findings.append(
                .extraction(
                    "no-text", .warning,
                    "\(document.name) shows pictures of pages without text; nothing could be read from them."))
        }
    }

    /// The layout asked for, if its marks are on the pages.
    private mutating func layout(for pages: [PageWords], of document: InputDocument) -> LayoutUse? {
        guard let use = request.layout else { return nil }
        let folded = FoldedPages(text ?? pages.text(limit: Examiner.textLimit))
        if use.layout.weight(on: folded) != nil { return use }
        findings.append(
            .extraction(
                "layout-foreign", .warning,
                "The layout \(use.name) is for documents with \(use.layout.issuer.prefix(3).joined(separator: " or ")) on "
                    + "their pages\(use.layout.requires.isEmpty ? "" : " and its required words"); "
                    + "\(document.name) was read without it."))
        return nil
    }

    // MARK: Answer

    func report() -> ExaminationReport {
        var report = ExaminationReport(files: files, findings: findings, verdict: .indeterminate, text: text)
        report.needsRecognition = needsRecognition
        report.layout = layout
        let structured = request.from == .text ? nil : stated ?? embedded
        let tellsData = request.scope != .verdict
        if tellsData { report.fields = fields() }
        if request.from != .text { report.findings += disagreements() }
        if structured == nil, request.from != .text, let interchange {
            describe(interchange, in: &report)
        } else if let structured, let invoice = structured.invoice {
            report.syntax = structured.syntax
            report.specification = structured.specification
            if tellsData {
                report.invoice = invoice
                report.lines = invoice.lines.map(\.terms)
            }
            let ruling = Ruling(structured, rules: request.rules, schemas: schemas)
            report.artefacts = ruling.artefacts
            report.ruleSets = ruling.ruleSets
            report.findings += ruling.findings
            if let contradiction = structured.currencyContradiction { report.findings.append(contradiction) }
            report.verdict =
                isUnreadable || report.findings.contains(where: Self.preventsVerdict) ? .indeterminate : ruling.verdict
            // Pages and XML that say different things are no valid invoice, however well each keeps the rules.
            if report.verdict == .valid, report.findings.contains(where: { $0.flag == .fatal }) {
                report.verdict = .invalid
            }
        } else {
            if tellsData, request.from != .embedded { report.lines = printedLines }
            let reading = ReadingConfidence(fields())
            // Where nothing could be read, that is said once.
            if !isUnreadable, pages?.contains(where: { !$0.words.isEmpty }) ?? true {
                report.findings += reading.findings
            }
        }
        return report
    }

    /// Only pictures tell what the document says, and nobody recognised their text.
    private var needsRecognition: Bool {
        guard recognition == nil, !isUnreadable, request.from != .embedded else { return false }
        if picture != nil { return true }
        return (pdf?.showsPictures ?? false) && (embedded == nil || request.from == .text)
    }

    /// The words of the pages, where the document has any.
    private var pages: [PageWords]? { pdf?.pages ?? picture?.pages }

    private func describe(_ interchange: InterchangeInvoice, in report: inout ExaminationReport) {
        report.syntax = "edifact"
        report.specification = interchange.invoice.processControl?.specificationIdentifier?.text
        if request.scope != .verdict {
            report.invoice = interchange.invoice
            report.lines = interchange.invoice.lines.map(\.terms)
        }
        let (isJudged, found) = interchange.judge(request.rules)
        report.findings += found
        if isJudged {
            report.artefacts = [InterchangeInvoice.ruleSet.id]
            report.ruleSets = [InterchangeInvoice.ruleSet]
        }
        if isUnreadable || report.findings.contains(where: Self.preventsVerdict) { return }
        // A receiver rejects an interchange that breaks the syntax, whatever the invoice in it says.
        let isBroken = report.findings.contains { $0.flag == .fatal }
        report.verdict = isBroken ? .invalid : isJudged && interchange.isSyntaxChecked ? .valid : .indeterminate
    }

    /// Something of the document could not be seen: no verdict, whatever the rest says.
    private static func preventsVerdict(_ finding: Finding) -> Bool {
        finding.artefact == "extraction" && finding.flag == .fatal && finding.id != PageComparison.differs
    }

    /// Stated before embedded before read from the page.
    private func fields() -> Fields {
        switch request.from {
        case .text: return printed
        case .embedded: return placed(embedded?.fields(.embedded) ?? interchange?.fields ?? [:])
        case .auto:
            var fields = printed
            fields.merge(interchange?.fields ?? [:]) { $1 }
            fields.merge(placed(embedded?.fields(.embedded) ?? [:])) { $1 }
            fields.merge(stated?.fields(.stated) ?? [:]) { $1 }
            return fields
        }
    }

    /// With the place on the page where the same value was read.
    private func placed(_ fields: Fields) -> Fields {
        fields.merging(printed.filter { fields[$0.key] != nil }) { claim, printed in
            guard PageComparison.agree(claim.value, printed.value) else { return claim }
            var placed = claim
            placed.page = printed.page
            placed.box = printed.box
            return placed
        }
    }

    private func disagreements() -> [Finding] {
        var findings: [Finding] = []
        if let embedded, let pdf, let invoice = embedded.invoice {
            findings += PageComparison(invoice: invoice.terms, name: pdf.file.embeddedName ?? "XML").findings(
                printed, pdf.pages)
        }
        if let stated = stated?.invoice?.terms {
            let own =
                embedded?.invoice?.terms ?? interchange?.invoice.terms
                ?? printed.filter { $0.value.confidence >= 0.9 }.mapValues(\.value)
            findings += PageComparison.statedFindings(stated, own)
        }
        return findings
    }
}
