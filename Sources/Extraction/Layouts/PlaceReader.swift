import ArchiveModel
import Poppler

/// Reads what stands at the places of a layout.
struct PlaceReader {
    /// What came of a place.
    struct Hit {
        var value: PrintedValue
        var confidence: Double
    }

    /// How sure a value is by what led to it.
    enum Sureness {
        static let labelAndBox = 0.97
        static let label = 0.93
        /// The label is on another page than expected.
        static let labelElsewhere = 0.9
        static let box = 0.85
        /// By its box alone, though it has a label that is not there; or by a label that several values stand with. A person
        /// looks at it.
        static let doubtful = 0.45
    }

    /// A value further from its label is another's, in points.
    private static let farthest = 330.0
    /// So many of the label's heights may lie between it and the value below.
    private static let deepest = 3.0
    private static let mostTextBytes = 200

    let reading: PageReading
    let pageCount: Int
    private let labels: LabelSearch
    private let values: PrintedValues

    init(_ reading: PageReading, pageCount: Int, labels: [String], forms: Set<PrintedForm>) {
        self.init(
            reading, pageCount: pageCount, labels: LabelSearch(labels, in: reading.layout),
            values: PrintedValues(reading, forms: forms))
    }

    /// With labels and values that were found before.
    init(_ reading: PageReading, pageCount: Int, labels: LabelSearch, values: PrintedValues) {
        self.reading = reading
        self.pageCount = pageCount
        self.labels = labels
        isKnownByLabels = labels.isSatisfied
        self.values = values
    }

    /// Whether any of its labels stands on the pages, where it has some.
    let isKnownByLabels: Bool

    private var layout: PageLayout { reading.layout }

    /// What stands at a place; nil for nothing of the form.
    func read(_ place: LayoutPlace, form: PrintedForm) -> Hit? {
        let page = place.page(of: pageCount)
        let sightings = place.label.map(labels.sightings) ?? []
        var hits: [Hit] = []
        for label in sightings {
            guard let value = value(of: form, at: label, place.relation) else { continue }
            let isThere = page == nil || page == label.page
            let agrees = isThere && place.pageBox.map { Self.agree(value.box, $0) } ?? false
            hits.append(
                Hit(
                    value: value,
                    confidence: agrees ? Sureness.labelAndBox : isThere ? Sureness.label : Sureness.labelElsewhere))
        }
        if var best = hits.max(by: { $0.confidence < $1.confidence }) {
            // The same words with several values say nothing, unless the box does.
            let rivals = hits.contains { $0.confidence == best.confidence && $0.value.value != best.value.value }
            if rivals { best.confidence = Sureness.doubtful }
            return best
        }
        guard let box = place.pageBox, let value = value(of: form, in: box, page: page) else { return nil }
        let isChecked = form == .taxID || form == .iban || form == .currency
        return Hit(value: value, confidence: place.label == nil || isChecked ? Sureness.box : Sureness.doubtful)
    }

    /// What stands where a value was missed, as far as it can be told; for people.
    func shown(at place: LayoutPlace) -> (isLabelThere: Bool, text: String?) {
        let page = place.page(of: pageCount)
        let sightings = place.label.map(labels.sightings) ?? []
        if let label = sightings.first(where: { page == nil || $0.page == page }) ?? sightings.first {
            let text = value(of: .text, at: label, place.relation)?.value
            return (true, text)
        }
        return (false, place.pageBox.flatMap { text(in: $0, page: page)?.value })
    }

    // MARK: From a label

    private func value(
        of form: PrintedForm, at label: FoundLabel, _ relation: LayoutPlace.Relation?
    ) -> PrintedValue? {
        switch relation {
        case .right: right(form, of: label)
        case .below: below(form, of: label)
        case nil: right(form, of: label) ?? below(form, of: label)
        }
    }

    private func right(_ form: PrintedForm, of label: FoundLabel) -> PrintedValue? {
        if form == .text { return textRight(of: label) }
        let near = nearest(values.values(of: form, onPage: label.page)) { value in
            if value.cell == label.cell {
                return value.words.lowerBound >= label.words.upperBound ? value.box.x0 - label.box.x1 : nil
            }
            let gap = value.box.x0 - label.box.x1
            return gap > -1 && gap < Self.farthest && label.box.isBeside(value.box) ? gap : nil
        }
        return near.flatMap { hasLabel(between: label, and: $0) ? nil : $0 }
    }

    private func below(_ form: PrintedForm, of label: FoundLabel) -> PrintedValue? {
        if form == .text { return textBelow(label) }
        let near = nearest(values.values(of: form, onPage: label.page)) { value in drop(from: label, to: value.box) }
        // A value with a label of its own on its line is that one's.
        return near.flatMap { value in
            let own = reading.labels(inCell: value.cell).contains {
                $0.words.upperBound <= value.words.lowerBound && $0.meaning.announcesValue
            }
            return own ? nil : value
        }
    }

    /// How far a box stands under a label, the sideways distance counting a little; nil where it does not.
    private func drop(from label: FoundLabel, to box: PageBox) -> Double? {
        let gap = box.y0 - label.box.y1
        let height = max(1, label.box.height)
        guard gap > -0.3 * height, gap < Self.deepest * height else { return nil }
        let aside = min(abs(box.x0 - label.box.x0), abs(box.x1 - label.box.x1))
        guard aside < 8 || label.box.horizontalOverlap(box) > 0.3 * min(label.box.width, box.width) else { return nil }
        return gap + 0.05 * aside
    }

