import EN16931
import XML

extension CIIRun {
    private static let percentage: Path = "ram:CalculationPercent"
    private static let base: Path = "ram:BasisAmount"
    private static let amount: Path = "ram:ActualAmount"
    static let indicator: Path = "ram:ChargeIndicator/udt:Indicator"

    /// R040…R043.
    mutating func checkAllowanceOrCharge(_ entry: XMLElement) {
        let terms = AllowanceTerms(isCharge: entry.collapsed(Self.indicator) == "true", isLine: entry.isOfLine)
        switch (entry.has(Self.percentage), entry.has(Self.base)) {
        case (true, false):
            log.require(false, "PEPPOL-EN16931-R041", [terms.base], at: entry, terms.baseMissing)
        case (false, true):
            log.require(false, "PEPPOL-EN16931-R042", [terms.percentage], at: entry, terms.percentageMissing)
        case (let hasPercentage, _):
            if hasPercentage { checkPercentage(entry, terms) }
            checkIndicator(entry)
        }
    }

    /// R043 of a price's discount.
    mutating func checkPriceDiscount(_ discount: XMLElement) { checkIndicator(discount) }

    private mutating func checkIndicator(_ entry: XMLElement) {
        let indicator = entry.collapsed(Self.indicator)
        log.require(
            indicator == "true" || indicator == "false", "PEPPOL-EN16931-R043", at: entry,
            AllowanceTerms.indicatorWrong(indicator))
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

    /// CL002, CL003: reason codes of allowances and charges.
    mutating func checkReason(_ code: XMLElement) {
        guard let entry = code.parent, entry.is("SpecifiedTradeAllowanceCharge", in: Vocabulary.ram) else { return }
        let text = code.collapsedText
        switch entry.collapsed(Self.indicator) {
        case "false":
            let terms = AllowanceTerms(isCharge: false, isLine: entry.isOfLine)
            log.require(
                PeppolCodes.allowanceReason.contains(text), "PEPPOL-EN16931-CL002", [terms.reasonCode], at: code,
                terms.reasonWrong(text, "UNTDID 5189"))
        case "true":
            let terms = AllowanceTerms(isCharge: true, isLine: entry.isOfLine)
            log.require(
                PeppolCodes.chargeReason.contains(text), "PEPPOL-EN16931-CL003", [terms.reasonCode], at: code,
                terms.reasonWrong(text, "UNTDID 7161"))
        default: break
        }
    }
}

extension XMLElement {
    fileprivate var isOfLine: Bool { isChild(of: "SpecifiedLineTradeSettlement", in: Vocabulary.ram) }
}
