package import ArchiveModel

/// The tag of one page: which invoice, which page of how many.
///
/// In the symbol: `LG-XXXX-XXXX-XXXX 2/5`, characters of QR's alphanumeric mode only.
package struct PageTag: Hashable, Sendable, Codable {
    package var id: DocumentID
    package var page: Int
    package var pages: Int

    package init(id: DocumentID, page: Int, pages: Int) {
        self.id = id
        self.page = page
        self.pages = pages
    }

    /// What the symbol holds.
    package var text: String { "\(id) \(page)/\(pages)" }

    /// Nil unless the text is exactly a tag.
    package init?(_ text: String) {
        let halves = text.split(separator: " ", omittingEmptySubsequences: false)
        guard halves.count == 2, let id = DocumentID(String(halves[0])), id.description == halves[0] else { return nil }
        let numbers = halves[1].split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 2, let page = Int(numbers[0]), let pages = Int(numbers[1]), page >= 1, pages >= page,
            "\(page)/\(pages)" == halves[1]
        else { return nil }
        self.init(id: id, page: page, pages: pages)
    }
}

/// What reading the tags of a document's pages gave.
package struct TagReport: Hashable, Sendable, Codable {
    /// One page of the file.
    package struct Page: Hashable, Sendable, Codable {
        /// From 1.
        package var position: Int
        package var tags: [PageTag]
        /// Texts of symbols that are no tags of ours.
        package var foreign: [String]

        package init(position: Int, tags: [PageTag], foreign: [String] = []) {
            self.position = position
            self.tags = tags
            self.foreign = foreign
        }
    }

    package var pages: [Page]
    /// `tag-missing`, `page-missing`, `page-doubled`, `page-swapped`, `tag-mixed`.
    package var findings: [Finding]

    package init(pages: [Page], findings: [Finding]) {
        self.pages = pages
        self.findings = findings
    }
}
