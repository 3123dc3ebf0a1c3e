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
        var next: [UInt8: Int] = [:]
        var entry: Entry?
        /// German compounds may begin in front of it: `Handelsrechnung`.
        var isSuffix = false
    }

    private var nodes = [Node()]

    init(_ groups: [LabelGroup]) {
        for group in groups {
            for label in group.labels {
                let isSuffix = label.hasPrefix("~")
                var node = 0
                for letter in Folding.fold(label) {
                    if let next = nodes[node].next[letter] {
                        node = next
                    } else {
                        nodes.append(Node())
                        nodes[node].next[letter] = nodes.count - 1
                        node = nodes.count - 1
                    }
                }
                if node != 0, (nodes[node].entry?.strength ?? 0) < group.strength {
                    nodes[node].entry = Entry(meaning: group.meaning, strength: group.strength)
                }
                nodes[node].isSuffix = nodes[node].isSuffix || isSuffix
            }
        }
    }

    /// The longest label that begins at a letter and ends where a word ends.
    func longestMatch(in cell: TextCell, at start: Int, isWordStart: Bool) -> (entry: Entry, end: Int)? {
        var node = 0
        var index = start
        var found: (Entry, Int)?
        while index < cell.letters.count, let next = nodes[node].next[cell.letters[index]] {
            node = next
            if cell.endsWord[index], let entry = nodes[node].entry, isWordStart || nodes[node].isSuffix {
                found = (entry, index + 1)
            }
            index += 1
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
