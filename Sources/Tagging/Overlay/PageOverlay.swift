package import PDF
import PageContent

/// Puts marks on all pages of a rendition as an incremental update: what was there stays, closed and unchanged, below them.
package enum PageOverlay {
    /// The increment to append to `source`. Throws `not-pdf`, `damaged`, `encrypted`, `too-large` or `unsupported`.
    package static func marks(
        _ marks: OpticalMarks, on document: PDFDocument
    ) throws(PDFError) -> Increment {
        var update = try IncrementalUpdate(document)
        let reader = PageReader(document)
        let pages = try document.pages()
        for (index, page) in pages.enumerated() {
            let balance = try reader.ink(on: page).balance
            let content = marks.content(page: index + 1, of: pages.count, on: PageGeometry(page))
            let opening = update.add([:], data: Array(balance.opening.utf8))
            let closing = update.add([:], data: Array("\n\(balance.closing)Q\n".utf8) + content)
            var dictionary = page.dictionary
            dictionary["Contents"] = .array(
                [.reference(opening)] + (try document.contentStreams(of: page)) + [.reference(closing)])
            update.write(.dictionary(dictionary), as: page.reference)
        }
        return try update.finish()
    }
}
