import ArchiveModel
import Leptonica
import Poppler
import WorkerProtocol

/// What opening a picture file gives: its pages and their words.
struct PictureExamination {
    var file: ExaminationReport.File
    var pages: [PageWords] = []
    var findings: [Finding] = []
    /// It could not be opened at all.
    var isUnreadable = false

    init(
        _ document: InputDocument, _ recognition: DocumentRecognition, _ format: PictureFormat,
        recognition recogniser: PageRecognition?
    ) {
        file = ExaminationReport.File(
            name: document.name, kind: .picture, mediaType: recognition.shape.mediaType)
        let picture: PictureDocument
        do { picture = try PictureDocument(document, format) } catch {
            isUnreadable = true
            let id = error.code == "unreadable" ? "damaged" : error.code
            findings.append(.extraction(id, .fatal, "\(document.name): \(error.message)"))
            return
        }
        file.pages = picture.pageCount
        guard let recogniser else { return }
        var reading = PicturePages.Reading(recogniser, name: document.name)
        for number in 1...picture.pageCount {
            var words = PageWords(page: number, width: 595, height: 842, words: [])
            reading.read(page: number, into: &words) { () throws(PageImageError) in
                try picture.page(number)
            }
            pages.append(words)
        }
        if picture.isCutOff {
            findings.append(
                .extraction(
                    "truncated", .warning,
                    "\(document.name) ends early: part of it is missing. Ask the sender for it again."))
        }
        findings += reading.findings
    }
}
