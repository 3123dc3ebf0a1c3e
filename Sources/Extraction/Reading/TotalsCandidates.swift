import EN16931
import Poppler

/// What a total on a page can be.
enum TotalRole: Hashable, CaseIterable {
    case lineTotal, net, tax, gross, payable, paid, withheld
}

/// An amount in a role, with what its labels say for it.
struct TotalCandidate {
    var amount: Amount
    var score: Double
    var page: Int
    var box: PageBox
}

/// Gives every amount on the pages the roles its labels suggest. Arithmetic decides later: a row and a column
/// may both label one amount.
struct TotalsCandidates {
    private(set) var byRole: [TotalRole: [TotalCandidate]] = [:]
    /// Every amount that looks like money, as a net amount nobody labelled.
    private(set) var money: [TotalCandidate] = []

    private let reading: PageReading

    init(_ reading: PageReading) {
        self.reading = reading
        for sighting in reading.amounts {
            let shape = sighting.value.looksLikeMoney ? 1 : sighting.value.decimals == nil ? 0.5 : 0.6
            if sighting.value.looksLikeMoney {
                money.append(
                    TotalCandidate(amount: sighting.value.amount, score: 0.1, page: sighting.page, box: sighting.box))
            }
            for (role, score) in roles(of: sighting) {
                byRole[role, default: []].append(
                    TotalCandidate(
                        amount: sighting.value.amount, score: score * shape, page: sighting.page, box: sighting.box))
            }
        }
    }

    /// Each role's best score over all labels that reach the amount.
    private func roles(of sighting: Sighting<PrintedAmount>) -> [TotalRole: Double] {
        var scores: [TotalRole: Double] = [:]
        var row: (label: PlacedLabel, score: Double)?
        var column: (label: PlacedLabel, score: Double)?
        let near = reading.labels(above: sighting.box, lines: 12, page: sighting.page)
        let beside = near.filter { $0.cell == sighting.cell || $0.box.isBeside(sighting.box) }
        // A bare number with no label on its line is a quantity.
        if beside.isEmpty, !sighting.value.looksLikeMoney { return [:] }
        let isLast = !reading.amounts(onPage: sighting.page).contains { other in
            other.value.looksLikeMoney && other.box.x0 >= sighting.box.x1 - 1 && other.box.isBeside(sighting.box)
        }
        for label in near {
            if let score = rowScore(label, sighting, beside, isLast: isLast), score > row?.score ?? 0 {
                row = (label, score)
            }
            if let score = columnScore(label, sighting), score > column?.score ?? 0 { column = (label, score) }
        }
        for (label, score) in [row, column].compactMap({ $0 }) {
            for (role, weight) in Self.roles(label.meaning) {
                scores[role] = max(scores[role] ?? 0, score * weight * label.strength)
            }
        }
        return scores
    }

    private static func roles(_ meaning: LabelMeaning) -> [(TotalRole, Double)] {
        switch meaning {
        case .lineTotal: [(.lineTotal, 1), (.net, 0.6)]
        case .net: [(.net, 1)]
        case .tax: [(.tax, 1)]
        case .gross: [(.gross, 1), (.net, 0.2)]
        case .bareTotal: [(.gross, 1), (.net, 0.4)]
        case .payable: [(.payable, 1), (.gross, 0.5)]
        case .paid: [(.paid, 1)]
        case .withheld: [(.withheld, 1)]
        default: []
        }
    }

    /// A label to the left on the same line; the line's last amount is the one meant.
    private func rowScore(
        _ label: PlacedLabel, _ sighting: Sighting<PrintedAmount>, _ beside: [PlacedLabel], isLast: Bool
    ) -> Double? {
        let isLeft =
            label.cell == sighting.cell
            ? label.words.upperBound <= sighting.words.lowerBound
            : label.box.isBeside(sighting.box) && label.box.x1 <= sighting.box.x0 + 1
        guard isLeft else { return nil }
        let labelBetween = beside.contains { other in
            other.box.isBeside(sighting.box) && other.box.x0 >= label.box.x1 - 1 && other.box.x1 <= sighting.box.x0 + 1
        }
        let distance = (sighting.box.x0 - label.box.x1) / reading.layout.width(ofPage: label.page)
        return 0.98 - min(0.2, 0.3 * max(0, distance)) - (isLast ? 0 : 0.4) - (labelBetween ? 0.25 : 0)
    }

    /// A column's heading above; the further down, the more other headings could come between.
    private func columnScore(_ label: PlacedLabel, _ sighting: Sighting<PrintedAmount>) -> Double? {
        let gap = (sighting.box.y0 - label.box.y1) / max(1, label.box.height)
        guard gap > -0.3, gap < 12, label.cell != sighting.cell else { return nil }
        let isAligned = abs(label.box.x1 - sighting.box.x1) < 8 || abs(label.box.x0 - sighting.box.x0) < 8
        guard isAligned || label.box.horizontalOverlap(sighting.box) > 0.3 * min(label.box.width, sighting.box.width)
        else { return nil }
        guard !label.hasContent else { return nil }
        return 0.82 - 0.03 * max(0, gap)
    }
}
