package import ArchiveModel
import PDF
package import WorkerProtocol

/// Makes an original out of a PDF: page tags and a place for the signature in one incremental update, so that the
/// source stays the document's first revision, byte for byte.
package enum PagePreparation {
    /// The increment to append to `source`. Refuses with `unreadable` (no PDF, damaged), `encrypted`, `signed`,
    /// `too-large` or `unsupported`: such a document is archived as it is.
    package static func prepare(
        _ request: PreparationRequest, source: any ByteSource
    ) throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) {
        do throws(PDFError) {
            let document = try PDFDocument(source)
            guard !document.isEncrypted else {
                throw PDFError(.encrypted, "The document is encrypted; archive it as it is.")
            }
            if let certification = try document.certification() {
                throw PDFError(
                    .signed,
                    "The document is certified by its author, who allows \(certification.allowed); archive it as it is."
                )
            }
            guard try !document.isSigned() else {
                throw PDFError(.signed, "The document is already signed; a change would put that in doubt.")
            }
            let pages = try document.pages()
            let increment = try increment(for: request, document: document, pages: pages)
            let prepared = PreparedIncrement(
                sourceLength: increment.sourceLength, incrementLength: UInt64(increment.bytes.count),
                pages: pages.count, objects: increment.objects, byteRange: increment.byteRange)
            return (prepared, increment.bytes)
        } catch {
            throw WorkerRefusal(code: refusalCode(error.code), message: error.message)
        }
    }

    private static func increment(
        for request: PreparationRequest, document: PDFDocument, pages: [PDFPage]
    ) throws(PDFError) -> Increment {
        var update = try IncrementalUpdate(document)
        var changed: [PDFReference: PDFDictionary] = [:]
        if let id = request.id {
            try PageMarking(document: document, id: id, isTest: request.isTest)
                .mark(pages, changed: &changed, update: &update)
        }
        if let place = request.signature, let first = pages.first {
            try SignatureFieldPlacing(document: document, place: place)
                .add(on: first, changed: &changed, update: &update)
        }
        for (reference, dictionary) in changed.sorted(by: { $0.key < $1.key }) {
            update.write(.dictionary(dictionary), as: reference)
        }
        guard !update.isEmpty else { throw PDFError(.unsupported, "Nothing was asked for: no tag and no signature.") }
        return try update.finish()
    }

    private static func refusalCode(_ code: PDFError.Code) -> String {
        switch code {
        case .notPDF, .damaged, .source, .increment: "unreadable"
        case .encrypted: "encrypted"
        case .signed: "signed"
        case .tooLarge: "too-large"
        case .unsupported: "unsupported"
        }
    }
}
