import ArchiveModel
import Barcode
import PDF
import PageContent
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
        var place: TagPlace
        var geometry: PageGeometry
        /// Paper added below the page, painted white because it may uncover what the crop box hid.
        var hasStrip: Bool
        /// Its height.
        var strip = 0.0
        /// The page's new crop box, in user space.
        var paper: PDFRectangle?
    }

    /// `closing` and `Q` end what the page's content left open and the prefix opened; then the tag, marked as an artifact
    /// so that it is no part of the document's logical structure (ISO 32000-2 §14.8.2.2), and by a name of its own so that
    /// whoever holds the page against its digest can leave it out.
    func stream(
        _ placed: Placed, closing: String, letters: inout TagFont.Letters
    ) throws(BarcodeError) -> [UInt8] {
        let (tag, place, geometry) = (placed.tag, placed.place, placed.geometry)
        let block = place.block
        let matrix = try ModuleMatrix(encoding: block.text(of: tag), as: block.code)
        var content = ContentWriter()
        content.raw("\n\(closing)Q\nq\n/Artifact BMC\n/\(PageTagMark.name) BMC\n")
        content.transform(geometry.toUserSpace)
        fill(1, &content)
        if placed.hasStrip {
            content.raw("0 0 \(ContentWriter.text(geometry.width)) \(ContentWriter.text(placed.strip)) re f\n")
        }
        content.transform(
            place.isTurned
                ? AffineTransform(a: 0, b: 1, c: -1, d: 0, e: place.box.right, f: place.box.bottom)
                : AffineTransform(e: place.box.left, f: place.box.bottom))
        content.raw("0 0 \(ContentWriter.text(block.width)) \(ContentWriter.text(block.height)) re f\n")
        fill(0, &content)
        stroke(0, &content)
        for (index, line) in block.lines(of: tag, isTest: isTest).enumerated() {
            draw(line, at: block.baseline(index), in: block, &content)
            letters.insert(line)
        }
        draw(matrix, in: block, &content)
        content.raw("EMC\nEMC\nQ\n")
        return content.bytes
    }

    private func fill(_ gray: Int, _ content: inout ContentWriter) {
        content.raw(colorSpace.map { "/\($0) cs \(gray) sc\n" } ?? "\(gray) g\n")
    }

    private func stroke(_ gray: Int, _ content: inout ContentWriter) {
        content.raw(colorSpace.map { "/\($0) CS \(gray) SC\n" } ?? "\(gray) G\n")
    }

    /// Centred under the symbol.
    private func draw(_ line: String, at baseline: Double, in block: TagBlock, _ content: inout ContentWriter) {
        let length = Double(line.utf8.count * TagFont.advance) / 1_000 * TagBlock.fontSize
        let x = ContentWriter.text((block.width - length) / 2)
        content.raw(
            "BT /\(fontName) \(ContentWriter.text(TagBlock.fontSize)) Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts "
                + "1 0 0 1 \(x) \(ContentWriter.text(baseline)) Tm (\(line)) Tj ET\n")
    }

    private func draw(_ matrix: ModuleMatrix, in block: TagBlock, _ content: inout ContentWriter) {
        let quiet = block.code.quietZone
        let module = block.symbolWidth / Double(matrix.width + 2 * quiet)
        let isLinear = matrix.height == 1
        let left = (block.width - block.symbolWidth) / 2 + module * Double(quiet)
        let height = isLinear ? block.symbolHeight : module
        let bottom = block.height - (isLinear ? block.symbolHeight + 2 : block.symbolHeight - module * Double(quiet))
        content.transform(AffineTransform(a: module, d: height, e: left, f: bottom))
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
