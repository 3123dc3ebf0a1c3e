import ArchiveModel
import EN16931
import Poppler

/// Finds where values stand on pages, and how to find their like there again.
///
/// A place is proposed only if reading by it gives the value: what cannot be found again teaches nothing.
struct LayoutLearner {
    /// Of a value that stands more often the others are not looked at.
    private static let mostSightings = 8
    /// Neighbours that may be its label.
    private static let mostNeighbours = 3
    private static let mostLabelWords = 6
    private static let mostLabelBytes = 100

    private let reading: PageReading
    private let pageCount: Int
    private let values: PrintedValues
    /// What stands for other values makes no label.
    private let known: Set<[UInt8]>

    init(_ reading: PageReading, pageCount: Int, known: [String]) {
        self.reading = reading
        self.pageCount = pageCount
        values = PrintedValues(reading, forms: Set(PrintedForm.allCases))
        self.known = Set(known.prefix(200).map { Folding.fold($0) })
    }

    private var layout: PageLayout { reading.layout }

    /// The place of a value; nil where it stands nowhere, or cannot be told from its neighbours.
    func place(of term: String, value: String) -> (place: LayoutPlace?, isShown: Bool) {
        guard let form = PrintedForm.of(term) else { return (nil, false) }
        let typed = sightings(of: value, as: form)
        var attempts = [(form, typed)]
        // A number of several words is found as text.
        if form == .identifier { attempts.append((.text, sightings(of: value, as: .text))) }
        for (form, sightings) in attempts {
            let own = form == PrintedForm.of(term) ? nil : form
            let near = sightings.prefix(Self.mostSightings).map { ($0, labels(of: $0)) }
            let reader = PlaceReader(
                reading, pageCount: pageCount,
                labels: LabelSearch(near.flatMap { $0.1.map(\.text) }, in: layout), values: values)
            var best: (place: LayoutPlace, rank: Int)?
            for (sighting, labels) in near where best?.rank ?? 0 < 3 {
                let proposal = proposal(for: sighting, labels, form, own, reader)
                if let proposal, proposal.rank > best?.rank ?? 0 { best = proposal }
            }
            if let best { return (best.place, true) }
        }
        return (nil, attempts.contains { !$0.1.isEmpty })
    }

    // MARK: The value

    private func sightings(of value: String, as form: PrintedForm) -> [PrintedValue] {
        if form == .text { return texts(equalTo: value) }
        return layout.pages.flatMap { page in
            values.values(of: form, onPage: page).filter { Self.isSame($0.value, value, form) }
        }
    }

    static func isSame(_ read: String, _ wanted: String, _ form: PrintedForm) -> Bool {
        switch form {
        case .date, .currency: read == wanted
        case .amount:
            Amount(read).flatMap { one in Amount(wanted).map { one.magnitude == $0.magnitude } } ?? false
        case .taxID: InvoiceIdentity.taxID(read) == InvoiceIdentity.taxID(wanted)
        case .iban, .identifier, .text: Folding.fold(read) == Folding.fold(wanted) && !Folding.fold(wanted).isEmpty
        }
    }

    /// Words of one cell that are the value, letter by letter.
    private func texts(equalTo value: String) -> [PrintedValue] {
        let wanted = Folding.fold(value)
        guard let first = wanted.first, wanted.count <= 400 else { return [] }
        var found: [PrintedValue] = []
        for (index, cell) in layout.cells.enumerated() where cell.letters.count >= wanted.count {
            for start in 0...(cell.letters.count - wanted.count)
            where cell.startsRun[start] && cell.letters[start] == first {
                let end = start + wanted.count
                guard cell.endsWord[end - 1], cell.letters[start..<end].elementsEqual(wanted) else { continue }
                let words = cell.wordOfLetter[start]..<(cell.wordOfLetter[end - 1] + 1)
                found.append(
                    PrintedValue(
                        value: cell.text(words), cell: index, words: words, page: cell.page, box: cell.box(words)))
                if found.count >= Self.mostSightings { return found }
            }
        }
        return found
    }

    // MARK: Its place

