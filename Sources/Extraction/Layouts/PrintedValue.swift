import ArchiveModel
import EN16931
import Poppler

/// A value of some form as it stands on a page.
struct PrintedValue {
    /// In canonical text: dates ISO 8601, amounts plain.
    var value: String
    var cell: Int
    var words: Range<Int>
    var page: Int
    var box: PageBox
    /// Of several near ones such as this go first: an amount written like money.
    var isLikely = true

    func claim(_ confidence: Double) -> FieldClaim {
        FieldCandidate(value: value, score: confidence, page: page, box: box).claim()
    }
}

/// All values on a document's pages, by form and page. Text has no form by which it could be found without a place.
struct PrintedValues {
    private let values: [PrintedForm: [Int: [PrintedValue]]]

    init(_ reading: PageReading, forms: Set<PrintedForm>) {
        var values: [PrintedForm: [Int: [PrintedValue]]] = [:]
        for form in forms {
            values[form] = Dictionary(grouping: Self.values(of: form, in: reading), by: \.page)
        }
        self.values = values
    }

    func values(of form: PrintedForm, onPage page: Int) -> [PrintedValue] { values[form]?[page] ?? [] }

    private static func values(of form: PrintedForm, in reading: PageReading) -> [PrintedValue] {
        switch form {
        case .date: reading.dates.map { PrintedValue($0.value.description, at: $0) }
        case .amount:
            reading.amounts.map {
                PrintedValue($0.value.amount.description, at: $0, isLikely: $0.value.looksLikeMoney)
            }
        case .identifier: identifiers(reading)
        case .currency: currencies(reading)
        case .taxID: taxIdentifiers(reading)
        case .iban: accounts(reading)
        case .text: []
        }
    }

    /// Words with digits that are no date.
    private static func identifiers(_ reading: PageReading) -> [PrintedValue] {
        let dates = Dictionary(grouping: reading.dates, by: \.cell).mapValues { $0.map(\.words) }
        return reading.numbers.compactMap { sighting in
            let isDate = (dates[sighting.cell] ?? []).contains { $0.overlaps(sighting.words) }
            return isDate ? nil : PrintedValue(sighting.value, at: sighting)
        }
    }

    private static func currencies(_ reading: PageReading) -> [PrintedValue] {
        forEachWord(reading) { cell, index, position in
            CurrencyText.code(of: cell.words[position].text).map { ($0, 1) }
        }
    }

    /// One word, or up to five that together are a number: `FR 11 123 456 782`.
    private static func taxIdentifiers(_ reading: PageReading) -> [PrintedValue] {
        forEachWord(reading, where: \.hasDigit) { cell, _, position in
            for count in stride(from: min(5, cell.words.count - position), through: 1, by: -1) {
                let words = cell.words[position..<(position + count)]
                guard (8...24).contains(words.reduce(0) { $0 + $1.text.utf8.count }) else { continue }
                let joined = words.map(\.text).joined()
                if let found = TaxIdentifier(vatID: joined), found.isChecked != false { return (found.vatID, count) }
                if count <= 2, let found = TaxIdentifier(nif: joined) { return (found.vatID, count) }
            }
            return nil
        }
    }

    private static func accounts(_ reading: PageReading) -> [PrintedValue] {
        let identifiers = IdentifierReader(reading: reading)
        return forEachWord(reading, where: \.hasDigit) { cell, _, position in
            identifiers.iban(in: cell, at: position).flatMap { $0.isChecked ? ($0.text, $0.count) : nil }
        }
    }

    private static func forEachWord(
        _ reading: PageReading, where isWanted: (TextCell) -> Bool = { _ in true },
        _ read: (TextCell, Int, Int) -> (value: String, count: Int)?
    ) -> [PrintedValue] {
        var values: [PrintedValue] = []
        for (index, cell) in reading.layout.cells.enumerated() where isWanted(cell) {
            var position = 0
            while position < cell.words.count {
                guard let found = read(cell, index, position) else {
                    position += 1
                    continue
                }
                let words = position..<(position + found.count)
                values.append(
                    PrintedValue(
                        value: found.value, cell: index, words: words, page: cell.page, box: cell.box(words)))
                position = words.upperBound
            }
        }
        return values
    }
}

extension PrintedValue {
    fileprivate init<Value>(_ value: String, at sighting: Sighting<Value>, isLikely: Bool = true) {
        self.init(
            value: value, cell: sighting.cell, words: sighting.words, page: sighting.page, box: sighting.box,
            isLikely: isLikely)
    }
}
