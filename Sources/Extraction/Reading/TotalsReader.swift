import ArchiveModel
import EN16931
import Poppler

/// Reads the document totals (BG-22): of all amounts that labels suggest, those that add up.
struct TotalsReader {
    /// Amounts that belong together.
    private struct Totals {
        var net: TotalCandidate
        var tax: TotalCandidate?
        var gross: TotalCandidate
        var taxAmount: Amount
        var score: Double
        /// Net and tax are labelled, and add up to gross.
        var isProved: Bool
        /// The amount due, where something was kept back from the gross amount.
        var due: TotalCandidate?
    }

    private let candidates: TotalsCandidates
    private let isCredit: Bool

    init(_ reading: PageReading, isCredit: Bool) {
        candidates = TotalsCandidates(reading)
        self.isCredit = isCredit
    }

    /// BT-109, BT-110, BT-112, BT-113, BT-115 as far as they could be read.
    func fields() -> Fields {
        guard let totals = best() else { return unproved() }
        let sign = isCredit && totals.gross.amount < .zero
        var fields: Fields = [:]
        let sure = totals.isProved ? 0.96 : 0.72
        fields["BT-109"] = claim(totals.net, min(sure, 0.5 + totals.net.score / 2), sign)
        fields["BT-112"] = claim(totals.gross, min(sure, 0.5 + totals.gross.score / 2), sign)
        var tax = totals.tax ?? totals.gross
        tax.amount = totals.tax?.amount == totals.taxAmount ? tax.amount : totals.taxAmount.padded(2)
        // Net and gross alike, yet a tax is named: it may be included in both.
        let isDoubtful =
            totals.tax == nil && (candidates.byRole[.tax] ?? []).contains { $0.score > 0.5 && $0.amount != .zero }
        if !isDoubtful {
            fields["BT-110"] = claim(tax, totals.tax == nil ? 0.6 : min(sure, 0.55 + tax.score / 2), sign)
        }
        payable(totals, sign, into: &fields)
        return fields
    }

    /// BT-115 and BT-113: what a label says, else what remains of the gross amount.
    private func payable(_ totals: Totals, _ sign: Bool, into fields: inout Fields) {
        if let due = totals.due {
            fields["BT-115"] = claim(due, 0.88, sign)
            return
        }
        let gross = totals.gross.amount
        let paid = (candidates.byRole[.paid] ?? []).filter { $0.score > 0.5 && $0.amount != .zero }
        let labelled = (candidates.byRole[.payable] ?? []).filter { $0.score > 0.45 }.max { $0.score < $1.score }
        if let labelled {
            let deposit = paid.first { gross.subtracting($0.amount.magnitude) == labelled.amount }
            let fits = labelled.amount == gross || deposit != nil
            fields["BT-115"] = claim(
                labelled, fits && totals.isProved ? 0.96 : fits ? 0.85 : 0.7 * labelled.score, sign)
            if let deposit { fields["BT-113"] = claim(deposit, 0.85, deposit.amount < .zero) }
        } else if let deposit = paid.max(by: { $0.score < $1.score }),
            let open = gross.subtracting(deposit.amount.magnitude)
        {
            var rest = totals.gross
            rest.amount = open
            fields["BT-113"] = claim(deposit, 0.7, deposit.amount < .zero)
            fields["BT-115"] = claim(rest, 0.6, sign)
        } else {
            fields["BT-115"] = claim(totals.gross, totals.isProved ? 0.88 : 0.65, sign)
        }
    }

    /// The best net and gross that differ by a tax on the page, or by nothing.
    private func best() -> Totals? {
        let nets =
            strongest(candidates.byRole[.net] ?? [], 24) + (candidates.byRole[.lineTotal] ?? []).map { $0.scaled(0.55) }
        let grosses = strongest(
            (candidates.byRole[.gross] ?? []) + (candidates.byRole[.payable] ?? []).map { $0.scaled(0.6) }, 24)
        let taxes = strongest(candidates.byRole[.tax] ?? [], 24)
        var best: Totals?
        var isContested = false
        // A table of totals by rate ends with their sum: the larger and the later.
        let largest = grosses.map(\.amount.magnitude).max() ?? .zero
        func consider(_ totals: Totals) {
            var totals = totals
            if totals.gross.amount.magnitude == largest { totals.score += 0.35 }
            if totals.isProved, let rival = best, rival.isProved, rival.gross.amount != totals.gross.amount,
                abs(rival.score - totals.score) < 0.25
            {
                isContested = true
            }
            if totals.score > best?.score ?? 0 { best = totals }
        }
        for gross in grosses {
            for net in nets {
                guard let difference = gross.amount.subtracting(net.amount), isPlausibleTax(difference, of: net.amount)
                else { continue }
                if difference == .zero {
                    let zero = taxes.first { $0.amount == .zero }
                    let score = net.score + gross.score + (zero.map { 0.4 + 0.3 * $0.score } ?? 0)
                    consider(
                        Totals(
                            net: net, tax: zero, gross: gross, taxAmount: .zero, score: score,
                            isProved: zero != nil && net.score > 0.4 && gross.score > 0.5))
                } else if let tax = tax(taxes, summingTo: difference) {
                    consider(
                        Totals(
                            net: net, tax: tax, gross: gross, taxAmount: difference,
                            score: net.score + gross.score + 0.7 + tax.score,
                            isProved: true))
                }
            }
            if let withheld = withheld(nets, taxes, gross) { consider(withheld) }
            // No label for the net amount: any amount that a labelled tax leaves.
            for tax in taxes where tax.amount != .zero && tax.score > 0.4 {
                guard let rest = gross.amount.subtracting(tax.amount), isPlausibleTax(tax.amount, of: rest),
                    let net = candidates.money.first(where: { $0.amount == rest })
                else { continue }
                consider(
                    Totals(
                        net: net, tax: tax, gross: gross, taxAmount: tax.amount, score: 0.5 + gross.score + tax.score,
                        isProved: true))
            }
        }
        if isContested { best?.isProved = false }
        return best
    }

