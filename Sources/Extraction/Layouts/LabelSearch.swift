import Poppler

/// Words of a layout found on a page.
struct FoundLabel {
    /// The cell in which it ends, and its words there; it may begin in the cell before.
    var cell: Int
    var words: Range<Int>
    var page: Int
    var box: PageBox
}

/// Looks for the labels of a layout, all in one pass over the pages.
struct LabelSearch {
    /// A label that stands more often is looked at no more often.
    private static let mostSightings = 32
    /// Cells that one label may be spread over.
    private static let mostCells = 3

    private var tree = LabelTree()
    private var sightings: [Int: [FoundLabel]] = [:]

    init(_ labels: [String], in layout: PageLayout) {
        for label in labels { tree.add(Folding.fold(label)) }
        guard !tree.isEmpty else { return }
        for (index, cell) in layout.cells.enumerated() {
            for letter in cell.letters.indices where cell.startsRun[letter] { look(in: layout, from: index, letter) }
        }
    }

    /// Whether one of the labels was found, or none looked for.
    var isSatisfied: Bool { tree.isEmpty || !sightings.isEmpty }

    func sightings(of label: String) -> [FoundLabel] {
        tree.node(of: Folding.fold(label)).flatMap { sightings[$0] } ?? []
    }

    /// Follows the letters from one on, through the cells to the right, and notes each label that ends where a word does.
    private mutating func look(in layout: PageLayout, from first: Int, _ start: Int) {
        var (cell, letter, node) = (first, start, LabelTree.root)
        var before: PageBox?
        for _ in 0..<Self.mostCells {
            let text = layout.cells[cell]
            let begin = letter
            while letter < text.letters.count, let next = tree.follow(text.letters[letter], from: node) {
                node = next
                letter += 1
                guard tree.isLabel(node), text.endsWord[letter - 1] else { continue }
                guard (sightings[node]?.count ?? 0) < Self.mostSightings else { continue }
                let words = text.wordOfLetter[begin]..<(text.wordOfLetter[letter - 1] + 1)
                let part = text.box(words)
                sightings[node, default: []].append(
                    FoundLabel(cell: cell, words: words, page: text.page, box: before.map { $0.union(part) } ?? part))
            }
            guard letter == text.letters.count, letter > begin, let next = layout.next(to: cell) else { return }
            let part = text.box(text.wordOfLetter[begin]..<text.words.count)
            (cell, letter, before) = (next, 0, before.map { $0.union(part) } ?? part)
        }
    }
}

/// Labels as a tree over their folded letters.
private struct LabelTree {
    static let root = 0

    private var next: [[UInt8: Int]] = [[:]]
    private var ends: Set<Int> = []

    var isEmpty: Bool { ends.isEmpty }

    mutating func add(_ letters: [UInt8]) {
        guard letters.count >= 2 else { return }
        var node = Self.root
        for letter in letters {
            if let known = next[node][letter] {
                node = known
            } else {
                next[node][letter] = next.count
                node = next.count
                next.append([:])
            }
        }
        ends.insert(node)
    }

    func follow(_ letter: UInt8, from node: Int) -> Int? { next[node][letter] }

    func isLabel(_ node: Int) -> Bool { ends.contains(node) }

    func node(of letters: [UInt8]) -> Int? {
        var node = Self.root
        for letter in letters {
            guard let known = next[node][letter] else { return nil }
            node = known
        }
        return ends.contains(node) ? node : nil
    }
}

extension PageLayout {
    /// The next cell to the right on a cell's line, where it is no further than a wide space away.
    func next(to cell: Int) -> Int? {
        guard cell + 1 < cells.count, cells[cell + 1].page == cells[cell].page else { return nil }
        let (box, other) = (cells[cell].box, cells[cell + 1].box)
        let gap = other.x0 - box.x1
        return other.isBeside(box) && gap > -1 && gap < 4 * max(box.height, other.height) ? cell + 1 : nil
    }
}
