/// How a page lay in a picture, and so where its places are there.
package struct PagePlacement: Hashable, Sendable {
    /// Quarter turns clockwise that made it upright.
    package var quarters: Int
    /// Degrees clockwise about its middle that then made its lines level.
    package var degrees: Double

    package init(quarters: Int, degrees: Double) {
        self.quarters = quarters
        self.degrees = degrees
    }

    /// A box of the page laid straight, as it lies in the picture.
    ///
    /// - Parameters:
    ///   - width: Of the page laid straight, in points.
    ///   - height: The same.
    package func original(_ box: PageBox, width: Double, height: Double) -> PageBox {
        let (sine, cosine) = Self.sineAndCosine(degrees)
        var corners: [(x: Double, y: Double)] = []
        for (x, y) in [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)] {
            let (across, down) = (x - width / 2, y - height / 2)
            var corner = (
                x: width / 2 + across * cosine + down * sine, y: height / 2 - across * sine + down * cosine
            )
            var (pageWidth, pageHeight) = (width, height)
            for _ in 0..<(((quarters % 4) + 4) % 4) {
                // A quarter turn back.
                corner = (corner.y, pageWidth - corner.x)
                (pageWidth, pageHeight) = (pageHeight, pageWidth)
            }
            corners.append(corner)
        }
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        return PageBox(
            x0: xs.min() ?? 0, y0: ys.min() ?? 0, x1: xs.max() ?? 0, y1: ys.max() ?? 0)
    }

    /// By their series: pages lie askew by a few degrees only.
    private static func sineAndCosine(_ degrees: Double) -> (Double, Double) {
        let angle = degrees * .pi / 180
        var (sine, cosine) = (0.0, 0.0)
        // Terms of the exponential series, in turn the cosine's and the sine's.
        var term = 1.0
        for order in 0..<16 {
            let sign: Double = order % 4 < 2 ? 1 : -1
            if order.isMultiple(of: 2) { cosine += sign * term } else { sine += sign * term }
            term *= angle / Double(order + 1)
        }
        return (sine, cosine)
    }
}
