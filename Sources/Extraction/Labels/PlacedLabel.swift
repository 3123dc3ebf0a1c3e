import Poppler

/// A label found on a page.
struct PlacedLabel {
    /// Index into the layout's cells.
    var cell: Int
    var words: Range<Int>
    var page: Int
    var box: PageBox
    /// With "No." and "of" already resolved to what they stand beside.
    var meaning: LabelMeaning
    var strength: Double
    /// It stands at its cell's start and fills half of it or more: a heading may have its value below.
    var isHeading: Bool
    /// It ends its cell: its value may begin the next line.
    var endsCell: Bool
    /// Words with letters or digits follow it in its cell, up to the next label.
    var hasContent: Bool
}

extension PlacedLabel {
    /// The label's own letters, folded.
    func letters(in layout: PageLayout) -> [UInt8] { layout.cells[cell].words[words].flatMap { Folding.fold($0.text) } }
}

/// A value found on a page, not yet given to a field.
struct Sighting<Value> {
    var value: Value
    var cell: Int
    var words: Range<Int>
    var page: Int
    var box: PageBox
}

extension PageLayout {
    /// Every label of every cell, from left to right; longer labels win.
    func labels(_ lexicon: Lexicon = .standard) -> [PlacedLabel] {
        cells.indices.flatMap { labels(inCell: $0, lexicon) }
    }

    private func labels(inCell index: Int, _ lexicon: Lexicon) -> [PlacedLabel] {
        let cell = cells[index]
        var placed: [PlacedLabel] = []
        var letter = 0
        while letter < cell.letters.count {
            guard let match = lexicon.longestMatch(in: cell, at: letter, isWordStart: cell.startsRun[letter]) else {
                letter += 1
                continue
            }
            let words = cell.wordOfLetter[letter]..<(cell.wordOfLetter[match.end - 1] + 1)
            placed.append(
                PlacedLabel(
                    cell: index, words: words, page: cell.page, box: cell.box(words), meaning: match.entry.meaning,
                    strength: match.entry.strength,
                    isHeading: words.lowerBound == 0 && words.count * 2 >= cell.words.count, endsCell: false,
                    hasContent: false))
            letter = match.end
        }
        for position in placed.indices {
            let end = position + 1 < placed.count ? placed[position + 1].words.lowerBound : cell.words.count
            let following = placed[position].words.upperBound..<max(end, placed[position].words.upperBound)
            placed[position].hasContent = cell.wordOfLetter.contains { following.contains($0) }
            placed[position].endsCell = placed[position].words.upperBound == cell.words.count
            let resolved = Self.resolve(placed[position].meaning, after: placed[..<position])
            if resolved == .number, placed[position].meaning == .bareNumber { placed[position].strength = 1 }
            placed[position].meaning = resolved == .tax ? Self.including(cell, placed[position].words) : resolved
        }
        return placed
    }

    /// "incl. 21 % VAT" announces the gross amount, "excl. VAT" the net amount.
    private static func including(_ cell: TextCell, _ tax: Range<Int>) -> LabelMeaning {
        let before = cell.words[..<tax.lowerBound].suffix(3).map { Folding.key($0.text) }
        let after = cell.words[tax.upperBound...].prefix(2).map { Folding.key($0.text) }
        if (before + after).contains(where: { inclusive.contains($0) }) { return .gross }
        if before.suffix(2).contains(where: { exclusive.contains($0) }) { return .net }
        return .tax
    }

    private static let inclusive: Set<String> = [
        "inkl", "inklusive", "incl", "including", "includes", "included", "incluido", "incluidos", "incluida", "inc",
        "inclus", "compris", "comprise",
    ]
    private static let exclusive: Set<String> = [
        "ohne", "exkl", "excl", "excluding", "without", "sin", "hors", "before", "exklusive",
    ]

    /// "No." and "of" mean what the label before them in the cell announces.
    private static func resolve(_ meaning: LabelMeaning, after labels: ArraySlice<PlacedLabel>) -> LabelMeaning {
        let earlier = labels.last { label in
            switch label.meaning {
            case .title, .number, .orderReference, .customerNumber, .otherNumber, .otherDate, .issueDate: true
            default: false
            }
        }
        switch meaning {
        case .bareNumber:
            switch earlier?.meaning {
            case .title, .number: return .number
            case .orderReference: return .orderReference
            case .customerNumber: return .customerNumber
            case nil where labels.isEmpty: return .bareNumber
            default: return .otherNumber
            }
        case .dateLink:
            switch earlier?.meaning {
            case .title, .number: return .issueDate
            default: return .otherDate
            }
        default:
            return meaning
        }
    }
}
