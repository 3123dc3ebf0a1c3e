import ArchiveModel
import PDF
import PageContent

/// Writes what goes behind and before a page's own content.
struct DressedContent {
    let geometry: PageGeometry
    /// Name of ``TextFont`` in the page's resources, and the font.
    let font: (name: String, font: TextFont)?
    /// Name of a grey that depends on no device, where the document needs one.
    let colorSpace: String?

    /// A form, as an artifact: no part of the document's logical structure (ISO 32000-2 §14.8.2.2).
    func sheet(_ form: FormImporter.Form, named name: String, at place: TemplateLayout.Place?) -> [UInt8] {
        var content = ContentWriter()
        content.raw("q\n/Artifact BMC\n")
        content.transform(geometry.toUserSpace)
        content.transform(SheetPlacing.transform(form, at: place, on: geometry))
        content.raw("/\(name) Do\nEMC\nQ\n")
        return content.bytes
    }

    /// A text whose variables are filled in.
    func text(_ text: String, as order: TemplateLayout.Text) -> [UInt8] {
        let x =
            if let x = order.x { SheetPlacing.across(x, geometry.width) } else {
                switch order.align {
                case .left: TextFlow.margin
                case .center: geometry.width / 2
                case .right: geometry.width - TextFlow.margin
                }
            }
        return lines(
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), x: x,
            y: SheetPlacing.down(order.y, geometry.height),
            size: order.size, leading: order.size * 1.35, align: order.align, isArtifact: true)
    }

    /// Lines of black text, the first one's base line at y.
    func lines(
        _ lines: [String], x: Double, y: Double, size: Double, leading: Double, align: TemplateLayout.Text.Alignment,
        isArtifact: Bool
    ) -> [UInt8] {
        guard let (name, font) = font else { return [] }
        var content = ContentWriter()
        content.raw("q\n" + (isArtifact ? "/Artifact BMC\n" : ""))
        content.transform(geometry.toUserSpace)
        content.raw(colorSpace.map { "/\($0) cs 0 sc /\($0) CS 0 SC\n" } ?? "0 g 0 G\n")
        content.raw("BT /\(name) \(ContentWriter.text(size)) Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts\n")
        for (index, line) in lines.enumerated() where !line.isEmpty {
            let width = TextFont.width(of: line, size: size)
            let left =
                switch align {
                case .left: x
                case .center: x - width / 2
                case .right: x - width
                }
            let base = y - Double(index) * leading
            content.raw("1 0 0 1 \(ContentWriter.text(left)) \(ContentWriter.text(base)) Tm \(font.encoded(line)) Tj\n")
        }
        content.raw("ET\n" + (isArtifact ? "EMC\n" : "") + "Q\n")
        return content.bytes
    }
}
