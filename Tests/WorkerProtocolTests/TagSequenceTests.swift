import ArchiveModel
import SeededTesting
import Testing
import WorkerProtocol

@Suite struct `Sequences of page tags` {
    private static let ids = [1, 2].compactMap { DocumentID(values: [UInt8](repeating: $0, count: 11)) }

    private func findings(_ tags: [(invoice: Int, page: Int)], of pages: Int = 3) -> [String] {
        let read = tags.enumerated().map { index, tag in
            TagReport.Page(
                position: index + 1, tags: [PageTag(id: Self.ids[tag.invoice], page: tag.page, pages: pages)])
        }
        return TagSequence(read).findings().map(\.id)
    }

    @Test func `whole sets have no findings`() {
        #expect(findings([(0, 1), (0, 2), (0, 3)]).isEmpty)
        #expect(TagSequence([]).findings().isEmpty)
    }

    @Test func `each way to be wrong has its name`() {
        #expect(findings([(0, 1), (0, 3)]) == ["page-missing"])
        #expect(findings([(0, 2), (0, 1), (0, 3)]) == ["page-swapped"])
        #expect(findings([(0, 1), (0, 2), (0, 2), (0, 3)]) == ["page-doubled"])
        #expect(findings([(0, 1), (1, 2), (0, 3)]) == ["page-foreign", "page-missing"])
        #expect(findings([(0, 1), (0, 2), (1, 1), (0, 3)]) == ["page-foreign"])
    }

    @Test func `the invoice with most pages is the file's own, of two with as many the first`() {
        let read = [(1, 1), (0, 1), (0, 2)].enumerated().map { index, tag in
            TagReport.Page(position: index + 1, tags: [PageTag(id: Self.ids[tag.0], page: tag.1, pages: 2)])
        }
        let message = TagSequence(read).findings().first?.message ?? ""
        #expect(message.contains("Most are \(Self.ids[0])'s"))
        #expect(message.contains("at place 1 stands page 1/2 of \(Self.ids[1])"))
    }

    @Test func `altered, untagged and unreadable pages are told by their places`() {
        let tag = PageTag(id: Self.ids[0], page: 1, pages: 1)
        let pages = [
            TagReport.Page(position: 1, tags: [tag], content: .altered), TagReport.Page(position: 2, tags: []),
            TagReport.Page(position: 3, tags: [], problem: "no memory"),
            TagReport.Page(position: 4, tags: [tag, PageTag(id: Self.ids[1], page: 1, pages: 1)]),
        ]
        let findings = TagSequence(pages).pageFindings()
        #expect(findings.map(\.id) == ["page-unreadable", "tag-missing", "tag-mixed", "page-altered"])
        #expect(zip(findings, ["Page 3", "page 2", "Page 4", "page 1"]).allSatisfy { $0.message.contains($1) })
    }

    @Test func `every random swap, loss, repetition or mixture has a finding`() {
        let random = SeededRandom(seed: 63)
        for _ in 0..<2_000 {
            let count = 2 + random.below(6)
            var pages = (1...count).map { (invoice: 0, page: $0) }
            let place = random.below(count)
            switch random.below(4) {
            case 0: pages.swapAt(place, (place + 1 + random.below(count - 1)) % count)
            case 1: pages.remove(at: place)
            case 2: pages.insert(pages[place], at: random.below(count + 1))
            default: pages[place] = (1, 1 + random.below(count))
            }
            #expect(!findings(pages, of: count).isEmpty)
        }
    }

    @Test func `a tag is read only from exactly its text`() {
        let digest = PageDigest([0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x01, 0x23])
        let tag = PageTag(id: Self.ids[0], page: 2, pages: 5, digest: digest)
        #expect(digest?.description == "04HMASW9NF6YY093")
        #expect(tag.text == "\(Self.ids[0]) 2/5 04HMASW9NF6YY093")
        #expect(PageTag(tag.text) == tag && PageTag(tag.withoutDigest.text) == tag.withoutDigest)
        for wrong in [
            tag.text + " ", tag.text.lowercased(), String(tag.text.dropLast()), "\(Self.ids[0]) 6/5 04HMASW9NF6YY093",
            "\(Self.ids[0]) 2/5 04HMASW9NF6YY09U", "\(Self.ids[0])", "",
        ] { #expect(PageTag(wrong) == nil) }
    }
}