    /// A place that leads to the value again, with its rank: 3 by the label alone, 2 by label and box, 1 by the box.
    private func proposal(
        for value: PrintedValue, _ labels: [Label], _ form: PrintedForm, _ own: PrintedForm?, _ reader: PlaceReader
    ) -> (place: LayoutPlace, rank: Int)? {
        func leads(_ place: LayoutPlace, atLeast sure: Double) -> Bool {
            guard let hit = reader.read(place, form: form), hit.confidence >= sure else { return false }
            return Self.isSame(hit.value.value, value.value, form)
        }
        var place = LayoutPlace(
            page: page(of: value, form),
            box: [value.box.x0, value.box.y0, value.box.x1, value.box.y1].map { ($0 * 10).rounded() / 10 }, form: own)
        var second: LayoutPlace?
        for label in labels {
            let alone = LayoutPlace(label: label.text, relation: label.relation, form: own)
            (place.label, place.relation) = (label.text, label.relation)
            if leads(alone, atLeast: PlaceReader.Sureness.label) { return (place, 3) }
            if second == nil, leads(place, atLeast: PlaceReader.Sureness.labelAndBox) { second = place }
        }
        if let second { return (second, 2) }
        (place.label, place.relation) = (nil, nil)
        return leads(place, atLeast: PlaceReader.Sureness.box) ? (place, 1) : nil
    }

    /// From the first page, or from the last: totals and accounts end a document.
    private func page(of value: PrintedValue, _ form: PrintedForm) -> Int {
        if pageCount == 1 { return form == .amount || form == .iban ? -1 : 1 }
        return value.page <= (pageCount + 1) / 2 ? value.page : value.page - pageCount - 1
    }

    private typealias Label = (text: String, relation: LayoutPlace.Relation)

    /// What may be its label, the likeliest first.
    private func labels(of value: PrintedValue) -> [Label] {
        var labels: [Label] = []
        if let own = label(inCell: value.cell, before: value.words.lowerBound) { labels.append((own, .right)) }
        let left = layout.places(beside: value.box, page: value.page)
            .filter { $0 != value.cell && layout.cells[$0].box.x1 <= value.box.x0 + 1 }
            .sorted { layout.cells[$0].box.x1 > layout.cells[$1].box.x1 }
        for cell in left.prefix(Self.mostNeighbours) {
            if let label = label(inCell: cell, before: layout.cells[cell].words.count) {
                labels.append((label, .right))
            }
        }
        for cell in above(value).prefix(Self.mostNeighbours) {
            if let label = label(inCell: cell, before: layout.cells[cell].words.count) {
                labels.append((label, .below))
            }
        }
        return labels
    }

    /// Cells over the value, the nearest first.
    private func above(_ value: PrintedValue) -> [Int] {
        layout.places(onPage: value.page).filter { index in
            let box = layout.cells[index].box
            let gap = value.box.y0 - box.y1
            guard index != value.cell, gap > -0.3 * box.height, gap < 3 * box.height else { return false }
            return box.horizontalOverlap(value.box) > 0 || abs(box.x0 - value.box.x0) < 8
        }.sorted { layout.cells[$0].box.y1 > layout.cells[$1].box.y1 }
    }

    /// Words without a value among them that end a part of a cell: a label, if any.
    private func label(inCell index: Int, before end: Int) -> String? {
        let cell = layout.cells[index]
        // A label the reader knows, where nothing stands between.
        let own = reading.labels(inCell: index).last { label in
            label.words.upperBound <= end
                && cell.words[label.words.upperBound..<end].allSatisfy { Folding.fold($0.text).isEmpty }
        }
        var words = own?.words ?? (0..<end)
        if own == nil {
            if let digit = words.last(where: { cell.words[$0].text.hasDigit }) { words = (digit + 1)..<end }
            if words.count > Self.mostLabelWords { words = (end - Self.mostLabelWords)..<end }
        }
        let letters = words.flatMap { Folding.fold(cell.words[$0].text) }
        guard letters.count >= 2, letters.contains(where: { !$0.isDigit }), !known.contains(letters) else { return nil }
        let text = cell.text(words).trimming(" ,;:.|·•=#")
        return text.utf8.count <= Self.mostLabelBytes ? text : nil
    }
}
