import EN16931

extension RuleRun {
    /// BR-45…BR-48, BR-CO-17: each VAT breakdown by itself.
    mutating func checkVATBreakdown() {
        for breakdown in invoice.vatBreakdown {
            let place = breakdown.source
            require(
                breakdown.taxableAmount.isStated(), "BR-45", ["BT-116"], at: place,
                "A VAT breakdown (BG-23) has no taxable amount (BT-116). Add it.")
            require(
                breakdown.taxAmount.isStated(), "BR-46", ["BT-117"], at: place,
                "A VAT breakdown (BG-23) has no tax amount (BT-117). Add it.")
            require(
                breakdown.isOfVAT && breakdown.category != nil, "BR-47", ["BT-118"], at: place,
                "A VAT breakdown (BG-23) has no VAT category (BT-118). Add it.")
            require(
                (breakdown.isOfVAT && breakdown.rate != nil) || breakdown.vatCode == "O", "BR-48", ["BT-119"],
                at: place,
                "A VAT breakdown (BG-23) has no rate (BT-119). Add it; only category O has none.")
            checkTaxAmount(of: breakdown)
        }
    }

    /// BR-CO-17: BT-117 = BT-116 × BT-119 ÷ 100, with the artefacts' slack of one unit.
    private mutating func checkTaxAmount(of breakdown: VATBreakdown) {
        // Of another tax the artefacts see no rate.
        let rate = breakdown.isOfVAT ? breakdown.rate.amount() : nil
        let expected = rate == nil ? .zero : Exact.tax(on: breakdown.taxableAmount.amount()?.magnitude, rate: rate)
        let holds: Bool
        if let tax = breakdown.taxAmount.amount() {
            if rate?.rounded(0, .halfUp).isZero ?? true {
                holds = tax.rounded(0, .halfUp).isZero
            } else {
                holds = expected.map { tax.magnitude.isWithinOneUnit(of: $0, inclusive: syntax == .cii) } ?? false
            }
        } else {
            holds = false
        }
        let isNegative = breakdown.taxableAmount.amount()?.isNegative == true
        let suggestion = expected.map { (isNegative ? -$0 : $0).padded(2) }
        require(
            holds, "BR-CO-17", ["BT-117", "BT-116", "BT-119"], at: breakdown.source, suggestion: suggestion,
            "\(show(breakdown.rate)) % VAT (BT-119) on \(show(breakdown.taxableAmount)) (BT-116) is \(show(suggestion)), but the "
                + "tax amount (BT-117) says \(show(breakdown.taxAmount)). Correct one of them.")
    }
}
