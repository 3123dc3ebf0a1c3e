import PDF

/// Measures of a page tag, in points: the symbol with its quiet zone over two readable lines.
enum TagLayout {
    /// Side of the QR symbol with quiet zone: 19 mm.
    static let symbol = 54.0
    static let width = 57.0
    static let height = 67.0
    /// To the page's edge: 3 mm, and the quiet zone on top of it keeps the modules off what printers cut.
    static let margin = 8.5
    static let fontSize = 6.2
    /// Base lines of the two lines above the block's lower edge.
    static let firstLine = 8.5
    static let secondLine = 2.0

    /// Paper added below a page that has no free place.
    static let strip = height + 2 * margin

    /// The lower right corner.
    static func corner(of geometry: PageGeometry) -> PDFRectangle {
        let right = geometry.width - margin
        return PDFRectangle(left: right - width, bottom: margin, right: right, top: margin + height)
    }
}
