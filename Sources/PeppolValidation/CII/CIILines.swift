import EN16931
import XML

extension CIIRun {
    private static let net: Path =
        "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
    private static let quantity: Path = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
    private static let price: Path =
        "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"
    private static let baseQuantity: Path =
        "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:BasisQuantity"
    private static let entries: Path = "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge"
    private static let documents: Path = "ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument"
    private static let actualAmount: Path = "ram:ActualAmount"
    private static let typeCode: Path = "ram:TypeCode"
    private static let basis: Path = "ram:BasisQuantity"

    /// R100, R101, R120 and what Denmark asks of a line.
    mutating func checkLine(_ line: XMLElement) {
        checkLineAmount(line)
        let documents = line.elements(Self.documents)
        let objects = documents.count { $0.has(Self.typeCode, saying: "130") }
        log.require(
            objects <= 1, "PEPPOL-EN16931-R100", ["BT-128"], at: line,
            "The line names \(objects) invoiced objects (BT-128). Keep one.")
        log.require(
            documents.isEmpty || objects > 0, "PEPPOL-EN16931-R101", ["BT-128"], at: line,
            "A document reference of a line can only be its invoiced object (BT-128), with the type code 130. Add the code or "
                + "remove the reference.")
        checkDanishLine(line)
    }

    /// R120: BT-131 is what the line's parts make.
    private mutating func checkLineAmount(_ line: XMLElement) {
        let entries = line.elements(Self.entries)
        let sum = { (indicator: String) in
            LineAmount.sum(
                entries.filter { $0.collapsed(Self.indicator) == indicator }.flatMap { $0.elements(Self.actualAmount) }
                    .map { Amount(termText: $0.text) })
        }
        let computed = LineAmount(
            quantity: line.amount(Self.quantity, missing: Amount(1)),
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

    /// R121: what a price is for is more than nothing.
    mutating func checkPrice(_ price: XMLElement) {
        log.require(
            price.element(Self.basis) == nil || (price.amount(Self.basis).map { $0 > .zero } ?? false),
            "PEPPOL-EN16931-R121", ["BT-149"], at: price,
            "The base quantity of the price (BT-149) says \(show(price.text(Self.basis))). It must be above zero.")
    }

    /// R130: the base quantity has the unit of the quantity.
    mutating func checkBaseQuantityUnit(_ quantity: XMLElement) {
        guard let unit = quantity.attribute("unitCode"), let price = quantity.parent,
            price.is("NetPriceProductTradePrice", in: Vocabulary.ram)
                || price.is("GrossPriceProductTradePrice", in: Vocabulary.ram)
        else { return }
        let billed = price.parent?.parent?.elements(Self.quantity) ?? []
        log.require(
            billed.contains { $0.attribute("unitCode") == unit }, "PEPPOL-EN16931-R130", ["BT-150", "BT-130"],
            at: quantity,
            "The price is for a unit \(show(unit)) (BT-150), the quantity is in \(show(billed.first?.attribute("unitCode"))) "
                + "(BT-130). Use the same unit.")
    }

    /// R110, R111: a line's period lies in the invoice's. Days are compared as they are written.
    mutating func checkPeriodDate(_ date: XMLElement) {
        guard let period = date.parent, period.is("BillingSpecifiedPeriod", in: Vocabulary.ram),
            let settlement = period.parent, settlement.is("SpecifiedLineTradeSettlement", in: Vocabulary.ram),
            let line = settlement.parent, line.is("IncludedSupplyChainTradeLineItem", in: Vocabulary.ram),
            let transaction = line.parent, transaction.is("SupplyChainTradeTransaction", in: Vocabulary.rsm)
        else { return }
        let isStart = date.name == "StartDateTime"
        guard let limits = (isStart ? facts.periodStarts : facts.periodEnds)[transaction.node] else { return }
        let days = limits.flatMap { $0.elements("udt:DateTimeString") }.map(\.text)
        let own = date.elements("udt:DateTimeString").map(\.text)
        let holds = own.contains { day in
            days.contains { isStart ? !day.precedes($0) : !$0.precedes(day) }
        }
        log.require(
            holds, isStart ? "PEPPOL-EN16931-R110" : "PEPPOL-EN16931-R111",
            isStart ? ["BT-134", "BT-73"] : ["BT-135", "BT-74"], at: date,
            "The line's period \(isStart ? "begins on" : "ends on") \(show(own.first)), "
                + "\(isStart ? "before" : "after") the invoice's (\(show(days.first))). Correct one of them.")
    }
}
