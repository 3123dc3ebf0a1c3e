import ArchiveModel
import EN16931

extension RuleRun {
    /// Values that are no number or no date. The official rules end in an error there and have no verdict; here each
    /// gets a finding of its own, and the rules that need the value do not hold.
    mutating func checkReadability() {
        for entry in invoice.unreadableTerms {
            note(
                Finding(
                    artefact: Self.readabilityArtefact, id: "unreadable-value", flag: .fatal, terms: [entry.term],
                    message: "\(entry.term) “\(entry.text.prefix(80))” is not \(entry.expected). Write it so."),
                at: entry.place)
        }
    }

    static var readabilityArtefact: String { "model" }

    /// A number, or a period's date, that a rule of the artefact casts has no value: its run ends there in an error.
    var isUndecided: Bool {
        var terms: [Term<Amount>?] = [
            invoice.totals?.lineNetSum, invoice.totals?.allowanceSum, invoice.totals?.chargeSum,
            invoice.totals?.withoutVAT, invoice.totals?.withVAT, invoice.totals?.paid, invoice.totals?.rounding,
            invoice.totals?.payable,
        ]
        terms += invoice.vatTotals.map(\.amount)
        for entry in invoice.allowances + invoice.charges { terms += [entry.amount, entry.vatRate] }
        for breakdown in invoice.vatBreakdown {
            terms += [breakdown.taxableAmount, breakdown.taxAmount, breakdown.rate]
        }
        if terms.contains(where: \.hasNoValue) { return true }
        let dates = syntax == .ubl
        if dates, invoice.invoicingPeriod?.hasUnreadableOrder == true { return true }
        return invoice.lines.contains { line in
            line.netAmount.hasNoValue || line.price?.netPrice.hasNoValue == true
                || line.price?.grossPrice.hasNoValue == true || line.vat?.rate.hasNoValue == true
                || (dates && line.period?.hasUnreadableOrder == true)
        }
    }
}

extension Optional where Wrapped == Term<Amount> {
    /// The term is there without a value of its type.
    fileprivate var hasNoValue: Bool { self.map { $0.value == nil } ?? false }
}

extension Period {
    /// Both dates are there and one of them is no date.
    fileprivate var hasUnreadableOrder: Bool {
        guard let start, let end else { return false }
        return start.value == nil || end.value == nil
    }
}
