/// The labels of invoices in Spanish, English, German and French (and the commonest of Dutch, Italian and
/// Portuguese), as a trie over folded letters: `USt.-Id.-Nr.`, `UST ID NR` and `USt-IdNr` are one label.
struct Lexicon {
    /// A label that matched.
    struct Entry {
        var meaning: LabelMeaning
        /// 0…1: how far the label alone decides the meaning.
        var strength: Double
    }

    static let standard = Lexicon(groups)

    private struct Node {
        var entry: Entry?
        /// German compounds may begin in front of it: `Handelsrechnung`.
        var isSuffix = false
    }

    /// Folded letters: a to z and the digits.
    private static let alphabet = 36

    private var nodes = [Node()]
    /// For each node the nodes that follow it, one place for each letter; 0 for none.
    private var next = [Int32](repeating: 0, count: alphabet)

    init(_ groups: [LabelGroup]) {
        for group in groups {
            for label in group.labels {
                var node = 0
                for letter in Folding.fold(label) { node = follow(letter, from: node) }
                if node != 0, (nodes[node].entry?.strength ?? 0) < group.strength {
                    nodes[node].entry = Entry(meaning: group.meaning, strength: group.strength)
                }
                nodes[node].isSuffix = nodes[node].isSuffix || label.hasPrefix("~")
            }
        }
    }

    /// The node behind a letter, made where there is none.
    private mutating func follow(_ letter: UInt8, from node: Int) -> Int {
        let place = Self.place(of: letter, after: node)
        if next[place] == 0 {
            next[place] = Int32(truncatingIfNeeded: nodes.count)
            nodes.append(Node())
            next += repeatElement(0, count: Self.alphabet)
        }
        return Int(next[place])
    }

    private static func place(of letter: UInt8, after node: Int) -> Int {
        node * alphabet + Int(letter < 0x3A ? letter - 0x30 + 26 : letter - 0x61)
    }

    /// The longest label that begins at a letter and ends where a word ends.
    func longestMatch(in cell: TextCell, at start: Int, isWordStart: Bool) -> (entry: Entry, end: Int)? {
        var node = 0
        var found: (Entry, Int)?
        for index in start..<cell.letters.count {
            node = Int(next[Self.place(of: cell.letters[index], after: node)])
            if node == 0 { break }
            if cell.endsWord[index], let entry = nodes[node].entry, isWordStart || nodes[node].isSuffix {
                found = (entry, index + 1)
            }
        }
        return found
    }
}

/// Labels of one meaning and strength.
struct LabelGroup {
    var meaning: LabelMeaning
    var strength: Double
    var labels: [String]

    /// Labels separated by `|`; a leading `~` lets a German compound begin in front of it.
    init(_ meaning: LabelMeaning, _ strength: Double, _ labels: String) {
        self.meaning = meaning
        self.strength = strength
        self.labels = labels.split(separator: "|").map { $0.trimming(" \n") }
    }
}
