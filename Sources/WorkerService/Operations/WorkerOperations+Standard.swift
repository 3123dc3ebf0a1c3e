import ArchiveModel
import Cairo
import Conversion
import Extraction
import PAdES
import Splitting
import Tagging
import WorkerProtocol

extension WorkerOperations {
    /// What `legajo-worker` does: the reader examines, judges, reads tags, looks at templates and draws pages; the
    /// recogniser examines what only pictures show; the writer prepares increments, converts and takes pages out.
    package static var standard: WorkerOperations {
        let recognition = PageRecognition()
        return WorkerOperations(
            warmUp: ReaderWarmUp.run,
            loadRecognition: { recognition.load() },
            examine: { request, documents in
                Examiner.examine(
                    request, documents: documents, schemas: InstalledSchemas.all, recognition: recognition)
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
            draw: { request, document throws(WorkerRefusal) in try PagePicture.draw(request, document) },
            divide: { document throws(WorkerRefusal) in try BatchReader.read(document) },
            compare: { request, documents throws(WorkerRefusal) in
                try PrintComparison.compare(request, documents: documents, recognition: recognition)
            },
            takePages: { request, source throws(WorkerRefusal) in try PageExtraction.extract(request, source: source) },
            learn: { request, document throws(WorkerRefusal) in try LayoutLearning.learn(request, from: document) })
    }
}
