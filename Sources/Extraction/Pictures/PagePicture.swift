import Poppler
package import WorkerProtocol

/// Draws a page as people see it.
package enum PagePicture {
    /// Refuses what is no readable PDF, and pages it does not have (`unsupported`).
    package static func draw(
        _ request: DrawingRequest, _ document: InputDocument
    ) throws(WorkerRefusal) -> (DrawnPage, [UInt8]) {
        do throws(PopplerError) {
            let pdf = try PopplerDocument(descriptor: document.descriptor)
            let pages = pdf.pageCount
            guard (1...max(1, pages)).contains(request.page) else {
                throw PopplerError(.noSuchPage, "There is no page \(request.page): the document has \(pages).")
            }
            let resolution = Double(min(600, max(18, request.resolution)))
            return (
                DrawnPage(page: request.page, pages: pages), try pdf.png(page: request.page, resolution: resolution)
            )
        } catch {
            let code =
                switch error.code {
                case .encrypted: "encrypted"
                case .damaged: "unreadable"
                case .noSuchPage: "unsupported"
                case .tooLarge: "too-large"
                case .system: "out-of-memory"
                }
            throw WorkerRefusal(code: code, message: error.message)
        }
    }
}
