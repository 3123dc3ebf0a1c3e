import EN16931
package import WorkerProtocol

/// The convert stage, the reader's half: the invoice in a document as JSON of the semantic model, and what the document
/// says beyond it.
package enum Transcriber {
    /// Refuses what holds no structured invoice: pages are never converted, for what is read from them is a guess.
    package static func transcribe(
        _ document: InputDocument, schemas: InvoiceSchemas = .none
    ) throws(WorkerRefusal) -> (Transcription, [UInt8]) {
        let read = try TranscribedInvoice.read(document, schemas: schemas)
        do {
            let json = try SemanticJSON.encode(read.invoice)
            return (
                Transcription(
                    syntax: read.syntax, outside: read.outside, verdict: read.verdict, isBound: read.isBound), json
            )
        } catch { throw WorkerRefusal(code: "unreadable", message: error.description) }
    }
}
