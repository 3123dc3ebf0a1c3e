import ArchiveModel
import Leptonica
import Poppler
import WorkerProtocol

/// A document as pictures of its pages, whether it is a PDF or a picture file.
enum PageSource {
    case pdf(PopplerDocument)
    case picture(PictureDocument)

    /// Refuses what is neither.
    init(_ document: InputDocument) throws(WorkerRefusal) {
        let recognition: DocumentRecognition
        do { recognition = try DocumentRecognition(document) } catch {
            throw WorkerRefusal(code: "unreadable", message: "\(document.name) cannot be read: \(error).")
        }
        if case .picture(let format) = recognition.shape {
            self = .picture(try PictureDocument(document, format))
            return
        }
        // What else it is said to be is known by who reads PDFs: some do not begin as one.
        do throws(PopplerError) { self = .pdf(try PopplerDocument(descriptor: document.descriptor)) } catch {
            throw WorkerRefusal(code: Self.refusalCode(error.code), message: error.message)
        }
    }

    private static func refusalCode(_ code: PopplerError.Code) -> String {
        switch code {
        case .encrypted: "encrypted"
        case .tooLarge: "too-large"
        case .damaged, .noSuchPage: "unreadable"
        case .system: "out-of-memory"
        }
    }

    var isPicture: Bool { if case .picture = self { true } else { false } }

    var pageCount: Int {
        switch self {
        case .pdf(let pdf): pdf.pageCount
        case .picture(let picture): picture.pageCount
        }
    }

    /// A page, from 1, as a scanner would deliver it: of a picture file with the dots it has.
    func picture(
        ofPage number: Int, resolution: Double = PageRecognition.resolution
    ) throws(PageImageError) -> PageImage {
        switch self {
        case .picture(let picture): return try picture.page(number)
        case .pdf(let pdf):
            do throws(PopplerError) {
                let image = try pdf.render(page: number, resolution: resolution)
                let width = try pdf.size(ofPage: number).width
                return PageImage(
                    image: image, resolution: width > 0 ? Double(image.width) * 72 / width : resolution)
            } catch {
                throw PageImageError(message: error.message)
            }
        }
    }

    /// A page, from 1, or a part of it, in so many dots per inch, fewer where a page claims to be larger than any sheet.
    ///
    /// - Parameter area: In points from the page's top left corner; nil for all of it.
    func render(page number: Int, resolution: Double, area: PageBox? = nil) throws(PageImageError) -> GrayImage {
        switch self {
        case .picture(let picture): return try picture.page(number, resolution: resolution, area: area)
        case .pdf(let pdf):
            do throws(PopplerError) {
                return try pdf.render(page: number, resolution: resolution, area: area)
            } catch {
                throw PageImageError(message: error.message)
            }
        }
    }

    /// Width and height of a page, from 1, in points.
    func size(ofPage number: Int) throws(PageImageError) -> (width: Double, height: Double) {
        switch self {
        case .picture(let picture):
            let page = try picture.page(number)
            return (
                Double(page.image.width) * 72 / page.resolution, Double(page.image.height) * 72 / page.resolution
            )
        case .pdf(let pdf):
            do throws(PopplerError) { return try pdf.size(ofPage: number) } catch {
                throw PageImageError(message: error.message)
            }
        }
    }
}
