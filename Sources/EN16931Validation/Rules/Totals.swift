import EN16931

extension RuleRun {
    /// BR-12…BR-15, BR-53, BR-CO-10…BR-CO-16: the document totals and what they add up from.
    mutating func checkTotals() {
        checkVATTotals()
        guard let totals = invoice.totals else { return }
        let place = totals.source
        require(
            totals.lineNetSum.isStated(), "BR-12", ["BT-106"], at: place,
            "The sum of the lines' net amounts (BT-106) is missing. Add it.")
        require(
            totals.withoutVAT.isStated(), "BR-13", ["BT-109"], at: place,
            "The total without VAT (BT-109) is missing. Add it.")
        require(
            totals.withVAT.isStated(), "BR-14", ["BT-112"], at: place, "The total with VAT (BT-112) is missing. Add it."
        )
        require(
            totals.payable.isStated(), "BR-15", ["BT-115"], at: place,
            "The amount due for payment (BT-115) is missing. Add it.")
        checkSum(
            "BR-CO-10", totals.lineNetSum, "BT-106", of: invoice.lines.map(\.netAmount), "BT-131",
            "the lines' net amounts",
            isRequired: true)
        checkSum(
            "BR-CO-11", totals.allowanceSum, "BT-107", of: invoice.allowances.map(\.amount), "BT-92", "the allowances",
            isRequired: !invoice.allowances.isEmpty)
        checkSum(
            "BR-CO-12", totals.chargeSum, "BT-108", of: invoice.charges.map(\.amount), "BT-99", "the charges",
            isRequired: !invoice.charges.isEmpty)
        checkTotalWithoutVAT(totals)
        checkPayable(totals)
    }

    private mutating func checkSum(
        _ id: String, _ stated: Term<Amount>?, _ term: String, of parts: [Term<Amount>?], _ partTerm: String,
        _ what: String, isRequired: Bool
    ) {
        guard isRequired || stated != nil, let place = invoice.totals?.source else { return }
        let sum = Exact.sum(parts)?.cents.padded(2)
        require(
            sum != nil && stated.amount() == sum, id, [term, partTerm], at: place, suggestion: sum,
            "\(what.prefix(1).uppercased() + what.dropFirst()) (\(partTerm)) add up to \(show(sum)), but \(term) says "
                + "\(show(stated)). Correct the sum or its parts.")
    }

    /// BR-CO-13: BT-109 = BT-106 − BT-107 + BT-108.
    private mutating func checkTotalWithoutVAT(_ totals: DocumentTotals) {
        var sum = totals.lineNetSum.amount()
        if totals.chargeSum != nil { sum = Exact.plus(sum, totals.chargeSum.amount()) }
        if totals.allowanceSum != nil { sum = Exact.minus(sum, totals.allowanceSum.amount()) }
        let expected = sum?.cents.padded(2)
        require(
            expected != nil && totals.withoutVAT.amount() == expected, "BR-CO-13",
            ["BT-109", "BT-106", "BT-107", "BT-108"],
            at: totals.source, suggestion: expected,
            "The lines less allowances plus charges (BT-106 − BT-107 + BT-108) make \(show(expected)), but the total without "
                + "VAT (BT-109) says \(show(totals.withoutVAT)). Correct one of them.")
    }

    /// BR-CO-16: BT-115 = BT-112 − BT-113 + BT-114.
    private mutating func checkPayable(_ totals: DocumentTotals) {
        var sum = totals.withVAT.amount()
        if totals.paid != nil { sum = Exact.minus(sum, totals.paid.amount()) }
        if totals.rounding != nil { sum = Exact.plus(sum, totals.rounding.amount()) }
        let expected = sum?.cents.padded(2)
        require(
            expected != nil && totals.payable.amount()?.cents == expected, "BR-CO-16",
            ["BT-115", "BT-112", "BT-113", "BT-114"], at: totals.source, suggestion: expected,
            "The total less what is paid plus rounding (BT-112 − BT-113 + BT-114) makes \(show(expected)), but the amount due "
                + "(BT-115) says \(show(totals.payable)). Correct one of them.")
    }

    /// BR-53, BR-CO-14, BR-CO-15: the VAT totals, one per currency.
    private mutating func checkVATTotals() {
        checkAccountingCurrency()
        switch syntax {
        case .ubl:
            for total in invoice.vatTotals where !total.breakdown.isEmpty {
                checkVATTotal(total, breakdown: total.breakdown.map { invoice.vatBreakdown[$0] })
            }
        case .cii:
            for total in invoice.vatTotals where total.currency.code() == invoice.currencyCode.code() {
                checkVATTotal(total, breakdown: invoice.vatBreakdown)
            }
        }
        checkTotalWithVAT()
    }

    /// BR-53. The CII artefact asks where there are totals, and for an amount of its own even in the same currency.
    private mutating func checkAccountingCurrency() {
        guard let currency = invoice.vatAccountingCurrencyCode?.canonical else { return }
        let count = invoice.vatTotals.count { $0.currency?.canonical == currency }
        let place: Provenance
        let wanted: Int
        switch (syntax, invoice.totals) {
        case (.ubl, _): (place, wanted) = (invoice.source, 1)
        case (.cii, let totals?):
            (place, wanted) = (totals.source, currency == invoice.currencyCode?.canonical ? 2 : 1)
        case (.cii, nil): return
        }
        require(
            count >= wanted, "BR-53", ["BT-6", "BT-111"], at: place,
            "The VAT accounting currency is “\(currency)” (BT-6), but there is no VAT total in it (BT-111). Add it, or leave "
                + "BT-6 out where it is the invoice currency.")
    }

    /// BR-CO-14: BT-110 = Σ BT-117.
    private mutating func checkVATTotal(_ total: VATTotal, breakdown: [VATBreakdown]) {
        let sum = Exact.sum(breakdown.map(\.taxAmount))?.cents.padded(2)
        require(
            sum != nil && total.amount.amount() == sum, "BR-CO-14", ["BT-110", "BT-117"], at: total.source,
            suggestion: sum,
            "The VAT amounts of the breakdown (BT-117) add up to \(show(sum)), but the VAT total (BT-110) says "
                + "\(show(total.amount)). Correct one of them.")
    }

    /// BR-CO-15: BT-112 = BT-109 + BT-110, with exactly one VAT total in the invoice currency.
    private mutating func checkTotalWithVAT() {
        guard let currency = invoice.currencyCode.code() else { return }
        let stated = invoice.totals?.withVAT
        let inCurrency = invoice.vatTotals.filter { $0.currency.code() == currency }
        // In CII an invoice without VAT needs no VAT total.
        let isFree = syntax == .cii && inCurrency.isEmpty
        let vat = isFree ? .zero : inCurrency.first?.amount.amount()
        let expected = Exact.plus(invoice.totals?.withoutVAT.amount(), vat)?.cents.padded(2)
        let isOnly = isFree || inCurrency.count == 1
        // The CII artefact lets pass a total with VAT that equals the one without, whatever the VAT.
        if syntax == .cii, isOnly, let total = stated.amount(), total == invoice.totals?.withoutVAT.amount() { return }
        require(
            isOnly && expected != nil && stated.amount() == expected, "BR-CO-15",
            ["BT-112", "BT-109", "BT-110"], at: invoice.source, suggestion: isOnly ? expected : nil,
            isOnly
                ? "The total without VAT and the VAT (BT-109 + BT-110) make \(show(expected)), but the total with VAT (BT-112) "
                    + "says \(show(stated)). Correct one of them."
                : "There are \(inCurrency.count) VAT totals in the invoice currency \(currency) (BT-110). State exactly one."
        )
    }
}
