import Poppler

/// Words that stand together on one line of a page: a table cell, a label with its value, a line of an
/// address. What a reader's eye takes in at once.
struct TextCell {
    var page: Int
    var words: [PageWord]
    var box: PageBox
    /// Folded letters and digits of all words, without spaces and punctuation.
    var letters: [UInt8]
    /// For each letter the word it stands in.
    var wordOfLetter: [Int]
    /// Whether a letter begins a run of letters within its word, or is its word's last.
    var startsRun: [Bool]
    var endsWord: [Bool]
    /// Whether a digit stands in it: without one it is neither date nor amount, number or postal line.
    var hasDigit: Bool

    init?(page: Int, words: [PageWord]) {
        guard let first = words.first else { return nil }
        self.page = page
        self.words = words
        box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
        letters = []
        wordOfLetter = []
        startsRun = []
        endsWord = []
        hasDigit = false
        for (index, word) in words.enumerated() {
            var wasLetter = false
            for scalar in word.text.unicodeScalars {
                let start = letters.count
                Folding.append(scalar, to: &letters)
                for position in start..<letters.count {
                    wordOfLetter.append(index)
                    startsRun.append(!wasLetter && position == start)
                    endsWord.append(false)
                    hasDigit = hasDigit || letters[position].isDigit
                }
                // An accent typed as a scalar of its own does not end a run.
                wasLetter =
                    letters.count > start
                    || (wasLetter && scalar.value >= 0x300
                        && scalar.properties.canonicalCombiningClass != .notReordered)
            }
            if let last = endsWord.indices.last, wordOfLetter[last] == index { endsWord[last] = true }
        }
    }

    var text: String { words.map(\.text).joined(separator: " ") }

    /// Code and town of an address.
    var isPostalLine: Bool { hasDigit && AddressText.isPostalLine(words.map(\.text)) }

    /// The text of some of the words.
    func text(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

    /// The rectangle around some of the words.
    func box(_ range: Range<Int>) -> PageBox {
        guard let first = words[range].first else { return box }
        return words[range].dropFirst().reduce(first.box) { $0.union($1.box) }
    }
}

extension PageBox {
    /// Whether both stand on one line: they overlap in more than half of the lower one's height.
    func isBeside(_ other: PageBox) -> Bool {
        min(y1, other.y1) - max(y0, other.y0) > 0.5 * min(height, other.height)
    }

    /// The length in which both overlap horizontally; negative is the gap.
    func horizontalOverlap(_ other: PageBox) -> Double { min(x1, other.x1) - max(x0, other.x0) }
}
