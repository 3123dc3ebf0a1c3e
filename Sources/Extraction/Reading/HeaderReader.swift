import ArchiveModel
import Poppler

/// Reads number, dates, type and currency of a document's header.
struct HeaderReader {
    let reading: PageReading
    /// Numbers that are neither date nor amount of money, with the labels they belong to.
    private let numbers: [(sighting: Sighting<String>, label: PlacedLabel, relation: Double)]

    init(reading: PageReading) {
        self.reading = reading
        var taken: [Int: [Range<Int>]] = [:]
        for date in reading.dates { taken[date.cell, default: []].append(date.words) }
        for amount in reading.amounts where amount.value.looksLikeMoney {
            taken[amount.cell, default: []].append(amount.words)
        }
        numbers = reading.numbers.compactMap { sighting in
            guard !(taken[sighting.cell] ?? []).contains(where: { $0.overlaps(sighting.words) }),
                let owner = reading.owner(of: sighting.cell, sighting.words, sighting.box)
            else { return nil }
            return (sighting, owner.label, owner.relation)
        }
    }

    /// BT-1.
    func number() -> FieldClaim? {
        var candidates: [FieldCandidate] = []
        for (sighting, label, relation) in numbers {
            let score: Double
            switch label.meaning {
            case .number: score = relation * label.strength
            case .title: score = titleScore(label, relation, sighting)
            // "No." alone, at the head of the first page: the document's own, where no better label is.
            case .bareNumber where sighting.page == 1: score = 0.62 * relation
            default: continue
            }
            let digits = sighting.value.filter(\.isNumber).count
            let shape = digits == 0 ? 0.3 : digits < 2 ? 0.85 : 1
            // Among equals the one in larger type: a heading's before a remark's.
            let size = min(0.04, sighting.box.height / 500)
            candidates.append(
                FieldCandidate(
                    sighting.value, score: (score - 0.04 + size) * shape * pageFactor(sighting.page), at: sighting))
        }
        return candidates.best()
    }

    /// A number that only its label makes known: BT-13, BT-32, BT-46.
    func reference(_ meaning: LabelMeaning) -> FieldClaim? {
        let candidates = numbers.filter { $0.label.meaning == meaning && $0.relation > 0.5 }.map { number in
            FieldCandidate(
                number.sighting.value,
                score: 0.85 * number.relation * number.label.strength * pageFactor(number.sighting.page),
                at: number.sighting)
        }
        return candidates.best()
    }

    /// A number right beside the document's name: `Invoice FA-2017-0008`.
    private func titleScore(_ label: PlacedLabel, _ relation: Double, _ sighting: Sighting<String>) -> Double {
        guard label.cell == sighting.cell else { return 0.45 * relation }
        let between = reading.layout.cells[sighting.cell].words[
            label.words.upperBound..<max(label.words.upperBound, sighting.words.lowerBound)]
        guard between.allSatisfy({ Folding.fold($0.text).isEmpty }) else { return 0.4 }
        let digits = sighting.value.filter(\.isNumber).count
        return digits == sighting.value.count && digits == 4 && sighting.value.hasPrefix("20")
            ? 0.5 : digits >= 3 ? 0.9 : 0.6
    }

    /// Headers stand on the first page.
    private func pageFactor(_ page: Int) -> Double { page == 1 ? 1 : 0.9 }

    /// BT-2.
    func issueDate() -> FieldClaim? {
        let labelled = dates { sighting, label, relation in
            switch label.meaning {
            case .issueDate: relation * label.strength
            // "Madrid, den": only right before the date.
            case .bareDate:
                label.words.count == 1 && label.letters(in: reading.layout).count < 4 && relation < 0.8
                    ? nil : 0.75 * relation
            case .title: 0.8 * relation
            default: nil
            }
        }
        return (labelled.isEmpty ? letterDates() : labelled).best()
    }

    /// The date of a letter: without a label, alone in its cell in the upper half of the first page.
    private func letterDates() -> [FieldCandidate] {
        reading.dates.compactMap { sighting in
            let cell = reading.layout.cells[sighting.cell]
            let height = reading.layout.height(ofPage: 1)
            let before = cell.words[..<sighting.words.lowerBound]
            // Alone, or after the place: "Madrid, 3 de marzo de 2026".
            let isAlone = before.isEmpty || before.count <= 4 && (before.last?.text.hasSuffix(",") ?? false)
            guard sighting.page == 1, sighting.box.y1 < 0.5 * height, isAlone,
                sighting.words.upperBound == cell.words.count,
                !reading.labels.contains(where: {
                    $0.cell == sighting.cell && $0.words.upperBound <= sighting.words.lowerBound
                })
            else { return nil }
            // A label that has its value already owns no second one.
            if let owner = reading.owner(of: sighting.cell, sighting.words, sighting.box), owner.relation > 0.6,
                !owner.label.hasContent
            {
                return nil
            }
            return FieldCandidate(sighting.value.description, score: 0.6, at: sighting)
        }
    }

