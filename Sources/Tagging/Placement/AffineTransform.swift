import PDF

/// A transformation matrix as PDF writes it (ISO 32000-2 §8.3.3): x′ = a·x + c·y + e, y′ = b·x + d·y + f.
struct AffineTransform: Hashable {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    static let identity = AffineTransform()

    /// This one first, then `next`.
    func followed(by next: AffineTransform) -> AffineTransform {
        AffineTransform(
            a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c,
            d: c * next.b + d * next.d, e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
    }

    func apply(x: Double, y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

    /// The smallest upright rectangle around the transformed one.
    func bounds(of box: PDFRectangle) -> PDFRectangle {
        let corners = [
            apply(x: box.left, y: box.bottom), apply(x: box.right, y: box.bottom), apply(x: box.left, y: box.top),
            apply(x: box.right, y: box.top),
        ]
        var result = PDFRectangle(left: corners[0].x, bottom: corners[0].y, right: corners[0].x, top: corners[0].y)
        for corner in corners.dropFirst() {
            result.left = min(result.left, corner.x)
            result.right = max(result.right, corner.x)
            result.bottom = min(result.bottom, corner.y)
            result.top = max(result.top, corner.y)
        }
        return result
    }

    /// Nil when nothing leads back.
    var inverse: AffineTransform? {
        let determinant = a * d - b * c
        guard determinant.isFinite, abs(determinant) > 1e-12 else { return nil }
        return AffineTransform(
            a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant,
            e: (c * f - d * e) / determinant, f: (b * e - a * f) / determinant)
    }
}
