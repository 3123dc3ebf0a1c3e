import ArchiveModel
import Extraction
import Testing
import WorkerProtocol

@Suite struct BatchCutTests {
    private static let first = DocumentID(values: [UInt8](repeating: 1, count: 11))
    private static let second = DocumentID(values: [UInt8](repeating: 2, count: 11))

    /// `a1/2` a tag, `.` a page without one, `_` a blank page.
    private func pieces(_ pile: String) throws -> [[Int]] {
        let pages = try pile.split(separator: " ").enumerated().map { index, word in
            var tag: PageTag?
            if let name = word.first, name == "a" || name == "b" {
                let numbers = word.dropFirst().split(separator: "/").compactMap { Int($0) }
                let id = try #require(name == "a" ? Self.first : Self.second)
                tag = PageTag(id: id, page: numbers[0], pages: numbers[1])
            }
            return BatchCut.Page(position: index + 1, tag: tag, isBlank: word == "_")
        }
        return BatchCut(pages).pieces.map(\.pages)
    }

    @Test(arguments: [
        ("a1/2 a2/2 b1/1", [[1, 2], [3]]),
        ("a1/1 a1/1", [[1], [2]]),
        ("a1/2 . b1/1", [[1, 2], [3]]),
        ("a1/1 . .", [[1], [2, 3]]),
        (". . a1/1", [[1, 2], [3]]),
        ("a2/2 a1/2", [[1], [2]]),
    ])
    func `Tags cut a pile`(pile: String, expected: [[Int]]) throws { #expect(try pieces(pile) == expected) }

    @Test(arguments: [
        (". _ . . _ .", [[1], [3, 4], [6]]),
        ("_ . _", [[2]]),
        ("_ _ _", []),
        (". .", [[1, 2]]),
        (". _ . _ _ _ . _", [[1, 3], [7]]),
    ])
    func `Blank pages cut a pile`(pile: String, expected: [[Int]]) throws { #expect(try pieces(pile) == expected) }

    @Test func `The back of a sheet within a tagged invoice separates nothing`() throws {
        #expect(try pieces("a1/2 _ a2/2 _ b1/1 _") == [[1, 3], [5]])
    }
}
