package import ArchiveModel

/// The tag of one page: which invoice, which page of how many, and what the page said when it was tagged.
///
/// In the symbol: `LG-XXXX-XXXX-XXXX 2/5 0123456789ABCDEF`, characters of QR's alphanumeric mode only; without the digest
/// where the symbol has no room for it.
package struct PageTag: Hashable, Sendable, Codable {
    package var id: DocumentID
    package var page: Int
    package var pages: Int
    package var digest: PageDigest?

    package init(id: DocumentID, page: Int, pages: Int, digest: PageDigest? = nil) {
        self.id = id
        self.page = page
        self.pages = pages
        self.digest = digest
    }

    /// `2/5`.
    package var number: String { "\(page)/\(pages)" }

    /// What a symbol with room for everything holds.
    package var text: String { "\(id) \(number)" + (digest.map { " \($0)" } ?? "") }

    /// The same tag without its digest, as a linear symbol has it.
    package var withoutDigest: PageTag { PageTag(id: id, page: page, pages: pages) }

    /// Nil unless the text is exactly a tag.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let id = DocumentID(String(parts[0])), id.description == parts[0] else {
            return nil
        }
        let numbers = parts[1].split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 2, let page = Int(numbers[0]), let pages = Int(numbers[1]), page >= 1, pages >= page,
            "\(page)/\(pages)" == parts[1]
        else { return nil }
        var digest: PageDigest?
        if parts.count == 3 {
            guard let read = PageDigest(text: parts[2]) else { return nil }
            digest = read
        }
        self.init(id: id, page: page, pages: pages, digest: digest)
    }
}

/// What reading the tags of a document's pages gave.
package struct TagReport: Hashable, Sendable, Codable {
    /// One page of the file.
    package struct Page: Hashable, Sendable, Codable {
        /// What holding the page against its tag's digest gave.
        package enum Content: String, Hashable, Sendable, Codable {
            /// It says what it said when it was tagged.
            case unchanged
            /// It says something else.
            case altered
            /// A picture of the page, or a tag without digest: nothing to compare.
            case unknown
            /// The page has letters of its own and a digest in its tag, and still cannot be compared.
            case unverified
        }

        /// From 1.
        package var position: Int
        package var tags: [PageTag]
        /// Texts of symbols that are no tags of ours.
        package var foreign: [String]
        /// The page's digest as it is now; nil where the page is a picture.
        package var digest: PageDigest?
        package var content: Content
        /// Why the page could not be shown.
        package var problem: String?

        package init(
            position: Int, tags: [PageTag], foreign: [String] = [], digest: PageDigest? = nil,
            content: Content = .unknown, problem: String? = nil
        ) {
            self.position = position
            self.tags = tags
            self.foreign = foreign
            self.digest = digest
            self.content = content
            self.problem = problem
        }
    }

    package var pages: [Page]
    /// See ``TagSequence``.
    package var findings: [Finding]

    /// Whether the file is a picture of one page, and not a document.
    package var isPicture: Bool

    package init(pages: [Page], findings: [Finding], isPicture: Bool = false) {
        self.pages = pages
        self.isPicture = isPicture
        self.findings = findings
    }
}
