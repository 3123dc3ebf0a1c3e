import ArchiveModel
import EN16931
import Poppler

/// Everything on the pages that could be a field: labels and values with their places.
struct PageReading {
    let layout: PageLayout
    let labels: [PlacedLabel]
    private let labelsByPage: [Int: LabelColumn]
    private let labelsByCell: [Int: [PlacedLabel]]
    var dates: [Sighting<CalendarDate>] = []
    private(set) var amounts: [Sighting<PrintedAmount>] = []
    private var amountsByPage: [Int: [Sighting<PrintedAmount>]] = [:]
    /// Words that could be a document's number.
    var numbers: [Sighting<String>] = []
    /// Day of the request: dates far from it are implausible.
    let today: CalendarDate

    init(_ pages: [PageWords], today: CalendarDate) {
        layout = PageLayout(pages)
        labels = layout.labels()
        labelsByPage = Dictionary(grouping: labels, by: \.page).mapValues { LabelColumn($0) }
        labelsByCell = Dictionary(grouping: labels, by: \.cell)
        self.today = today
        let written = WrittenValues(layout)
        let style = WrittenStyle(written)
        dates = written.dates.compactMap { sighting in
            sighting.value.date(monthsFirst: style.monthsFirst).map { sighting.with($0) }
        }
        amounts = written.amounts.compactMap { sighting in
            guard let amount = sighting.value.amount(usesComma: style.usesComma) else { return nil }
            return sighting.with(
                PrintedAmount(
                    amount: amount, hasCurrency: sighting.value.hasCurrency,
                    decimals: sighting.value.isUnambiguous || amount == sighting.value.decimalComma && style.usesComma
                        || amount == sighting.value.decimalPoint && !style.usesComma ? sighting.value.decimals : nil))
        }
        amountsByPage = Dictionary(grouping: amounts, by: \.page)
        numbers = written.numbers
    }

    func amounts(onPage page: Int) -> [Sighting<PrintedAmount>] { amountsByPage[page] ?? [] }

    /// The labels in a cell, from the left.
    func labels(inCell cell: Int) -> [PlacedLabel] { labelsByCell[cell] ?? [] }

    /// The labels beside a box and up to so many of their own heights above it.
    func labels(above box: PageBox, lines: Double, page: Int) -> ArraySlice<PlacedLabel> {
        labelsByPage[page]?.labels(above: box, lines: lines) ?? []
    }

    /// The label that a value most likely belongs to, and how likely.
    func owner(of cell: Int, _ words: Range<Int>, _ box: PageBox) -> (label: PlacedLabel, relation: Double)? {
        var best: (PlacedLabel, Double)?
        var bestWeight = 0.0
        for label in self.labels(above: box, lines: 4, page: layout.cells[cell].page) {
            let relation = layout.relation(label, cell: cell, words: words, box: box)
            let weight = relation * (0.6 + 0.4 * label.strength)
            if relation > 0.05, weight > bestWeight { (best, bestWeight) = ((label, relation), weight) }
        }
        return best
    }
}

/// A page's labels from the top, so that a value's neighbours are found without asking all of them.
struct LabelColumn {
    private let labels: [PlacedLabel]
    private let tallest: Double

    init(_ labels: [PlacedLabel]) {
        self.labels = labels.sorted { $0.box.y0 < $1.box.y0 }
        tallest = labels.map(\.box.height).max() ?? 0
    }

    func labels(above box: PageBox, lines: Double) -> ArraySlice<PlacedLabel> {
        let start = position(of: box.y0 - (lines + 1) * tallest)
        return labels[start..<max(start, position(of: box.y1 + 1))]
    }

