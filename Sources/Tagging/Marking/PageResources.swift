import PDF

/// Adds the tag's font and colour to pages' resources by copy-on-write: what several pages share is copied once for
/// all of them, and the original stays for whoever else uses it.
struct PageResources {
    /// Resources with our entries, and the names they have there.
    struct Extended {
        /// The value for the page's /Resources.
        var value: PDFObject
        var fontName: String
        var colorSpaceName: String?
    }

    private let document: PDFDocument
    private let font: PDFReference
    /// A colour space to be added; nil when DeviceGray serves.
    private let colorSpace: PDFObject?
    private var shared: [PDFReference: Extended] = [:]

    init(document: PDFDocument, font: PDFReference, colorSpace: PDFObject?) {
        self.document = document
        self.font = font
        self.colorSpace = colorSpace
    }

    mutating func extended(for page: PDFPage, in update: inout IncrementalUpdate) throws(PDFError) -> Extended {
        let origin: PDFReference? =
            if let reference = page.resources?.referenceValue {
                reference
            } else if page.resources != nil, page.resourcesOwner != page.reference {
                page.resourcesOwner
            } else {
                nil
            }
        if let origin, let known = shared[origin] { return known }
        var dictionary = try document.resolveDictionary(page.resources) ?? [:]
        let fontName = try add(.reference(font), named: "LegajoTag", to: "Font", of: &dictionary)
        let colorName =
            if let colorSpace { try add(colorSpace, named: "LegajoGray", to: "ColorSpace", of: &dictionary) } else {
                String?.none
            }
        var extended = Extended(value: .dictionary(dictionary), fontName: fontName, colorSpaceName: colorName)
        if let origin {
            extended.value = .reference(update.add(extended.value))
            shared[origin] = extended
        }
        return extended
    }

    /// Enters a value under a free name; the category's own dictionary is copied.
    private func add(
        _ value: PDFObject, named wish: String, to category: String, of resources: inout PDFDictionary
    ) throws(PDFError) -> String {
        var entries = try document.resolveDictionary(resources[category]) ?? [:]
        var name = wish
        var suffix = 1
        while entries[name] != nil {
            suffix += 1
            name = wish + String(suffix)
        }
        entries[name] = value
        resources[category] = .dictionary(entries)
        return name
    }
}
