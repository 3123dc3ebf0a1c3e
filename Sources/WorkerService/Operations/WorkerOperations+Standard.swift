import ArchiveModel
import Cairo
import Conversion
import Extraction
import PAdES
import Tagging
import WorkerProtocol

extension WorkerOperations {
    /// What `legajo-worker` does: the reader examines, judges, reads tags, looks at templates and draws pages; the
    /// writer prepares increments and converts.
    package static var standard: WorkerOperations {
        WorkerOperations(
            warmUp: ReaderWarmUp.run,
            examine: { request, documents in
                Examiner.examine(request, documents: documents, schemas: InstalledSchemas.all)
            },
            judge: { request, documents throws(WorkerRefusal) in
                try DocumentJudge.judge(request, documents: documents)
            },
            readTags: { document throws(WorkerRefusal) in try PageTagReader.read(document) },
            prepare: { request, source, files throws(WorkerRefusal) in
                try PagePreparation.prepare(request, source: source, files: files)
            },
            confirm: { request, source, increment, files throws(WorkerRefusal) in
                try PreparationCheck.check(increment, of: request, source: source, files: files)
            },
            transcribe: { document throws(WorkerRefusal) in
                try Transcriber.transcribe(document, schemas: InstalledSchemas.all)
            },
            convert: { request, source throws(WorkerRefusal) in
                try InvoiceConversion.convert(request, source: source) { () throws(CairoError) in
                    try InstalledTypefaces.opened.get()
                }
            },
            prove: { request, invoice, document throws(WorkerRefusal) in
                try ConversionProof.prove(
                    request, invoice: invoice, document: document, schemas: InstalledSchemas.all)
            },
            inspectTemplate: { request, files throws(WorkerRefusal) in
                try TemplateInspector.inspect(request, files: files)
            },
            draw: { request, document throws(WorkerRefusal) in try PagePicture.draw(request, document) })
    }
}