    /// The first label that begins at or below a height.
    private func position(of y: Double) -> Int {
        var (low, high) = (0, labels.count)
        while low < high {
            let middle = (low + high) / 2
            if labels[middle].box.y0 < y { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// An amount in the document's style of writing.
struct PrintedAmount: Hashable {
    var amount: Amount
    var hasCurrency: Bool
    /// Nil where it was written as a whole number.
    var decimals: Int?

    /// Written like money: two decimals, or a currency beside it.
    var looksLikeMoney: Bool { decimals == 2 || hasCurrency }
}

/// Values as written, before the document's style decides between readings.
struct WrittenValues {
    var dates: [Sighting<WrittenDate>] = []
    var amounts: [Sighting<WrittenAmount>] = []
    var numbers: [Sighting<String>] = []

    init(_ layout: PageLayout) {
        for (index, cell) in layout.cells.enumerated() where cell.hasDigit {
            let words = cell.words.map(\.text)
            var position = 0
            while position < words.count {
                if let found = DateText.date(in: words, at: position) {
                    dates.append(Self.sighting(found.date, cell, index, position..<(position + found.count)))
                    position += found.count
                    continue
                }
                if let number = Self.number(words, position) {
                    numbers.append(Self.sighting(number.text, cell, index, position..<(position + number.count)))
                }
                if let found = AmountText.amount(in: words, at: position) {
                    amounts.append(Self.sighting(found.amount, cell, index, position..<(position + found.count)))
                    position += found.count
                    continue
                }
                position += 1
            }
        }
    }

    private static func sighting<Value>(_ value: Value, _ cell: TextCell, _ index: Int, _ words: Range<Int>)
        -> Sighting<Value>
    {
        Sighting(value: value, cell: index, words: words, page: cell.page, box: cell.box(words))
    }

    /// A document number: letters, digits and `/ - . _`, with a digit in it; also `F 2026/001`.
    private static func number(_ words: [String], _ position: Int) -> (text: String, count: Int)? {
        // A code in brackets explains the word before it.
        let word = words[position]
        if word.utf8.first == UInt8(ascii: "("), word.utf8.last == UInt8(ascii: ")") { return nil }
        let bare = word.trimming(",;:#()[]*\"'")
        let text = bare.utf8.last == UInt8(ascii: ".") ? String(bare.dropLast()) : bare
        guard !text.isEmpty, text.utf8.count <= 40, text.unicodeScalars.allSatisfy(isAllowed) else { return nil }
        if text.hasNumber { return (text, 1) }
        // A series in front of the number.
        guard text.utf8.count <= 4, position + 1 < words.count, words[position + 1].hasNumber,
            text == text.uppercased(), let next = number(words, position + 1), next.count == 1,
            next.text.allSatisfy({ $0.isNumber || "/-".contains($0) }),
            next.text.first?.isNumber == true
        else { return nil }
        return ("\(text) \(next.text)", 2)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "-", ".", "_", "–": true
        default: scalar.isASCII ? scalar.isPlain : scalar.properties.isAlphabetic
        }
    }
}

extension Sighting {
    func with<Other>(_ value: Other) -> Sighting<Other> {
        Sighting<Other>(value: value, cell: cell, words: words, page: page, box: box)
    }
}

/// How a document writes: decided by its unambiguous values, for the others.
struct WrittenStyle {
    var usesComma: Bool
    var monthsFirst: Bool

    init(_ values: WrittenValues) {
        var comma = 0
        var point = 0
        for sighting in values.amounts {
            let amount = sighting.value
            guard amount.decimals == 2 || (amount.isUnambiguous && amount.decimals != nil) else { continue }
            switch (amount.decimalComma, amount.decimalPoint) {
            case (_?, nil): comma += 1
            case (nil, _?): point += 1
            default: break
            }
        }
        usesComma = comma >= point
        var days = 0
        var months = 0
        for sighting in values.dates {
            if sighting.value.monthFirst == nil { days += 1 }
            if sighting.value.dayFirst == nil { months += 1 }
        }
        // Only American documents write the month first, and only they and the English use the decimal point.
        monthsFirst = months > days
    }
}
