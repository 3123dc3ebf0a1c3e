import PDF

/// Adds the tag's font and colour to pages' resources.
struct PageResources {
    /// Resources with our entries, and the names they have there.
    struct Extended {
        /// The value for the page's /Resources.
        var value: PDFObject
        var fontName: String
        var colorSpaceName: String?
    }

    private var shared: SharedResources

    /// `colorSpace` is to be added; nil when DeviceGray serves.
    init(document: PDFDocument, font: PDFReference, colorSpace: PDFObject?) {
        var entries = [SharedResources.Entry(category: "Font", name: "LegajoTag", value: .reference(font))]
        if let colorSpace { entries.append(.init(category: "ColorSpace", name: "LegajoGray", value: colorSpace)) }
        shared = SharedResources(document: document, entries: entries)
    }

    mutating func extended(for page: PDFPage, in update: inout IncrementalUpdate) throws(PDFError) -> Extended {
        let extended = try shared.extended(for: page, in: &update)
        return Extended(
            value: extended.value, fontName: extended.names[0],
            colorSpaceName: extended.names.count > 1 ? extended.names[1] : nil)
    }
}
