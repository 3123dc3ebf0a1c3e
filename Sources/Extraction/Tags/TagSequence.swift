import ArchiveModel
import WorkerProtocol

/// Holds the tags of a file's pages against one another.
struct TagSequence {
    private let pages: [TagReport.Page]

    init(_ pages: [TagReport.Page]) { self.pages = pages }

    /// `tag-missing`, `tag-mixed`, `page-missing`, `page-doubled`, `page-swapped`.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        let untagged = pages.filter(\.tags.isEmpty).map(\.position)
        if !untagged.isEmpty {
            findings.append(
                Self.finding(
                    "tag-missing",
                    "No tag could be read on \(Self.words(untagged)); the page is another document's, covered or "
                        + "damaged."
                ))
        }
        for page in pages where page.tags.count > 1 {
            let texts = page.tags.map(\.text).sorted().joined(separator: " and ")
            findings.append(Self.finding("tag-mixed", "Page \(page.position) carries several tags: \(texts)."))
        }
        let tags = pages.flatMap { page in page.tags.map { (position: page.position, tag: $0) } }
        let ids = Set(tags.map(\.tag.id)).sorted()
        if ids.count > 1 {
            let names = ids.map(\.description).joined(separator: ", ")
            findings.append(Self.finding("tag-mixed", "The file mixes pages of \(ids.count) invoices: \(names)."))
        }
        for id in ids { findings += sequence(of: id, tags.filter { $0.tag.id == id }) }
        return findings
    }

    private func sequence(of id: DocumentID, _ tags: [(position: Int, tag: PageTag)]) -> [Finding] {
        var findings: [Finding] = []
        let totals = Set(tags.map(\.tag.pages)).sorted()
        guard let total = totals.max(), totals.count == 1 else {
            return [
                Self.finding(
                    "tag-mixed",
                    "The tags of \(id) disagree about its number of pages: "
                        + totals.map(String.init).joined(separator: ", ") + "."
                )
            ]
        }
        let numbers = tags.map(\.tag.page)
        // A tag may claim any number of pages: only those up to a plausible end are named.
        let missing = (1...min(total, 10_000)).filter { !numbers.contains($0) }
        if !missing.isEmpty {
            findings.append(
                Self.finding(
                    "page-missing",
                    "\(id) has \(total) pages; \(Self.words(missing)) of it "
                        + (missing.count == 1 ? "is missing." : "are missing.")
                ))
        }
        for number in Set(numbers).sorted() where numbers.count(where: { $0 == number }) > 1 {
            let places = tags.filter { $0.tag.page == number }.map { String($0.position) }.joined(separator: " and ")
            findings.append(
                Self.finding("page-doubled", "Page \(number) of \(id) stands in the file more than once, at \(places).")
            )
        }
        for (before, after) in zip(tags, tags.dropFirst()) where after.tag.page < before.tag.page {
            findings.append(
                Self.finding(
                    "page-swapped",
                    "At page \(after.position) of the file stands page \(after.tag.page) of \(id), after its page "
                        + "\(before.tag.page)."
                ))
        }
        return findings
    }

    private static func finding(_ id: String, _ message: String) -> Finding {
        Finding(artefact: "tags", id: id, flag: .fatal, message: message)
    }

    private static func words(_ numbers: [Int]) -> String {
        let named = numbers.prefix(20).map(String.init).joined(separator: ", ")
        let rest = numbers.count > 20 ? " and \(numbers.count - 20) more" : ""
        return (numbers.count == 1 ? "page " : "pages ") + named + rest
    }
}
