import EN16931

extension RuleRun {
    /// BR-DEC-01…BR-DEC-28: at most two decimals. The artefacts count characters, so `1.000` breaks the rule too.
    mutating func checkDecimals() {
        for allowance in invoice.allowances where !isPassedOver(allowance) {
            checkDecimals("BR-DEC-01", "BT-92", allowance.amount, at: allowance.source)
            checkDecimals("BR-DEC-02", "BT-93", allowance.baseAmount, at: allowance.source)
        }
        for charge in invoice.charges where !isPassedOver(charge) {
            checkDecimals("BR-DEC-05", "BT-99", charge.amount, at: charge.source)
            checkDecimals("BR-DEC-06", "BT-100", charge.baseAmount, at: charge.source)
        }
        if let totals = invoice.totals {
            let place = totals.source
            checkDecimals("BR-DEC-09", "BT-106", totals.lineNetSum, at: place)
            checkDecimals("BR-DEC-10", "BT-107", totals.allowanceSum, at: place)
            checkDecimals("BR-DEC-11", "BT-108", totals.chargeSum, at: place)
            checkDecimals("BR-DEC-12", "BT-109", totals.withoutVAT, at: place)
            checkDecimals("BR-DEC-13", "BT-110", totals.vat, at: place)
            checkDecimals("BR-DEC-14", "BT-112", totals.withVAT, at: place)
            checkDecimals("BR-DEC-15", "BT-111", totals.vatInAccountingCurrency, at: place)
            // The CII artefact's test does not hold either where the amount is missing.
            let isMissing = invoice.vatAccountingCurrencyCode.isStated() && totals.vatInAccountingCurrency == nil
            require(
                syntax == .ubl || !isMissing, "BR-DEC-15", ["BT-111"], at: place,
                "The VAT total in the accounting currency (BT-111) is missing. Add it.")
            checkDecimals("BR-DEC-16", "BT-113", totals.paid, at: place)
            checkDecimals("BR-DEC-17", "BT-114", totals.rounding, at: place)
            checkDecimals("BR-DEC-18", "BT-115", totals.payable, at: place)
        }
        for breakdown in invoice.vatBreakdown {
            checkDecimals("BR-DEC-19", "BT-116", breakdown.taxableAmount, at: breakdown.source)
            checkDecimals("BR-DEC-20", "BT-117", breakdown.taxAmount, at: breakdown.source)
        }
        for line in invoice.lines {
            checkDecimals("BR-DEC-23", "BT-131", line.netAmount, at: line.source)
            for allowance in line.allowances where !isPassedOver(allowance) {
                checkDecimals("BR-DEC-24", "BT-136", allowance.amount, at: allowance.source)
                checkDecimals("BR-DEC-25", "BT-137", allowance.baseAmount, at: allowance.source)
            }
            for charge in line.charges where !isPassedOver(charge) {
                checkDecimals("BR-DEC-27", "BT-141", charge.amount, at: charge.source)
                checkDecimals("BR-DEC-28", "BT-142", charge.baseAmount, at: charge.source)
            }
        }
    }

    private mutating func checkDecimals(_ id: String, _ term: String, _ amount: Term<Amount>?, at place: Provenance) {
        guard let value = amount.amount() else { return }
        require(
            value.scale <= 2, id, [term], at: place, suggestion: value.rounded(2),
            "\(term) “\(value)” has more than two decimals. Round it.")
    }
}