    /// The nearest that is likely, else the nearest.
    private func nearest(_ values: [PrintedValue], by distance: (PrintedValue) -> Double?) -> PrintedValue? {
        var best: (value: PrintedValue, distance: Double)?
        for value in values {
            guard let far = distance(value) else { continue }
            if let known = best {
                guard value.isLikely == known.value.isLikely ? far < known.distance : value.isLikely else { continue }
            }
            best = (value, far)
        }
        return best?.value
    }

    /// Another label owns what follows it.
    private func hasLabel(between label: FoundLabel, and value: PrintedValue) -> Bool {
        reading.labels(above: value.box, lines: 0, page: label.page).contains { other in
            other.meaning.announcesValue && other.box.isBeside(value.box) && other.box.x0 >= label.box.x1 - 1
                && other.box.x1 <= value.box.x0 + 1 && !(other.cell == label.cell && other.words.overlaps(label.words))
        }
    }

    // MARK: Text

    private func textRight(of label: FoundLabel) -> PrintedValue? {
        if let rest = text(inCell: label.cell, from: label.words.upperBound) { return rest }
        let cells = layout.places(beside: label.box, page: label.page).filter { index in
            let gap = layout.cells[index].box.x0 - label.box.x1
            return index != label.cell && gap > -1 && gap < Self.farthest
        }
        return cells.min { layout.cells[$0].box.x0 < layout.cells[$1].box.x0 }.flatMap { text(inCell: $0, from: 0) }
    }

    private func textBelow(_ label: FoundLabel) -> PrintedValue? {
        var best: (cell: Int, drop: Double)?
        for index in layout.places(onPage: label.page) where index != label.cell {
            guard let drop = drop(from: label, to: layout.cells[index].box), drop < best?.drop ?? .infinity else {
                continue
            }
            best = (index, drop)
        }
        return best.flatMap { text(inCell: $0.cell, from: 0) }
    }

    /// The words of a cell from one on, up to the next label.
    private func text(inCell index: Int, from start: Int) -> PrintedValue? {
        let cell = layout.cells[index]
        guard start < cell.words.count else { return nil }
        let next = reading.labels(inCell: index).first { $0.words.lowerBound > start }?.words.lowerBound
        return text(inCell: index, start..<max(start, next ?? cell.words.count))
    }

    private func text(inCell index: Int, _ range: Range<Int>) -> PrintedValue? {
        let cell = layout.cells[index]
        var words = range
        while let first = words.first, Folding.fold(cell.words[first].text).isEmpty { words = words.dropFirst() }
        while let last = words.last, Folding.fold(cell.words[last].text).isEmpty { words = words.dropLast() }
        guard !words.isEmpty else { return nil }
        let text = cell.text(words).trimming(" ,;:|·•")
        guard text.utf8.count <= Self.mostTextBytes else { return nil }
        return PrintedValue(value: text, cell: index, words: words, page: cell.page, box: cell.box(words))
    }

    // MARK: From a box

    private func value(of form: PrintedForm, in box: PageBox, page: Int?) -> PrintedValue? {
        if form == .text { return text(in: box, page: page) }
        for page in page.map({ [$0] }) ?? layout.pages {
            let inside = values.values(of: form, onPage: page).filter { Self.agree($0.box, box) }
            let found = inside.min { left, right in
                (left.isLikely ? 0 : 1, Self.distance(left.box, box))
                    < (right.isLikely ? 0 : 1, Self.distance(right.box, box))
            }
            if let found { return found }
        }
        return nil
    }

    /// The words of a cell from the first whose middle lies in the box.
    private func text(in box: PageBox, page: Int?) -> PrintedValue? {
        for page in page.map({ [$0] }) ?? layout.pages {
            for index in layout.places(beside: box, page: page) {
                let words = layout.cells[index].words
                let inside = words.indices.filter { place in
                    let middle = (words[place].box.x0 + words[place].box.x1) / 2
                    return middle > box.x0 - 2 && middle < box.x1 + 2
                }
                // It may be longer than it was.
                if let first = inside.first, let found = text(inCell: index, from: first) { return found }
            }
        }
        return nil
    }

    /// Whether a value stands where another stood: on that line, and flush with it or over most of it.
    static func agree(_ box: PageBox, _ other: PageBox) -> Bool {
        guard abs(box.middle - other.middle) <= max(8, 0.75 * max(box.height, other.height)) else { return false }
        if abs(box.x0 - other.x0) < 12 || abs(box.x1 - other.x1) < 12 { return true }
        return box.horizontalOverlap(other) > 0.5 * min(box.width, other.width)
    }

    private static func distance(_ box: PageBox, _ other: PageBox) -> Double {
        abs(box.middle - other.middle) + min(abs(box.x0 - other.x0), abs(box.x1 - other.x1))
    }
}

extension LabelMeaning {
    /// Whether a value of its own follows it; words such as "No." and "of" only lead to one.
    fileprivate var announcesValue: Bool {
        switch self {
        case .bareNumber, .bareDate, .dateLink, .dueLink, .currency: false
        default: true
        }
    }
}

extension LayoutPlace {
    var pageBox: PageBox? {
        guard let box, box.count == 4 else { return nil }
        return PageBox(x0: box[0], y0: box[1], x1: box[2], y1: box[3])
    }
}
