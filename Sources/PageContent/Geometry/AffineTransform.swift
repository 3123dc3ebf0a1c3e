package import PDF

/// A transformation matrix as PDF writes it (ISO 32000-2 §8.3.3): x′ = a·x + c·y + e, y′ = b·x + d·y + f.
package struct AffineTransform: Hashable, Sendable {
    package var a = 1.0
    package var b = 0.0
    package var c = 0.0
    package var d = 1.0
    package var e = 0.0
    package var f = 0.0

    package init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    package static let identity = AffineTransform()

    /// This one first, then `next`.
    package func followed(by next: AffineTransform) -> AffineTransform {
        AffineTransform(
            a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c,
            d: c * next.b + d * next.d, e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
    }

    package func apply(x: Double, y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

    /// The smallest upright rectangle around the transformed one.
    package func bounds(of box: PDFRectangle) -> PDFRectangle {
        // The four corners without an array: this is done for every mark of a page.
        let (x0, x1) = (a * box.left, a * box.right)
        let (x2, x3) = (c * box.bottom, c * box.top)
        let (y0, y1) = (b * box.left, b * box.right)
        let (y2, y3) = (d * box.bottom, d * box.top)
        return PDFRectangle(
            left: min(x0, x1) + min(x2, x3) + e, bottom: min(y0, y1) + min(y2, y3) + f,
            right: max(x0, x1) + max(x2, x3) + e, top: max(y0, y1) + max(y2, y3) + f)
    }

    /// Nil when nothing leads back.
    package var inverse: AffineTransform? {
        let determinant = a * d - b * c
        guard determinant.isFinite, abs(determinant) > 1e-12 else { return nil }
        return AffineTransform(
            a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant,
            e: (c * f - d * e) / determinant, f: (b * e - a * f) / determinant)
    }
}