    /// Nothing adds up: each label for itself, with less confidence.
    private func unproved() -> Fields {
        var fields: Fields = [:]
        for (role, term) in [(TotalRole.net, "BT-109"), (.tax, "BT-110"), (.gross, "BT-112"), (.payable, "BT-115")] {
            guard let best = strongest(candidates.byRole[role] ?? [], 1).first, best.score > 0.4 else { continue }
            fields[term] = claim(best, 0.65 * best.score, isCredit && best.amount < .zero)
        }
        if fields["BT-115"] == nil, let gross = fields["BT-112"] {
            fields["BT-115"] = gross
            fields["BT-115"]?.confidence = gross.confidence * 0.9
        }
        return fields
    }

    /// Net and tax less what the buyer keeps back make the total printed: that total is the amount due, and the
    /// gross amount stands nowhere or under another label.
    private func withheld(_ nets: [TotalCandidate], _ taxes: [TotalCandidate], _ total: TotalCandidate) -> Totals? {
        for kept in candidates.byRole[.withheld] ?? [] where kept.score > 0.5 && kept.amount != .zero {
            guard let gross = total.amount.adding(kept.amount.magnitude) else { continue }
            for net in nets where net.score > 0.5 {
                guard let difference = gross.subtracting(net.amount), difference != .zero,
                    isPlausibleTax(difference, of: net.amount),
                    let tax = tax(taxes, summingTo: difference)
                else { continue }
                var whole = total
                whole.amount = gross
                return Totals(
                    net: net, tax: tax, gross: whole, taxAmount: difference,
                    score: net.score + total.score + 0.9 + tax.score,
                    isProved: true, due: total)
            }
        }
        return nil
    }

    /// A labelled tax of that amount, or several (one for each rate) that make it together.
    private func tax(_ taxes: [TotalCandidate], summingTo amount: Amount) -> TotalCandidate? {
        if let single = taxes.filter({ $0.amount == amount }).max(by: { $0.score < $1.score }) { return single }
        // Only what ends a line: in between stand the amounts that the rates apply to.
        let rows = taxes.filter { $0.score > 0.7 && $0.amount != .zero }.prefix(10)
        for first in rows.indices {
            for second in rows.indices where second > first {
                guard let two = rows[first].amount.adding(rows[second].amount) else { continue }
                if two == amount { return rows[first].scaled(0.9) }
                for third in rows.indices where third > second {
                    if two.adding(rows[third].amount) == amount { return rows[first].scaled(0.85) }
                }
            }
        }
        return nil
    }

    /// Same sign as the net amount, and no more than half of it.
    private func isPlausibleTax(_ tax: Amount, of net: Amount) -> Bool {
        if tax == .zero { return true }
        guard net != .zero, (tax < .zero) == (net < .zero) else { return false }
        return tax.magnitude.adding(tax.magnitude).map { $0 <= net.magnitude } ?? false
    }

    private func strongest(_ candidates: [TotalCandidate], _ count: Int) -> [TotalCandidate] {
        Array(
            candidates.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(
                \.element
            ).prefix(count))
    }

    /// A credit note's totals are positive (EN 16931, UNTDID 1001 code 381) also where the page shows a minus.
    private func claim(_ candidate: TotalCandidate, _ confidence: Double, _ negated: Bool) -> FieldClaim {
        let amount = negated ? -candidate.amount : candidate.amount
        return FieldCandidate(value: amount.description, score: confidence, page: candidate.page, box: candidate.box)
            .claim()
    }
}

extension TotalCandidate {
    func scaled(_ factor: Double) -> TotalCandidate {
        var scaled = self
        scaled.score *= factor
        return scaled
    }
}
