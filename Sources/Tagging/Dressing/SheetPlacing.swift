import ArchiveModel
import PageContent

/// Where on an upright page a form goes.
enum SheetPlacing {
    /// Points in a millimetre.
    static let millimetre = 72.0 / 25.4
    /// Sheets differ by so much, in points, and are still of one size.
    private static let sameSize = 3.0

    /// From the form's own upright coordinates to the page's: as large as fits, proportions kept.
    static func transform(
        _ form: FormImporter.Form, at place: TemplateLayout.Place?, on page: PageGeometry
    ) -> AffineTransform {
        guard let place else {
            if abs(form.width - page.width) < sameSize, abs(form.height - page.height) < sameSize {
                return AffineTransform(f: page.height - form.height)
            }
            let scale = min(page.width / form.width, page.height / form.height)
            return AffineTransform(
                a: scale, d: scale, e: (page.width - form.width * scale) / 2, f: page.height - form.height * scale)
        }
        let (width, height) = (place.width * millimetre, place.height * millimetre)
        let scale = min(width / form.width, height / form.height)
        return AffineTransform(
            a: scale, d: scale, e: across(place.x, page.width),
            f: down(place.y, page.height) - form.height * scale)
    }

    /// Millimetres from the left edge, or where negative from the right one, in points from the left.
    static func across(_ x: Double, _ width: Double) -> Double { (x < 0 ? width : 0) + x * millimetre }

    /// Millimetres from the upper edge, or where negative from the lower one, in points from the lower edge.
    static func down(_ y: Double, _ height: Double) -> Double { (y < 0 ? 0 : height) - y * millimetre }
}
