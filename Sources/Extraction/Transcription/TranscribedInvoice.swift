import ArchiveModel
import EDIFACT
import EN16931
import Facturae
import WorkerProtocol
import XML

/// The structured invoice of a document of any syntax.
struct TranscribedInvoice {
    let invoice: Invoice
    /// `ubl`, `cii`, `zugferd1`, `edifact`, `json`.
    let syntax: String
    /// What the document says beyond the semantic model.
    let outside: [LostTerm]
    let verdict: Verdict
    /// Fatal rules it breaks, each once.
    let rules: [String]
    /// What the document's XML Schema says of it first, if anything.
    var schemaFault: String?
    /// See `Transcription.isBound`.
    var isBound = true

    /// Reads a document; refuses what holds no structured invoice.
    static func read(
        _ document: InputDocument, schemas: InvoiceSchemas
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        let recognition: DocumentRecognition
        do { recognition = try DocumentRecognition(document) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name) cannot be read: \(error).")
        }
        if let clash = recognition.findings.first(where: { $0.id == "two-formats" }) {
            throw WorkerRefusal(code: "unreadable", message: clash.message)
        }
        switch recognition.shape {
        case .empty:
            throw WorkerRefusal(code: "unreadable", message: "\(document.name) is empty. Send the file again.")
        case .xml: return try readXML(document, schemas)
        case .pdf: return try readPDF(document, recognition, schemas)
        case .other(mediaType: "application/json"): return try readJSON(document)
        case .other(DocumentRecognition.edifact): return try readInterchange(document)
        case .picture, .other:
            throw WorkerRefusal(
                code: "unsupported",
                message:
                    "\(document.name) is \(recognition.shape.mediaType); invoices are read from UBL, CII, EDIFACT, Facturae, PDFs with one of them inside, and "
                    + "JSON of the semantic model.")
        }
    }

    private static func readXML(
        _ document: InputDocument, _ schemas: InvoiceSchemas
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        let structured: StructuredInvoice
        do { structured = try StructuredInvoice(parsing: bytes) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(error)")
        }
        return try read(structured, document.name, schemas)
    }

    private static func readPDF(
        _ document: InputDocument, _ recognition: DocumentRecognition, _ schemas: InvoiceSchemas
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        let pdf = PDFExamination(document, recognition)
        guard let structured = pdf.embedded else {
            throw WorkerRefusal(
                code: "unreadable",
                message: pdf.findings.first { $0.flag == .fatal }?.message
                    ?? "\(document.name) is a PDF without invoice data inside. Only structured invoices are converted: what is "
                    + "read from pages is a guess.")
        }
        // What is wrong with the file is wrong with what is taken out of it.
        if let fatal = pdf.findings.first(where: { $0.flag == .fatal }) {
            throw WorkerRefusal(code: "unreadable", message: fatal.message)
        }
        let invoice = try read(structured, document.name, schemas)
        return doubtful.isDisjoint(with: pdf.findings.map(\.id)) ? invoice : invoice.undecided
    }

    /// Findings after which nobody can say that the invoice read is the one the file shows.
    private static let doubtful: Set = ["repaired", "needs-repair", "readers-disagree"]

    /// The same with a verdict that decides nothing.
    private var undecided: TranscribedInvoice {
        TranscribedInvoice(
            invoice: invoice, syntax: syntax, outside: outside,
            verdict: verdict == .invalid ? .invalid : .indeterminate,
            rules: rules, schemaFault: schemaFault, isBound: isBound)
    }

    private static func readJSON(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        do {
            return TranscribedInvoice(
                invoice: try SemanticJSON.decode(bytes), syntax: "json", outside: [], verdict: .indeterminate, rules: []
            )
        } catch { throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(error)") }
    }

    /// Of a file with several invoices none is converted: which one is meant, nobody said.
    private static func readInterchange(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        let message: InterchangeInvoice
        do { message = try InterchangeInvoice(bytes, name: document.name) } catch {
            throw WorkerRefusal(
                code: "unreadable",
                message: error.findings.last { $0.flag == .fatal }?.message ?? "\(document.name) holds no invoice.")
        }
        if let several = message.findings.first(where: { $0.artefact == "extraction" && $0.flag == .fatal }) {
            throw WorkerRefusal(code: "unreadable", message: several.message)
        }
        // 0085-13: a segment that must be there is not, the file's end above all.
        if let cut = message.findings.first(where: { $0.id == "0085-13" }) {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(cut.message)")
        }
        return read(message)
    }

    private static func read(_ message: InterchangeInvoice) -> TranscribedInvoice {
        let (isJudged, found) = message.judge(.auto)
        let rules = Set((message.findings + found).lazy.filter { $0.flag == .fatal }.map(\.id)).sorted()
        return TranscribedInvoice(
            invoice: message.invoice, syntax: "edifact", outside: message.outside(),
            verdict: rules.isEmpty ? (isJudged && message.isSyntaxChecked ? .valid : .indeterminate) : .invalid,
            rules: rules, isBound: message.identifier.isBoundToEN16931)
    }

    private static func read(
        _ structured: StructuredInvoice, _ name: String, _ schemas: InvoiceSchemas
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        if structured.invoice == nil, let message = InterchangeInvoice(structured.document) {
            return read(message)
        }
        guard let invoice = structured.invoice, let syntax = structured.syntax else {
            throw WorkerRefusal(
                code: "unreadable",
                message:
                    "\(name) is XML, but its root \(structured.document.root.name) is no invoice this program knows (UBL "
                    + "Invoice or CreditNote, CII, ZUGFeRD 1, Facturae).")
        }
        if let batch = structured.facturae, batch.invoices.count > 1 {
            throw WorkerRefusal(
                code: "unreadable",
                message:
                    "\(name) is a batch of \(batch.invoices.count) invoices. Which one is meant, nobody said: convert a file with one."
            )
        }
        let ruling = Ruling(structured, rules: .auto, schemas: schemas)
        return TranscribedInvoice(
            invoice: invoice, syntax: syntax, outside: structured.outside, verdict: ruling.verdict,
            rules: Set(ruling.findings.lazy.filter { $0.flag == .fatal }.map(\.id)).sorted(),
            schemaFault: ruling.findings.first { $0.artefact == InvoiceSchemas.artefact }?.message,
            isBound: structured.kind != .facturae)
    }

    private static func bytes(_ document: InputDocument) throws(WorkerRefusal) -> [UInt8] {
        guard document.bytes.length <= Examiner.xmlLimit else {
            throw WorkerRefusal(
                code: "too-large",
                message: "\(document.name) has \(document.bytes.length) bytes; at most \(Examiner.xmlLimit) are read.")
        }
        do { return try document.bytes.read(at: 0, count: Int(document.bytes.length)) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name) cannot be read: \(error).")
        }
    }
}
