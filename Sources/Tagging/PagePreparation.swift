package import ArchiveModel
import PDF
package import WorkerProtocol

/// Makes an original out of a PDF: a template's dressing, then page tags and a place for the signature, each an
/// incremental update, so that the source stays the document's first revision, byte for byte.
///
/// What comes after sees the dressed pages: tags keep clear of letterheads, and count the pages that were added.
package enum PagePreparation {
    /// The increment to append to `source`; `files` are those of the dressing, in its order. Refuses with `unreadable`
    /// (no PDF, damaged), `encrypted`, `signed`, `too-large` or `unsupported`: such a document is archived as it is; and
    /// with `template-unfit`.
    ///
    /// - Parameter confirms: Whether tagged pages that are doubtful are read back; not where the increment is only made once more.
    package static func prepare(
        _ request: PreparationRequest, source: any ByteSource, files: [any ByteSource] = [], confirms: Bool = true
    ) throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) {
        var document = try WorkerRefusal.of { () throws(PDFError) in try changeable(source) }
        var dressed: Increment?
        if let order = request.dressing {
            dressed = try DocumentDressing.increment(
                for: order, files: try TemplateFile.opened(order, files), document: document)
        }
        if let dressed {
            let whole = JoinedBytes([source, MemoryBytes(dressed.bytes)])
            document = try WorkerRefusal.of { () throws(PDFError) in try PDFDocument(whole) }
        }
        let revision = dressed.map { DressingRevision(length: UInt64($0.bytes.count), objects: $0.objects) }
        let before = dressed?.bytes ?? []
        let pages = try WorkerRefusal.of { () throws(PDFError) in try document.pages() }
        var marked: PageMarking.Outcome?
        let increment = try WorkerRefusal.of { () throws(PDFError) in
            try finalRevision(for: request, document: document, pages: pages, marked: &marked)
        }
        guard let increment else {
            guard let revision else {
                throw WorkerRefusal(
                    code: "unsupported", message: "Nothing was asked for: no tag, no signature and nothing to put on.")
            }
            let prepared = PreparedIncrement(
                sourceLength: source.length, incrementLength: revision.length, pages: pages.count, dressing: revision,
                objects: [])
            return (prepared, before)
        }
        if confirms, let marked, marked.isDoubtful {
            let whole = JoinedBytes([source, MemoryBytes(before + increment.bytes)])
            try WorkerRefusal.of { () throws(PDFError) in
                try PageMarking.confirm(marked, in: try PDFDocument(whole), changed: increment.objects)
            }
        }
        let prepared = PreparedIncrement(
            sourceLength: source.length, incrementLength: UInt64(before.count + increment.bytes.count),
            pages: pages.count, dressing: revision, objects: increment.objects, byteRange: increment.byteRange)
        return (prepared, before + increment.bytes)
    }

    /// The document, if something may be added to it.
    private static func changeable(_ source: any ByteSource) throws(PDFError) -> PDFDocument {
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
        return document
    }

    /// Tags and signature place; nil where neither was asked for.
    private static func finalRevision(
        for request: PreparationRequest, document: PDFDocument, pages: [PDFPage], marked: inout PageMarking.Outcome?
    ) throws(PDFError) -> Increment? {
        var update = try IncrementalUpdate(document)
        var changed: [PDFReference: PDFDictionary] = [:]
        if let id = request.id {
            marked = try PageMarking(document: document, id: id, isTest: request.isTest, style: request.style)
                .mark(pages, changed: &changed, update: &update)
        }
        if let place = request.signature, let first = pages.first {
            try SignatureFieldPlacing(document: document, place: place)
                .add(on: first, changed: &changed, update: &update)
        }
        for (reference, dictionary) in changed.sorted(by: { $0.key < $1.key }) {
            update.write(.dictionary(dictionary), as: reference)
        }
        return update.isEmpty ? nil : try update.finish()
    }
}

extension WorkerRefusal {
    /// The work, its failure told in the worker's words.
    static func of<Value>(_ work: () throws(PDFError) -> Value) throws(WorkerRefusal) -> Value {
        do throws(PDFError) { return try work() } catch { throw WorkerRefusal(error) }
    }

    init(_ error: PDFError) {
        let code =
            switch error.code {
            case .notPDF, .damaged, .source, .increment: "unreadable"
            case .encrypted: "encrypted"
            case .signed: "signed"
            case .tooLarge: "too-large"
            case .unsupported: "unsupported"
            }
        self.init(code: code, message: error.message)
    }
}
