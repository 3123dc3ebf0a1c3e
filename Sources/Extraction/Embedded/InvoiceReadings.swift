package import ArchiveModel
import EDIFACT
import WorkerProtocol

/// The whole reading of an invoice's bytes in one call: read, accounted for, judged by every rule set. Returns for every
/// input, in time and memory proportional to it.
package enum InvoiceReadings {
    /// What is found in an XML invoice of any vocabulary, INVOIC as XML among them; nil where it is no XML.
    package static func xml(_ bytes: [UInt8]) -> [Finding]? {
        guard let structured = try? StructuredInvoice(parsing: bytes) else { return nil }
        if structured.invoice == nil, let message = InterchangeInvoice(structured.document) { return judged(message) }
        _ = structured.fields(.embedded)
        _ = structured.text(limit: Examiner.textLimit)
        _ = structured.outside
        return Ruling(structured, rules: ExaminationRequest.Rules.all).findings
    }

    /// What is found in an interchange; nil where no invoice is in it.
    package static func interchange(_ bytes: [UInt8]) -> [Finding]? {
        guard let message = try? InterchangeInvoice(bytes, name: "") else { return nil }
        return judged(message)
    }

    private static func judged(_ message: InterchangeInvoice) -> [Finding] {
        _ = message.fields
        _ = message.text(limit: Examiner.textLimit)
        return message.findings + message.judge(.all).findings
    }
}
