import ArchiveModel
import Leptonica
import Poppler
package import WorkerProtocol

/// Reads pictures of pages back and holds their figures against the original's. A figure is told as different only
/// where two witnesses say so: the recogniser reads another one, and the picture looks unlike the page there.
package enum PrintComparison {
    /// Pages that are compared.
    private static let pageLimit = 24

    package static func compare(
        _ request: PrintRequest, documents: [InputDocument], recognition: PageRecognition
    ) throws(WorkerRefusal) -> PrintReport {
        guard documents.count == 2 else {
            throw WorkerRefusal(code: "unsupported", message: "The original beside the copy is missing.")
        }
        let original: PopplerDocument
        do { original = try PopplerDocument(descriptor: documents[1].descriptor) } catch {
            throw WorkerRefusal(code: "unreadable", message: "The archived original: \(error.message)")
        }
        let copy = try PageSource(documents[0])
        var report = PrintReport()
        for pair in request.pairs.prefix(pageLimit) {
            do throws(PageImageError) {
                try compare(pair, copy, original, recognition, into: &report)
            } catch {
                report.unread.append("page \(pair.copy): \(error.message)")
            }
        }
        if request.pairs.count > pageLimit {
            report.unread.append("pages from the \(pageLimit + 1)th on: too many for one comparison")
        }
        return report
    }

    private static func compare(
        _ pair: PrintRequest.Pair, _ copy: PageSource, _ original: PopplerDocument, _ recognition: PageRecognition,
        into report: inout PrintReport
    ) throws(PageImageError) {
        let page: GrayImage
        var printed: PageWords
        do throws(PopplerError) {
            page = try original.render(page: pair.original, resolution: PageRecognition.resolution)
            printed = try original.words(onPage: pair.original)
        } catch {
            throw PageImageError(message: error.message)
        }
        let dots = Double(page.width) * 72 / max(1, printed.width)
        let shown: StraightPage
        do {
            // The original may be a scan itself.
            if !PicturePages.isReadable(printed) {
                printed = try recognition.read(PageImage(image: page, resolution: dots), page: pair.original).words
            }
            shown = try recognition.read(try copy.picture(ofPage: pair.copy), page: pair.copy)
        } catch let error as PageImageError {
            throw error
        } catch {
            throw PageImageError(message: "\(error)")
        }
        guard let mapping = PageMapping(from: printed, to: shown.words) else {
            throw PageImageError(
                message: "too few words on it agree with the original's to lay both over one another")
        }
        let comparison = FigureComparison(
            printed: printed, shown: shown.words, mapping: mapping,
            likeness: Likeness(
                original: page, originalDots: dots, copy: shown.raster, copyDots: shown.resolution, mapping: mapping))
        let (compared, differences) = comparison.run(page: pair.copy)
        report.compared += compared
        report.differences += differences
    }
}
