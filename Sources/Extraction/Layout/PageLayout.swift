import Poppler

/// The pages of a document as cells, the form in which fields are looked for.
struct PageLayout {
    /// Sorted by page, then by line from the top, then from the left.
    var cells: [TextCell] = []
    /// Width and height in points, by page; of a long document some pages are left out.
    private(set) var sizes: [Int: (width: Double, height: Double)] = [:]

    private var places: [Int: Range<Int>] = [:]

    private static let wordLimit = 6_000

    init(_ pages: [PageWords]) {
        for page in pages {
            sizes[page.page] = (page.width, page.height)
            // More words than print holds are no page: the rest is not looked at.
            let lines = Self.lines(of: page.words.prefix(Self.wordLimit).flatMap(Self.splitAtColon))
            let start = cells.count
            cells += Self.joined(lines.flatMap { Self.cells(of: $0, page: page.page) })
            places[page.page] = start..<cells.count
        }
    }

    /// The places of a page's cells that stand on one line with a box, from the left.
    func places(beside box: PageBox, page: Int) -> [Int] {
        places(onPage: page).filter { cells[$0].box.isBeside(box) }
    }

    /// The places of a page's cells.
    func places(onPage page: Int) -> Range<Int> { places[page] ?? 0..<0 }

    /// The pages that were read, in order.
    var pages: [Int] { sizes.keys.sorted() }

    func width(ofPage page: Int) -> Double { max(1, sizes[page]?.width ?? 595) }
    func height(ofPage page: Int) -> Double { max(1, sizes[page]?.height ?? 842) }

    /// Words whose middles lie within one line's height, from the top; each line from the left.
    private static func lines(of words: [PageWord]) -> [[PageWord]] {
        let upright = words.filter { $0.box.height > 0.5 && $0.box.width >= 0 }
        var lines: [(middle: Double, height: Double, words: [PageWord])] = []
        for word in upright.sorted(by: { ($0.box.middle, $0.box.x0) < ($1.box.middle, $1.box.x0) }) {
            // Words come by their middle: only the last lines can still be the word's.
            let candidate = lines.indices.suffix(3).last { index in
                abs(lines[index].middle - word.box.middle) < 0.35 * min(lines[index].height, word.box.height)
            }
            if let candidate {
                lines[candidate].words.append(word)
            } else {
                lines.append((word.box.middle, word.box.height, [word]))
            }
        }
        return lines.map { line in line.words.sorted { $0.box.x0 < $1.box.x0 } }
    }

    /// Cuts a line where the gap is wider than the spaces within a phrase.
    private static func cells(of line: [PageWord], page: Int) -> [TextCell] {
        var cells: [TextCell] = []
        var current: [PageWord] = []
        for word in line {
            if let last = current.last, word.box.x0 - last.box.x1 > widestSpace(last, word) {
                if let cell = TextCell(page: page, words: current) { cells.append(cell) }
                current = []
            }
            current.append(word)
        }
        if let cell = TextCell(page: page, words: current) { cells.append(cell) }
        return cells
    }

    /// Joins cells of one phrase that came onto different lines because another column's line lies between theirs.
    private static func joined(_ cells: [TextCell]) -> [TextCell] {
        var cells = cells
        var index = 0
        while index < cells.count {
            let later = (index + 1)..<min(cells.count, index + 9)
            if let other = later.first(where: { isOnePhrase(cells[index], cells[$0]) }) {
                let words = (cells[index].words + cells[other].words).sorted { $0.box.x0 < $1.box.x0 }
                if let whole = TextCell(page: cells[index].page, words: words) { cells[index] = whole }
                cells.remove(at: other)
            } else {
                index += 1
            }
        }
        return cells
    }

    private static func isOnePhrase(_ one: TextCell, _ other: TextCell) -> Bool {
        let (left, right) = one.box.x0 <= other.box.x0 ? (one, other) : (other, one)
        guard let last = left.words.last, let first = right.words.first, left.box.isBeside(right.box) else {
            return false
        }
        let gap = first.box.x0 - last.box.x1
        return gap > -1 && gap <= widestSpace(last, first)
            && abs(last.box.middle - first.box.middle) < 0.35 * min(last.box.height, first.box.height)
    }

    /// The widest gap within a phrase: most of a line's height, or one and a half characters of a typewriter's.
    private static func widestSpace(_ left: PageWord, _ right: PageWord) -> Double {
        let (leftLength, rightLength) = (left.text.length, right.text.length)
        let longer = leftLength >= rightLength ? left : right
        let character = longer.box.width / Double(max(1, leftLength, rightLength))
        return max(0.8 * max(left.box.height, right.box.height), 1.5 * character)
    }

    /// `Number:2` and `IVA(21%)` are a label and what follows it; `12:30` and `http://` stay whole.
    private static func splitAtColon(_ word: PageWord) -> [PageWord] {
        guard word.text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "(") }) else {
            return [word]
        }
        let text = Array(word.text)
        guard text.count > 2, let mark = text.firstIndex(where: { $0 == ":" || $0 == "(" }), mark > 0,
            mark < text.count - 1,
            text[mark - 1].isLetter || text[mark - 1] == "." || text[mark - 1] == "º" || text[mark - 1] == "°"
        else { return [word] }
        if text[mark] == ":", text[mark + 1] == "/" || text[(mark + 1)...].contains(":") { return [word] }
        let end = text[mark] == ":" ? mark + 1 : mark
        let cut = word.box.x0 + word.box.width * Double(end) / Double(text.count)
        var left = word
        var right = word
        left.text = String(text[..<end])
        left.box.x1 = cut
        right.text = String(text[end...])
        right.box.x0 = cut
        return [left, right]
    }
}
