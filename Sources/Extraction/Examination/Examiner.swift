import ArchiveModel
import EN16931Validation
import LibXML2
import PDFEncryption
package import WorkerProtocol
import XML

/// The extract and validate stages: says what is in the files of one submission. Never fails: what cannot be
/// read is a finding and an indeterminate verdict. Its answers are claims, for it opens strangers' bytes.
package enum Examiner {
    /// Bytes of text kept for the full-text index.
    static let textLimit = 1 << 20
    /// Larger XML, EDIFACT and JSON files are not read: 100,000 ordinary lines of CII have 97 MB.
    static let xmlLimit: UInt64 = 192 << 20

    /// Reads the documents; the first is the invoice, others are its XML or attachments.
    ///
    /// - Parameters:
    ///   - schemas: What structured invoices are held against beside the rules.
    ///   - recognition: Reads pages that are pictures, where the request asks for it.
    package static func examine(
        _ request: ExaminationRequest, documents: [InputDocument], schemas: InvoiceSchemas = .none,
        recognition: PageRecognition? = nil
    ) -> ExaminationReport {
        guard let first = documents.first else {
            return ExaminationReport(
                files: [], findings: [.extraction("empty", .fatal, "No file was given.")], verdict: .indeterminate)
        }
        var examination = Examination(
            request, schemas: schemas, recognition: request.recognisesText ? recognition : nil)
        examination.read(named(first, request, 0))
        for (index, document) in documents.enumerated().dropFirst() {
            examination.readCompanion(named(document, request, index))
        }
        return examination.report()
    }

    /// Opens libraries' tables and fonts; a sandbox calls it before it closes.
    package static func warmUp() {
        warmUpRules()
        StandardSecurity.warmUp()
    }

    /// What is needed of them for documents that are no PDF.
    package static func warmUpRules() {
        XMLDocument.warmUp()
        EN16931Rules.warmUp()
    }

    /// Loads the XML parser's tables alone.
    package static func warmUpParser() { XMLDocument.warmUp() }

    /// The request's name where the descriptor has none of its own.
    private static func named(_ document: InputDocument, _ request: ExaminationRequest, _ index: Int) -> InputDocument {
        guard document.name.isEmpty, request.names.indices.contains(index) else { return document }
        return InputDocument(name: request.names[index], descriptor: document.descriptor, bytes: document.bytes)
    }
}
