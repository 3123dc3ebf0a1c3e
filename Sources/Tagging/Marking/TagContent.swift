import ArchiveModel
import Barcode
import PDF
import WorkerProtocol

/// The content stream that draws a page's tag after everything else on the page.
struct TagContent {
    /// Name of ``TagFont`` in the page's resources.
    var fontName: String
    /// Name of a grey that depends on no device, where the document has no output intent; else DeviceGray.
    var colorSpace: String?
    /// "PRUEBA" beside the page number.
    var isTest: Bool

    /// What is drawn where; coordinates upright.
    struct Placed {
        var tag: PageTag
        var place: PDFRectangle
        var geometry: PageGeometry
        /// Paper added below the page, painted white because it may uncover what the crop box hid.
        var hasStrip: Bool
    }

    /// `closing` and `Q` end what the page's content left open and the prefix opened; then the tag, marked as an artifact so that it is no part of the document's
    /// logical structure (ISO 32000-2 §14.8.2.2).
    func stream(_ placed: Placed, closing: String) throws(BarcodeError) -> [UInt8] {
        let (tag, place, geometry) = (placed.tag, placed.place, placed.geometry)
        let matrix = try ModuleMatrix(encoding: tag.text, as: .qr(.quartile))
        var content = ContentWriter()
        content.raw("\n\(closing)Q\nq\n/Artifact BMC\n")
        content.transform(geometry.toUserSpace)
        fill(1, &content)
        if placed.hasStrip {
            content.raw("0 0 \(ContentWriter.text(geometry.width)) \(ContentWriter.text(TagLayout.strip)) re f\n")
        }
        content.transform(AffineTransform(e: place.left, f: place.bottom))
        content.raw("0 0 \(ContentWriter.text(TagLayout.width)) \(ContentWriter.text(TagLayout.height)) re f\n")
        fill(0, &content)
        stroke(0, &content)
        draw(line: tag.id.description, at: TagLayout.firstLine, &content)
        draw(line: "\(tag.page)/\(tag.pages)" + (isTest ? " PRUEBA" : ""), at: TagLayout.secondLine, &content)
        draw(matrix, &content)
        content.raw("EMC\nQ\n")
        return content.bytes
    }

    private func fill(_ gray: Int, _ content: inout ContentWriter) {
        content.raw(colorSpace.map { "/\($0) cs \(gray) sc\n" } ?? "\(gray) g\n")
    }

    private func stroke(_ gray: Int, _ content: inout ContentWriter) {
        content.raw(colorSpace.map { "/\($0) CS \(gray) SC\n" } ?? "\(gray) G\n")
    }

    /// Centred under the symbol.
    private func draw(line: String, at baseline: Double, _ content: inout ContentWriter) {
        let length = Double(line.utf8.count * TagFont.advance) / 1_000 * TagLayout.fontSize
        let x = ContentWriter.text((TagLayout.width - length) / 2)
        content.raw(
            "BT /\(fontName) \(ContentWriter.text(TagLayout.fontSize)) Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts "
                + "1 0 0 1 \(x) \(ContentWriter.text(baseline)) Tm (\(line)) Tj ET\n")
    }

    private func draw(_ matrix: ModuleMatrix, _ content: inout ContentWriter) {
        let quiet = Symbology.qr(.quartile).quietZone
        let module = TagLayout.symbol / Double(matrix.width + 2 * quiet)
        let left = (TagLayout.width - TagLayout.symbol) / 2 + module * Double(quiet)
        let bottom = TagLayout.height - TagLayout.symbol + module * Double(quiet)
        content.transform(AffineTransform(a: module, d: module, e: left, f: bottom))
        for outline in matrix.outlines {
            // Filling closes what is open. The standard's rectangle is shorter than its four corners.
            if outline.count == 4 {
                let (xs, ys) = (outline.map(\.x).sorted(), outline.map(\.y).sorted())
                content.operation([xs[0], matrix.height - ys[3], xs[3] - xs[0], ys[3] - ys[0]], "re")
            } else {
                for (index, corner) in outline.enumerated() {
                    content.operation([corner.x, matrix.height - corner.y], index == 0 ? "m" : "l")
                }
            }
        }
        content.raw("f*\n")
    }
}
