import ArchiveModel
import Poppler
import WorkerProtocol

/// The figures of one page against what a picture of it shows.
struct FigureComparison {
    let printed: PageWords
    let shown: PageWords
    let mapping: PageMapping
    let likeness: Likeness

    /// A letter less like its original than this is another one, however noisy the picture.
    private static let unlike = 0.55
    /// No picture is so clear that one above this would be another one.
    private static let alike = 0.88
    /// Below what a page's own letters reach, by this much.
    private static let margin = 0.06

    private struct Figure {
        /// Of the page, in reading order along the line.
        var words: [PageWord]
        var found: [PageWord]

        var expectedText: String { words.map(\.text).joined(separator: " ") }
        var foundText: String { found.map(\.text).joined(separator: " ") }
    }

    func run(page: Int) -> (compared: Int, differences: [PrintReport.Difference]) {
        let figures = figures()
        var agreeing: [PageBox] = []
        var doubtful: [(figure: Figure, boxes: [PageBox])] = []
        var missing: [Figure] = []
        for figure in figures {
            let letters = Self.letters(of: figure.words)
            guard !figure.found.isEmpty else {
                missing.append(figure)
                continue
            }
            let expected = FigureText.signs(figure.words.map(\.text).joined())
            let found = FigureText.signs(figure.found.map(\.text).joined())
            let changes = FigureText.changes(from: expected, to: found)
            if changes.isEmpty {
                agreeing += letters
            } else {
                let around = changes.flatMap { [$0 - 1, $0, $0 + 1] }.filter { letters.indices.contains($0) }
                doubtful.append((figure, Set(around).sorted().map { letters[$0] }))
            }
        }
        let threshold = threshold(agreeing)
        var differences: [PrintReport.Difference] = []
        for (figure, boxes) in doubtful where boxes.contains(where: { likeness.of($0) < threshold }) {
            differences.append(Self.difference(page, figure, figure.foundText))
        }
        for figure in missing where figure.words.allSatisfy({ likeness.isErased($0.box) }) {
            differences.append(Self.difference(page, figure, ""))
        }
        return (figures.count - missing.count, differences)
    }

    /// What letters of this page that were read right look like at least.
    private func threshold(_ agreeing: [PageBox]) -> Double {
        let step = max(1, agreeing.count / 150)
        let values = stride(from: 0, to: agreeing.count, by: step).map { likeness.of(agreeing[$0]) }.sorted()
        guard values.count >= 12 else { return Self.unlike + 0.15 }
        return min(Self.alike, max(Self.unlike, values[values.count / 20] - Self.margin))
    }

    /// Type smaller than this, in points, is not read from a scan.
    private static let leastHeight = 4.5
    /// How far the tag's number and digest may stand from its identifier, in points.
    private static let tagReach = (across: 120.0, down: 30.0)

    /// The readable line of the page's tag: small type, and the symbol beside it, which was read, says the same.
    private func isTag(_ word: PageWord, _ identifiers: [PageBox]) -> Bool {
        if DocumentID(word.text) != nil { return true }
        guard PageDigest(text: word.text) != nil || word.text.contains("/") else { return false }
        return identifiers.contains {
            abs($0.middle - word.box.middle) <= Self.tagReach.down
                && word.box.x0 - $0.x1 <= Self.tagReach.across && $0.x0 - word.box.x1 <= Self.tagReach.across
        }
    }

    /// Every figure of the page with what stands at its place on the picture. Words that the recogniser joined are
    /// compared together.
    private func figures() -> [Figure] {
        let places = printed.words.map { mapping.box($0.box) }
        let identifiers = printed.words.filter { DocumentID($0.text) != nil }.map(\.box)
        var taken = printed.words.map { isTag($0, identifiers) }
        var figures: [Figure] = []
        for (index, word) in printed.words.enumerated() where !taken[index] && FigureText.isFigure(word.text) {
            guard word.box.width > 1, word.box.height >= Self.leastHeight, word.box.height < 60 else { continue }
            var words = [index]
            var found = shown.words.indices.filter { Self.share(places[index], shown.words[$0].box) }
            if found.count == 1, let only = found.first {
                words = printed.words.indices.filter {
                    places[$0].isBeside(places[index]) && Self.share(places[$0], shown.words[only].box)
                }
                if !words.contains(index) { words = [index] }
            }
            words.sort { places[$0].x0 < places[$1].x0 }
            found.sort { shown.words[$0].box.x0 < shown.words[$1].box.x0 }
            for word in words { taken[word] = true }
            figures.append(Figure(words: words.map { printed.words[$0] }, found: found.map { shown.words[$0] }))
        }
        return figures
    }

    /// Both on one line, and one covers much of the other.
    private static func share(_ one: PageBox, _ other: PageBox) -> Bool {
        one.isBeside(other) && one.horizontalOverlap(other) > 0.4 * min(one.width, other.width)
    }

    private static func difference(_ page: Int, _ figure: Figure, _ found: String) -> PrintReport.Difference {
        let box = figure.words.dropFirst().reduce(figure.words[0].box) { $0.union($1.box) }
        return PrintReport.Difference(
            page: page, box: [box.x0, box.y0, box.x1, box.y1].map { ($0 * 100).rounded() / 100 },
            expected: figure.expectedText, found: found)
    }

    /// Where each sign that counts stands, by the usual widths of letters.
    private static func letters(of words: [PageWord]) -> [PageBox] {
        var boxes: [PageBox] = []
        for word in words {
            let widths = word.text.unicodeScalars.map { (scalar: $0, width: width($0)) }
            let whole = max(0.1, widths.reduce(0) { $0 + $1.width })
            var x = word.box.x0
            for (scalar, width) in widths {
                let share = word.box.width * width / whole
                if !FigureText.signs(String(scalar)).isEmpty {
                    // Half a letter's neighbour to each side tells a moved letter from another one.
                    boxes.append(
                        PageBox(x0: x - 0.15 * share, y0: word.box.y0, x1: x + 1.15 * share, y1: word.box.y1))
                }
                x += share
            }
        }
        return boxes
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case ".", ",", ":", ";", "'", "|", "!", "i", "l", "j", "I": 0.5
        case "-", "/", "(", ")", "f", "t", "r": 0.62
        case "m", "w", "M", "W", "%", "@": 1.6
        default: scalar.isLetter && scalar.properties.isUppercase ? 1.2 : 1
        }
    }
}
