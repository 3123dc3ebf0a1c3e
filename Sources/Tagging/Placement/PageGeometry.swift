import PDF

/// A page as its reader sees it: upright, the crop box's lower left corner at 0, in points. Everything the tag does
/// is planned here and mapped to the page's own coordinates at the end.
struct PageGeometry {
    /// Seen width and height in points.
    let width: Double
    let height: Double
    /// From here to default user space: `[a b c d e f]` of operator `cm`.
    let toUserSpace: AffineTransform

    init(_ page: PDFPage) {
        self.init(cropBox: page.cropBox, rotation: page.rotation, userUnit: page.userUnit)
    }

    /// `rotation` clockwise, as /Rotate; `userUnit` in points.
    init(cropBox box: PDFRectangle, rotation: Int, userUnit: Double) {
        let isSideways = rotation == 90 || rotation == 270
        width = (isSideways ? box.height : box.width) * userUnit
        height = (isSideways ? box.width : box.height) * userUnit
        let scale = 1 / userUnit
        toUserSpace =
            switch rotation {
            case 90: AffineTransform(a: 0, b: scale, c: -scale, d: 0, e: box.right, f: box.bottom)
            case 180: AffineTransform(a: -scale, b: 0, c: 0, d: -scale, e: box.right, f: box.top)
            case 270: AffineTransform(a: 0, b: -scale, c: scale, d: 0, e: box.left, f: box.top)
            default: AffineTransform(a: scale, b: 0, c: 0, d: scale, e: box.left, f: box.bottom)
            }
    }

    /// The crop box with `points` of paper added below what the reader sees.
    static func extending(_ box: PDFRectangle, by points: Double, rotation: Int, userUnit: Double) -> PDFRectangle {
        var box = box
        let distance = points / userUnit
        switch rotation {
        case 90: box.right += distance
        case 180: box.top += distance
        case 270: box.left -= distance
        default: box.bottom -= distance
        }
        return box
    }
}
