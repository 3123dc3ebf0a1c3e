package import PDF

/// A page as its reader sees it: upright, the crop box's lower left corner at 0, in points. Everything the tag does
/// is planned here and mapped to the page's own coordinates at the end.
package struct PageGeometry: Hashable, Sendable {
    /// Seen width and height in points.
    package let width: Double
    package let height: Double
    /// From here to default user space: `[a b c d e f]` of operator `cm`.
    package let toUserSpace: AffineTransform

    /// From default user space to points across from the left and down from the top of what the reader sees. Paper
    /// added below changes nothing here.
    package let toReadingPlace: AffineTransform

    package init(_ page: PDFPage) {
        self.init(cropBox: page.cropBox, rotation: page.rotation, userUnit: page.userUnit)
    }

    /// `rotation` clockwise, as /Rotate; `userUnit` in points.
    package init(cropBox box: PDFRectangle, rotation: Int, userUnit: Double) {
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
        let unit = userUnit
        toReadingPlace =
            switch rotation {
            case 90: AffineTransform(a: 0, b: unit, c: unit, d: 0, e: -box.bottom * unit, f: -box.left * unit)
            case 180: AffineTransform(a: -unit, b: 0, c: 0, d: unit, e: box.right * unit, f: -box.bottom * unit)
            case 270: AffineTransform(a: 0, b: -unit, c: -unit, d: 0, e: box.top * unit, f: box.right * unit)
            default: AffineTransform(a: unit, b: 0, c: 0, d: -unit, e: -box.left * unit, f: box.top * unit)
            }
    }

    /// The crop box with `points` of paper added below what the reader sees.
    package static func extending(_ box: PDFRectangle, by points: Double, rotation: Int, userUnit: Double)
        -> PDFRectangle
    {
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
