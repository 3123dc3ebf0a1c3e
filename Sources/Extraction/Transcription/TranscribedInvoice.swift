import ArchiveModel
import EDIFACT
import EN16931
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

    /// Reads a document; refuses what holds no structured invoice.
    static func read(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
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
        case .xml: return try readXML(document)
        case .pdf: return try readPDF(document, recognition)
        case .other(mediaType: "application/json"): return try readJSON(document)
        case .other(mediaType: "application/edifact"): return try readEDIFACT(document)
        case .other(let mediaType):
            throw WorkerRefusal(
                code: "unsupported",
                message:
                    "\(document.name) is \(mediaType); invoices are read from UBL, CII, PDFs with one of them inside, EDIFACT, and "
                    + "JSON of the semantic model.")
        }
    }

    private static func readXML(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        let structured: StructuredInvoice
        do { structured = try StructuredInvoice(parsing: bytes) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(error)")
        }
        return try read(structured, document.name)
    }

    private static func readPDF(
        _ document: InputDocument, _ recognition: DocumentRecognition
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        let pdf = PDFExamination(document, recognition)
        guard let structured = pdf.embedded else {
            throw WorkerRefusal(
                code: "unreadable",
                message: pdf.findings.first { $0.flag == .fatal }?.message
                    ?? "\(document.name) is a PDF without invoice data inside. Only structured invoices are converted: what is "
                    + "read from pages is a guess.")
        }
        return try read(structured, document.name)
    }

    private static func readJSON(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        do {
            return TranscribedInvoice(
                invoice: try SemanticJSON.decode(bytes), syntax: "json", outside: [], verdict: .indeterminate, rules: []
            )
        } catch { throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(error)") }
    }

    /// A file may hold many messages; which one is meant, only who sent it knows.
    private static func readEDIFACT(_ document: InputDocument) throws(WorkerRefusal) -> TranscribedInvoice {
        let bytes = try bytes(document)
        let interchange: InterchangeDocument
        do { interchange = try EDIFACTReader.read(bytes) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name): \(error)")
        }
        guard let message = interchange.invoices.first, interchange.invoices.count == 1 else {
            throw WorkerRefusal(
                code: "unreadable",
                message:
                    "\(document.name) holds \(interchange.invoices.count) INVOIC messages. Send each in a file of its own."
            )
        }
        var invoice = message.invoice
        // An object behind the message is the Base64 text of the attachment.
        for index in invoice.supportingDocuments.indices {
            guard let attachment = invoice.supportingDocuments[index].attachment,
                let object = message.objects.first(where: { $0.place == attachment.source.place })
            else { continue }
            invoice.supportingDocuments[index].attachment = BinaryObject(
                base64: String(decoding: bytes[object.range], as: UTF8.self), mimeCode: attachment.mimeCode,
                filename: attachment.filename, source: attachment.source)
        }
        return TranscribedInvoice(
            invoice: invoice, syntax: "edifact", outside: [], verdict: .indeterminate, rules: [])
    }

    private static func read(
        _ structured: StructuredInvoice, _ name: String
    ) throws(WorkerRefusal) -> TranscribedInvoice {
        guard let invoice = structured.invoice, let syntax = structured.syntax else {
            throw WorkerRefusal(
                code: "unreadable",
                message:
                    "\(name) is XML, but its root \(structured.document.root.name) is no invoice this program knows (UBL "
                    + "Invoice or CreditNote, CII, ZUGFeRD 1).")
        }
        let ruling = Ruling(structured, rules: .auto)
        return TranscribedInvoice(
            invoice: invoice, syntax: syntax, outside: structured.outside, verdict: ruling.verdict,
            rules: Set(ruling.findings.lazy.filter { $0.flag == .fatal }.map(\.id)).sorted())
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
