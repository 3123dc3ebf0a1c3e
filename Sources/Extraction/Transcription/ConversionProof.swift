package import ArchiveModel
import EN16931
package import WorkerProtocol

/// Reads a document that was made of an invoice, and holds it against the invoice: every term is carried, or accounted
/// for. The reader does it, which did not make the document.
package enum ConversionProof {
    /// Throws `differs` where the document says anything else, `not-convertible` where it breaks the XML Schema of its own
    /// syntax, which no document of an invoice the syntax can hold does.
    package static func prove(
        _ request: ProofRequest, invoice source: any ByteSource, document: InputDocument,
        schemas: InvoiceSchemas = .none
    ) throws(WorkerRefusal) -> ProofReport {
        // The document first: what reading it takes is free again before the invoice is there.
        let made = try TranscribedInvoice.read(document, schemas: schemas)
        let (verdict, rules, fault, syntax) = (made.verdict, made.rules, made.schemaFault, made.syntax)
        let difference = InvoiceDifference(
            from: try invoice(source), to: made.invoice, lost: request.lost, added: request.added)
        guard difference.isEmpty else { throw Self.refusal(difference) }
        if let fault {
            throw WorkerRefusal(
                code: "not-convertible",
                message: "The invoice has no valid document in \(syntax): \(fault) Nothing was written.")
        }
        return ProofReport(carried: difference.stated - request.lost.count, verdict: verdict, rules: rules)
    }

    private static func invoice(_ source: any ByteSource) throws(WorkerRefusal) -> Invoice {
        do {
            return try SemanticJSON.decodeTolerantly(try source.read(at: 0, count: Int(source.length)))
        } catch { throw WorkerRefusal(code: "unreadable", message: "The invoice cannot be read: \(error).") }
    }

    private static func refusal(_ difference: InvoiceDifference) -> WorkerRefusal {
        func names(_ terms: [StatedTerm]) -> String {
            terms.prefix(3).map { "\($0.term) “\($0.value.prefix(60))” (\($0.path))" }.joined(separator: ", ")
        }
        var parts: [String] = []
        if !difference.missing.isEmpty { parts.append("it lacks \(names(difference.missing))") }
        if !difference.surplus.isEmpty { parts.append("it states \(names(difference.surplus))") }
        if let first = difference.attachments.first {
            parts.append("the content of supportingDocuments[\(first)].attachment differs")
        }
        return WorkerRefusal(
            code: "differs",
            message:
                "The document made of the invoice does not say what the invoice does: \(parts.joined(separator: "; "))."
                + " Nothing was written. This is a fault of the program; please report it with the document.")
    }
}
