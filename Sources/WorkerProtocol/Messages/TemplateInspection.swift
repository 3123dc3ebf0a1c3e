package import ArchiveModel

/// Asks the reader whether a template can be used; its files come beside it, in the order of `names`.
package struct TemplateInspectionRequest: Hashable, Sendable, Codable {
    package var layout: TemplateLayout
    package var names: [String]

    package init(layout: TemplateLayout, names: [String]) {
        self.layout = layout
        self.names = names
    }
}

/// What the reader found in a template's files.
package struct TemplateInspection: Hashable, Sendable, Codable {
    /// Pages of each file, in order.
    package var pages: [Int]
    /// A fatal one says that the template cannot be used.
    package var findings: [Finding]

    package init(pages: [Int], findings: [Finding]) {
        self.pages = pages
        self.findings = findings
    }
}

/// Asks the reader for a picture of a page.
package struct DrawingRequest: Hashable, Sendable, Codable {
    /// From 1.
    package var page: Int
    /// Dots per inch.
    package var resolution: Int

    package init(page: Int, resolution: Int = 110) {
        self.page = page
        self.resolution = resolution
    }
}

/// A picture of a page; the PNG comes beside it.
package struct DrawnPage: Hashable, Sendable, Codable {
    package var page: Int
    /// Of the document.
    package var pages: Int

    package init(page: Int, pages: Int) {
        self.page = page
        self.pages = pages
    }
}
