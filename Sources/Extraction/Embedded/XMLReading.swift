package import ArchiveModel
import WorkerProtocol

/// The whole reading of an XML invoice in one call.
package enum XMLReading {
    /// Parses, reads and judges; nil where it is no XML. Returns for every input, in time and memory proportional to it.
    @discardableResult
    package static func attempt(_ bytes: [UInt8]) -> Verdict? {
        guard let structured = try? StructuredInvoice(parsing: bytes) else { return nil }
        _ = structured.fields(.embedded)
        _ = structured.text(limit: 1 << 20)
        return Ruling(structured, rules: ExaminationRequest.Rules.all).verdict
    }
}