    /// BT-9.
    func dueDate(issued: String?) -> FieldClaim? {
        var candidates = dates { sighting, label, relation in
            switch label.meaning {
            case .dueDate: relation * label.strength
            // "from … until …" is a period.
            case .dueLink:
                reading.dates.contains { $0.cell == label.cell && $0.words.upperBound <= label.words.lowerBound }
                    ? nil : 0.75 * relation
            default: nil
            }
        }
        // A due date before the issue date is another date.
        if let issued { candidates.removeAll { $0.value < issued } }
        return candidates.best()
    }

    private func dates(_ weigh: (Sighting<CalendarDate>, PlacedLabel, Double) -> Double?) -> [FieldCandidate] {
        reading.dates.compactMap { sighting in
            guard let owner = reading.owner(of: sighting.cell, sighting.words, sighting.box),
                let score = weigh(sighting, owner.label, owner.relation)
            else { return nil }
            let distance = abs(sighting.value.year - reading.today.year)
            let plausible = distance <= 15 ? 1 : 0.7
            return FieldCandidate(
                sighting.value.description, score: score * plausible * pageFactor(sighting.page), at: sighting)
        }
    }

    /// BT-3: what the document calls itself in the first title from the top.
    func type() -> (name: DocumentName, claim: FieldClaim)? {
        var best: (DocumentName, FieldCandidate)?
        for label in reading.labels where label.page == 1 {
            guard case .title(let name) = label.meaning else { continue }
            let cell = reading.layout.cells[label.cell]
            let size = cell.words[label.words].map(\.box.height).max() ?? 0
            let heading = label.isHeading ? 0.3 : label.words.lowerBound == 0 ? 0.15 : 0
            // Larger type and higher on the page, and a special name before the general one.
            let score =
                0.45 + heading + min(0.15, size / 200) - min(0.2, label.box.y0 / 4_000) + (name == .invoice ? 0 : 0.05)
            if score > best?.1.score ?? 0 {
                best = (name, FieldCandidate(value: name.rawValue, score: score, page: label.page, box: label.box))
            }
        }
        return best.map { ($0.0, $0.1.claim()) }
    }

    /// BT-5: the code a label announces, else the currency written most often.
    func currency() -> FieldClaim? {
        var counts: [String: (count: Int, first: FieldCandidate)] = [:]
        let currencyLabels = reading.labels.filter { $0.meaning == .currency }
        for (index, cell) in reading.layout.cells.enumerated() {
            for (position, word) in cell.words.enumerated() {
                guard let code = CurrencyText.code(of: word.text) ?? embeddedCode(word.text) else { continue }
                let words = position..<(position + 1)
                let isLabelled = currencyLabels.contains {
                    reading.layout.relation($0, cell: index, words: words, box: word.box) > 0.4
                }
                let candidate = FieldCandidate(
                    value: code, score: isLabelled ? 0.97 : 0.8, page: cell.page, box: word.box)
                let known = counts[code]
                counts[code] = (
                    (known?.count ?? 0) + (isLabelled ? 100 : 1),
                    (known?.first.score ?? 0) >= candidate.score ? known?.first ?? candidate : candidate
                )
            }
        }
        let ranked = counts.values.sorted { ($1.count, $0.first.value) < ($0.count, $1.first.value) }
        guard let best = ranked.first else { return nil }
        let isAlone = ranked.dropFirst().allSatisfy { $0.count * 3 <= best.count }
        return best.first.claim(
            confidence: isAlone ? min(0.97, best.first.score + (best.count > 2 ? 0.12 : 0.05)) : 0.6)
    }

    private static func isDivider(_ byte: UInt8) -> Bool { "/()[]".utf8.contains(byte) }

    /// The currency stuck to an amount: `12,00€`.
    private func embeddedCode(_ word: String) -> String? {
        // A heading: "Price/€".
        if word.utf8.contains(where: Self.isDivider), let last = word.utf8.split(whereSeparator: Self.isDivider).last,
            let code = CurrencyText.code(of: String(Substring(last)))
        {
            return code
        }
        guard word.hasNumber, let bare = CurrencyText.stripped(word.trimming("-−+(),;")[...]),
            bare.allSatisfy({ $0.isNumber || ".,-'".contains($0) })
        else { return nil }
        let sign = word.filter { !$0.isNumber && !".,-−+'();:".contains($0) }
        return CurrencyText.code(of: sign)
    }
}
