import ArchiveModel
import PDF
import PageContent
package import WorkerProtocol
import ZBar

/// Reads the page tags of a document: which invoice each page belongs to, whether any page is missing, doubled or out of
/// place, and whether a page still says what it said when it was tagged.
package enum PageTagReader {
    /// More pages than any printed invoice has.
    private static let pageLimit = 5_000

    /// Refuses what is neither a readable PDF nor a picture of a page; everything about the tags is in the report.
    package static func read(_ document: InputDocument) throws(WorkerRefusal) -> TagReport {
        try read(document, PageSource(document))
    }

    /// The same of an open document.
    static func read(_ document: InputDocument, _ source: PageSource) throws(WorkerRefusal) -> TagReport {
        let contents = source.isPicture ? nil : PageContents(document)
        let reader: SymbolReader
        do { reader = try SymbolReader(source) } catch {
            throw WorkerRefusal(code: "out-of-memory", message: error.message)
        }
        let count = source.pageCount
        guard count > 0 else {
            throw WorkerRefusal(
                code: "unreadable", message: "\(document.name) has no pages; ask the sender for it again.")
        }
        guard count <= pageLimit else {
            throw WorkerRefusal(
                code: "too-large", message: "\(document.name) has \(count) pages; at most \(pageLimit) are read.")
        }
        let pages = (1...count).map { number -> TagReport.Page in
            do throws(PageImageError) {
                var page = try reader.page(number)
                contents?.compare(&page)
                return page
            } catch {
                return TagReport.Page(position: number, tags: [], problem: error.message)
            }
        }
        return TagReport(pages: pages, findings: TagSequence(pages).findings(), isPicture: source.isPicture)
    }
}

/// What a PDF's pages say, read by the same program that tagged them.
struct PageContents {
    private let reader: PageReader
    private let pages: [PDFPage]

    /// Nil for a file that only a forgiving reader can read: nothing is known of its pages then.
    init?(_ document: InputDocument) {
        guard let pdf = try? PDFDocument(document.bytes), let pages = try? pdf.pages() else { return nil }
        reader = PageReader(pdf)
        self.pages = pages
    }

    /// Holds a page against its tag. A page without the tag's readable line is a picture of a page: what it says cannot be
    /// compared.
    ///
    /// A page that has letters and cannot be compared is told as such: who changes a page may as well make it unreadable.
    func compare(_ page: inout TagReport.Page) {
        guard page.tags.count == 1, pages.indices.contains(page.position - 1) else { return }
        let place = pages[page.position - 1]
        var tag = page.tags[0]
        guard let ink = try? reader.ink(on: place) else {
            page.content = .unverified
            return
        }
        guard ink.shows(tag.id.description) else {
            if tag.digest != nil, ink.hasLetters { page.content = .unverified }
            return
        }
        let words = TagWords(identifier: tag.id.description, number: tag.number, digest: tag.digest)
        guard let digest = try? reader.digest(of: ink, on: place, without: words) else {
            page.content = .unverified
            return
        }
        page.digest = digest
        if tag.digest == nil { tag.digest = ink.taggedWords.lazy.compactMap { PageDigest(text: $0) }.first }
        guard let tagged = tag.digest else { return }
        page.tags = [tag]
        page.content = tagged == digest ? .unchanged : .altered
    }
}
