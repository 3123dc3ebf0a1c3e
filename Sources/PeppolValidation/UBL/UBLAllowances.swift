import EN16931
import XML

extension UBLRun {
    private static let percentage: Path = "cbc:MultiplierFactorNumeric"
    private static let base: Path = "cbc:BaseAmount"
    private static let amount: Path = "cbc:Amount"

    /// R040…R046 and what Denmark asks of allowances and charges.
    mutating func checkAllowanceOrCharge(_ entry: XMLElement) {
        checkDanishAllowance(entry)
        guard let parent = entry.parent else { return }
        if parent.is("Price", in: Vocabulary.cac) { return checkPriceDiscount(entry, price: parent) }
        let isLine =
            parent.is("InvoiceLine", in: Vocabulary.cac)
            && (parent.parent?.is("Invoice", in: Vocabulary.ublInvoice) ?? false)
            || parent.is("CreditNoteLine", in: Vocabulary.cac)
                && (parent.parent?.is("CreditNote", in: Vocabulary.ublCreditNote) ?? false)
        let isDocument =
            parent.is("Invoice", in: Vocabulary.ublInvoice) || parent.is("CreditNote", in: Vocabulary.ublCreditNote)
        guard isLine || isDocument else { return }
        let terms = AllowanceTerms(isCharge: entry.collapsed("cbc:ChargeIndicator") == "true", isLine: isLine)
        switch (entry.has(Self.percentage), entry.has(Self.base)) {
        case (true, false):
            log.require(false, "PEPPOL-EN16931-R041", [terms.base], at: entry, terms.baseMissing)
        case (false, true):
            log.require(false, "PEPPOL-EN16931-R042", [terms.percentage], at: entry, terms.percentageMissing)
        case (let hasPercentage, _):
            if hasPercentage { checkPercentage(entry, terms) }
            let indicator = entry.collapsed("cbc:ChargeIndicator")
            log.require(
                indicator == "true" || indicator == "false", "PEPPOL-EN16931-R043", at: entry,
                AllowanceTerms.indicatorWrong(indicator))
        }
    }

    /// R040: amount = base × percentage ÷ 100.
    private mutating func checkPercentage(_ entry: XMLElement, _ terms: AllowanceTerms) {
        let computed = entry.amount(Self.base).flatMap { base in
            entry.amount(Self.percentage)?.hundredth.flatMap { base.multiplied(by: $0) }
        }
        log.require(
            Slack.allows(entry.amount(Self.amount, missing: .zero), computed), "PEPPOL-EN16931-R040", terms.all,
            at: entry, suggestion: computed?.cents,
            terms.amountWrong(stated: entry.text(Self.amount), computed: computed?.cents))
    }

    /// R044, R046: a price has discounts only, and what is left is the net price.
    private mutating func checkPriceDiscount(_ discount: XMLElement, price: XMLElement) {
        log.require(
            discount.collapsed("cbc:ChargeIndicator") == "false", "PEPPOL-EN16931-R044", ["BT-147"], at: discount,
            "A price has a discount (BT-147), never a charge: cbc:ChargeIndicator must be “false”. Put a charge on the line."
        )
        guard discount.has(Self.base) else { return }
        let net = discount.amount(Self.base).flatMap { base in
            discount.amount(Self.amount).flatMap { base.subtracting($0) }
        }
        log.require(
            net != nil && price.amount("cbc:PriceAmount") == net, "PEPPOL-EN16931-R046",
            ["BT-146", "BT-147", "BT-148"], at: discount, suggestion: net,
            "The gross price less the discount (BT-148 − BT-147) makes \(show(net)), but the net price (BT-146) says "
                + "\(show(price.text("cbc:PriceAmount"))). Correct one of them.")
    }
}
