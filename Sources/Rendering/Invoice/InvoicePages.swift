package import ArchiveModel
package import Cairo
package import EN16931
import PDF
package import WorkerProtocol

/// An invoice without a picture as pages for people: A4, every term it states, in Spanish or English.
///
/// Tagged (ISO 32000-1 §14.8), fonts embedded as subsets. The same invoice, language and time give the same bytes.
package enum InvoicePages {
    /// A PDF. Throws `drawing` or `too-long`.
    ///
    /// - Parameter time: When it is made, for the document's metadata.
    package static func pdf(
        _ invoice: Invoice, language: ViewLanguage, time: UTCTime, typefaces: Typefaces
    ) throws(RenderingError) -> [UInt8] {
        let sheet = InvoiceSheet(invoice.canonical, language)
        let drawn: [UInt8]
        do {
            let setter = try TextSetter(typefaces)
            // The first round counts the pages, for every foot tells of how many it is.
            let count = try sheet.fill(PageFlow(setter, canvas: nil) { _ throws(CairoError) in })
            guard count <= PDFLimits().pages else {
                throw RenderingError(
                    .tooLong, "The invoice would fill \(count) pages; at most \(PDFLimits().pages) are drawn.")
            }
            let seconds = String(time.description.prefix(19)) + "Z"
            let canvas = try PDFCanvas(
                size: (PageGeometry.width, PageGeometry.height),
                DocumentMetadata(title: sheet.title, author: sheet.author, time: seconds))
            let flow = PageFlow(setter, canvas: canvas) { flow throws(CairoError) in
                try sheet.drawFoot(flow, of: count)
            }
            _ = try sheet.fill(flow)
            drawn = try canvas.finish()
        } catch let error as RenderingError {
            throw error
        } catch let error as CairoError {
            throw RenderingError(.drawing, error.message)
        } catch {
            throw RenderingError(.drawing, "\(error)")
        }
        return try DocumentLanguage.state(language, in: drawn)
    }
}
