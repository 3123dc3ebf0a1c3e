import EN16931
import XML

extension UBLRun {
    private static let net: Path = "cbc:LineExtensionAmount"
    private static let invoiced: Path = "cbc:InvoicedQuantity"
    private static let credited: Path = "cbc:CreditedQuantity"
    private static let price: Path = "cac:Price/cbc:PriceAmount"
    private static let baseQuantity: Path = "cac:Price/cbc:BaseQuantity"
    private static let indicator: Path = "cbc:ChargeIndicator"
    private static let entryAmount: Path = "cbc:Amount"

    /// R100, R101, R120, R121 and what Denmark asks of a line.
    mutating func checkLine(_ line: XMLElement) {
        checkLineAmount(line)
        log.require(
            line.element(Self.baseQuantity) == nil || (line.amount(Self.baseQuantity).map { $0 > .zero } ?? false),
            "PEPPOL-EN16931-R121", ["BT-149"], at: line,
            "The base quantity of the price (BT-149) says \(show(line.text(Self.baseQuantity))). It must be above zero."
        )
        let objects = line.all("DocumentReference", in: Vocabulary.cac)
        log.require(
            objects.count <= 1, "PEPPOL-EN16931-R100", ["BT-128"], at: line,
            "The line names \(objects.count) invoiced objects (BT-128). Keep one.")
        log.require(
            objects.isEmpty || objects.contains { $0.has("cbc:DocumentTypeCode", saying: "130") },
            "PEPPOL-EN16931-R101", ["BT-128"], at: line,
            "A document reference of a line can only be its invoiced object (BT-128), with the type code 130. Add the code or "
                + "remove the reference.")
        checkDanishLine(line)
    }

    /// R120: BT-131 is what the line's parts make.
    private mutating func checkLineAmount(_ line: XMLElement) {
        let entries = line.all("AllowanceCharge", in: Vocabulary.cac)
        let sum = { (indicator: String) in
            LineAmount.sum(
                entries.filter { $0.collapsed(Self.indicator) == indicator }.flatMap { $0.elements(Self.entryAmount) }
                    .map { Amount(termText: $0.text) })
        }
        let computed = LineAmount(
            quantity: line.amount(facts.isInvoice ? Self.invoiced : Self.credited, missing: Amount(1)),
            price: line.amount(Self.price, missing: .zero),
            baseQuantity: line.amount(Self.baseQuantity, missing: Amount(1)), charges: sum("true"),
            allowances: sum("false")
        ).value
        log.require(
            Slack.allows(line.amount(Self.net, missing: .zero), computed), "PEPPOL-EN16931-R120",
            ["BT-131", "BT-129", "BT-146", "BT-149"], at: line, suggestion: computed?.cents,
            "Quantity times price, plus charges, less allowances of the line make \(show(computed?.cents)), but its net amount "
                + "(BT-131) says \(show(line.text(Self.net))). Correct one of them.")
    }

    /// R130: the base quantity has the unit of the quantity.
    mutating func checkBaseQuantityUnit(_ quantity: XMLElement) {
        guard let unit = quantity.attribute("unitCode"), quantity.isChild(of: "Price", in: Vocabulary.cac),
            let line = quantity.parent?.parent, line.has(Self.invoiced) || line.has(Self.credited)
        else { return }
        let billed = line.elements(facts.isInvoice ? Self.invoiced : Self.credited)
        log.require(
            billed.contains { $0.attribute("unitCode") == unit }, "PEPPOL-EN16931-R130", ["BT-150", "BT-130"],
            at: quantity,
            "The price is for a unit \(show(unit)) (BT-150), the quantity is in \(show(billed.first?.attribute("unitCode"))) "
                + "(BT-130). Use the same unit.")
    }

    /// F001, and R110, R111: a line's period lies in the invoice's.
    mutating func checkPeriodDate(_ date: XMLElement) {
        checkDate(date)
        guard let period = date.parent, period.is("InvoicePeriod", in: Vocabulary.cac), let line = period.parent,
            let document = line.parent, document.node == root.node,
            facts.isInvoice && line.is("InvoiceLine", in: Vocabulary.cac)
                || facts.isCreditNote && line.is("CreditNoteLine", in: Vocabulary.cac)
        else { return }
        let isStart = date.is("StartDate", in: Vocabulary.cbc)
        guard let outer = isStart ? facts.periodStart : facts.periodEnd else { return }
        let (inner, limit) = (InvoiceDate(termText: date.text), InvoiceDate(termText: outer))
        let holds =
            if let inner, let limit { isStart ? inner >= limit : inner <= limit } else { false }
        log.require(
            holds, isStart ? "PEPPOL-EN16931-R110" : "PEPPOL-EN16931-R111",
            isStart ? ["BT-134", "BT-73"] : ["BT-135", "BT-74"], at: date,
            "The line's period \(isStart ? "begins on" : "ends on") \(show(date.text)), "
                + "\(isStart ? "before" : "after") the invoice's (\(show(outer))). Correct one of them.")
    }
}
