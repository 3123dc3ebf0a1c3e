package import ArchiveModel

/// Holds the tags of pages against one another: one document's, or a stack of paper's in its order.
///
/// Findings: `page-unreadable`, `page-altered`, `tag-missing`, `tag-mixed` (one page with several tags, or tags that
/// disagree about the number of pages), `page-foreign`, `page-missing`, `page-doubled`, `page-swapped`.
package struct TagSequence {
    private let pages: [TagReport.Page]

    /// Pages in their order; their positions are what findings name.
    package init(_ pages: [TagReport.Page]) { self.pages = pages }

    private typealias Placed = (position: Int, tag: PageTag)

    /// What is wrong with single pages.
    package func pageFindings() -> [Finding] {
        var findings = pages.compactMap { page in
            page.problem.map {
                Self.finding("page-unreadable", "Page \(page.position) cannot be shown: \($0)")
            }
        }
        let untagged = pages.filter { $0.tags.isEmpty && $0.problem == nil }.map(\.position)
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
        let altered = pages.filter { $0.content == .altered }.map(\.position)
        if !altered.isEmpty {
            findings.append(
                Self.finding(
                    "page-altered",
                    "What \(Self.words(altered)) shows is not what was tagged: text or pictures were changed, or another "
                        + "program made the page anew. Compare it with the original in the archive."
                ))
        }
        let unverified = pages.filter { $0.content == .unverified }.map(\.position)
        if !unverified.isEmpty {
            findings.append(
                Self.finding(
                    "page-unverified",
                    "What \(Self.words(unverified)) shows cannot be held against the tag's digest: the page's content is damaged "
                        + "or was changed so. Compare it with the original in the archive."
                ))
        }
        return findings
    }

    /// What is wrong with the set.
    package func sequenceFindings() -> [Finding] {
        let tags: [Placed] = pages.flatMap { page in page.tags.map { (position: page.position, tag: $0) } }
        guard let own = owner(of: tags) else { return [] }
        var findings: [Finding] = []
        let others = Set(tags.map(\.tag.id)).subtracting([own]).sorted()
        if !others.isEmpty {
            let foreign = tags.filter { $0.tag.id != own }
            let named = foreign.prefix(20).map {
                "at place \($0.position) stands page \($0.tag.number) of \($0.tag.id)"
            }
            let rest = foreign.count > 20 ? " and \(foreign.count - 20) more" : ""
            findings.append(
                Self.finding(
                    "page-foreign",
                    "Pages of \(others.count + 1) invoices are mixed. Most are \(own)'s; \(named.joined(separator: ", "))"
                        + rest + "."
                ))
        }
        return findings + sequence(of: own, tags.filter { $0.tag.id == own })
    }

    package func findings() -> [Finding] { pageFindings() + sequenceFindings() }

    /// The invoice with most pages, of several the first.
    private func owner(of tags: [Placed]) -> DocumentID? {
        var counts: [DocumentID: Int] = [:]
        for tag in tags { counts[tag.tag.id, default: 0] += 1 }
        let most = counts.values.max()
        return tags.first { counts[$0.tag.id] == most }?.tag.id
    }

    private func sequence(of id: DocumentID, _ tags: [Placed]) -> [Finding] {
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
        var places: [Int: [Int]] = [:]
        for (position, tag) in tags { places[tag.page, default: []].append(position) }
        // A tag may claim any number of pages: only those up to a plausible end are named.
        let missing = (1...min(total, 10_000)).filter { places[$0] == nil }
        if !missing.isEmpty {
            findings.append(
                Self.finding(
                    "page-missing",
                    "\(id) has \(total) \(total == 1 ? "page" : "pages"); \(Self.words(missing)) of it "
                        + (missing.count == 1 ? "is missing." : "are missing.")
                ))
        }
        for (number, positions) in places.sorted(by: { $0.key < $1.key }) where positions.count > 1 {
            let named = positions.map(String.init).joined(separator: " and ")
            findings.append(
                Self.finding("page-doubled", "Page \(number) of \(id) is there more than once: at places \(named).")
            )
        }
        for (before, after) in zip(tags, tags.dropFirst()) where after.tag.page < before.tag.page {
            findings.append(
                Self.finding(
                    "page-swapped",
                    "Page \(after.tag.page) of \(id) stands at place \(after.position), behind its page "
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
