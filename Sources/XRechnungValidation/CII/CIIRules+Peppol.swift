import EN16931
import XML

extension CIIRules {
    /// Peppol's rules about elements wherever they are.
    mutating func checkPeppol(_ element: XMLElement) {
        // The one group that must be there even where it has nothing to say, by the prefix that the rule names.
        if element.isLeaf, element.isBlank, element.qualifiedName != "ram:ApplicableHeaderTradeDelivery" {
            run.require(false, .emptyElement, at: element, detail: "It is \(quoted(element.qualifiedName)).")
        }
        if element.is("ExchangedDocumentContext", in: .rsm) {
            run.require(
                !element.ram("BusinessProcessSpecifiedDocumentContextParameter").ram("ID").isEmpty, .businessProcess,
                at: element)
        }
        guard element.namespace == XMLNamespace.ram.uri else { return }
        switch element.name {
        case "ApplicableHeaderTradeSettlement": checkCurrencies(element)
        case "BuyerTradeParty":
            run.require(!element.ram("URIUniversalCommunication").ram("URIID").isEmpty, .buyerAddress, at: element)
        case "SellerTradeParty":
            run.require(!element.ram("URIUniversalCommunication").ram("URIID").isEmpty, .sellerAddress, at: element)
        case "SpecifiedTradeAllowanceCharge": checkAllowance(element)
        case "AppliedTradeAllowanceCharge": checkIndicator(element, .chargeIndicatorOfPrice)
        case "SpecifiedTradeSettlementPaymentMeans": checkMandate(element)
        case "IncludedSupplyChainTradeLineItem": checkLine(element)
        case "NetPriceProductTradePrice", "GrossPriceProductTradePrice": checkPrice(element)
        default: break
        }
    }

    private mutating func checkCurrencies(_ settlement: XMLElement) {
        let accounting = settlement.ram("TaxCurrencyCode")
        run.require(
            accounting.isEmpty
                || accounting.firstNormalised != settlement.ram("InvoiceCurrencyCode").firstNormalised,
            .accountingCurrency, at: settlement)
        let totals = settlement.ram("SpecifiedTradeSettlementHeaderMonetarySummation").ram("TaxTotalAmount")
        let stated = totals.filter { currency != nil && $0.attribute("currencyID") == currency }
        run.require(stated.count <= 1, .vatTotals, at: settlement, detail: "There are \(stated.count).")
        // Nothing is known to be in another currency where there is no BT-5.
        let others = totals.count { total in
            guard let currency, let own = total.attribute("currencyID") else { return false }
            return own != currency
        }
        run.require(
            others == (accounting.isEmpty ? 0 : 1), .accountingVATTotals, at: settlement, detail: "There are \(others)."
        )
        guard let accountingCurrency, !stated.isEmpty else { return }
        let accounted = totals.filter { $0.attribute("currencyID") == accountingCurrency }.compactMap(\.decimal)
        let amounts = stated.compactMap(\.decimal)
        run.require(
            amounts.contains(where: \.isNegative) && accounted.contains(where: \.isNegative)
                || amounts.contains { !$0.isNegative } && accounted.contains { !$0.isNegative },
            .vatTotalSigns, at: settlement)
    }

    /// One with only a percentage or only a base amount is reported for that and looked at no further.
    private mutating func checkAllowance(_ element: XMLElement) {
        let percentage = element.ram("CalculationPercent").first
        let base = element.ram("BasisAmount").first
        if percentage != nil, base == nil { return run.require(false, .allowanceBase, at: element) }
        if percentage == nil, base != nil { return run.require(false, .allowancePercentage, at: element) }
        if let percentage, let base {
            let stated = element.ram("ActualAmount").first.map(\.decimal) ?? .zero
            let computed = percentage.decimal?.hundredth.flatMap { factor in
                base.decimal.flatMap { $0.multiplied(by: factor) }
            }
            run.require(
                stated.map { $0.isWithin(slack, of: computed) } ?? false, .allowanceAmount, at: element,
                suggestion: computed?.cents.padded(2).description)
        }
        checkIndicator(element, .chargeIndicatorOfLevel)
    }

    private mutating func checkIndicator(_ element: XMLElement, _ rule: Rule) {
        let indicator = indicators(element).firstNormalised
        run.require(indicator == "true" || indicator == "false", rule, at: element)
    }

    private func indicators(_ element: XMLElement) -> [XMLElement] {
        element.ram("ChargeIndicator").flatMap { $0.all("Indicator", in: .udt) }
    }

    private mutating func checkMandate(_ means: XMLElement) {
        let code = means.ram("TypeCode").onlyNormalised
        guard code == "49" || code == "59" else { return }
        let hasMandate = hasMandateBeside.value(of: means.parent ?? root) {
            !$0.ram("SpecifiedTradePaymentTerms").ram("DirectDebitMandateID").isEmpty
        }
        run.require(hasMandate, .mandateReference, at: means)
    }

    private mutating func checkLine(_ line: XMLElement) {
        let settlement = line.ram("SpecifiedLineTradeSettlement")
        let prices = line.ram("SpecifiedLineTradeAgreement")
        let net = prices.ram("NetPriceProductTradePrice")
        func sum(_ indicator: String) -> Amount? {
            settlement.ram("SpecifiedTradeAllowanceCharge").filter {
                indicators($0).firstNormalised == indicator
            }.ram("ActualAmount").sum?.cents
        }
        func first(_ elements: [XMLElement], missing: Amount) -> Amount? {
            elements.first.map(\.decimal) ?? missing
        }
        let total = settlement.ram("SpecifiedTradeSettlementLineMonetarySummation").ram("LineTotalAmount")
        let computation = LineComputation(
            stated: first(total, missing: .zero),
            quantity: first(line.ram("SpecifiedLineTradeDelivery").ram("BilledQuantity"), missing: Amount(1)),
            price: first(net.ram("ChargeAmount"), missing: .zero),
            baseQuantity: baseQuantity(net, prices.ram("GrossPriceProductTradePrice")), charges: sum("true"),
            allowances: sum("false"))
        run.require(
            computation.holds(slack: slack), .lineNetAmount, at: line, suggestion: computation.computed?.description)
        let documents = settlement.ram("AdditionalReferencedDocument")
        run.require(documents.isEmpty || documents.ram("TypeCode").contain(text: "130"), .lineDocument, at: line)
    }

    /// Of the net price, else of the gross price, else 1; one of 0 counts as missing.
    private func baseQuantity(_ net: [XMLElement], _ gross: [XMLElement]) -> Amount? {
        for price in [net, gross] {
            guard let element = price.ram("BasisQuantity").first else { continue }
            guard let value = element.decimal else { return nil }
            if !value.isZero { return value }
        }
        return Amount(1)
    }

    private mutating func checkPrice(_ price: XMLElement) {
        let quantities = price.ram("BasisQuantity")
        run.require(
            quantities.first.map { ($0.decimal ?? .zero) > .zero } ?? true, .baseQuantity, at: price)
        for quantity in quantities {
            guard let unit = quantity.attribute("unitCode") else { continue }
            let units = unitsOfLine.value(of: price.parent?.parent ?? root) { line in
                let billed = line.ram("SpecifiedLineTradeDelivery").ram("BilledQuantity")
                return Set(billed.compactMap { $0.attribute("unitCode") })
            }
            run.require(units.contains(unit), .baseQuantityUnit, at: quantity)
        }
        if price.name == "GrossPriceProductTradePrice", isOfLine(price) { checkGross(price) }
    }

    /// It stands where a line of the invoice has it.
    private func isOfLine(_ price: XMLElement) -> Bool {
        guard let agreement = price.parent, agreement.is("SpecifiedLineTradeAgreement", in: .ram),
            let line = agreement.parent, line.is("IncludedSupplyChainTradeLineItem", in: .ram)
        else { return false }
        return line.isChild(of: "SupplyChainTradeTransaction", in: .rsm)
    }

    private mutating func checkGross(_ price: XMLElement) {
        let discounts = price.ram("AppliedTradeAllowanceCharge")
        let amounts = discounts.ram("ActualAmount")
        run.require(
            amounts.isEmpty || discounts.flatMap(indicators).contain(text: "false"), .priceCharge, at: price)
        guard let gross = price.ram("ChargeAmount").first else { return }
        let net = difference(gross.decimal, amounts.first.map(\.decimal) ?? .zero)
        let stated = netPriceBeside.value(of: price.parent ?? root) {
            $0.ram("NetPriceProductTradePrice").ram("ChargeAmount").first?.decimal
        }
        run.require(stated != nil && stated == net, .netPrice, at: price, suggestion: net?.description)
    }

    /// Periods of lines against that of the invoice; the days are compared as written.
    mutating func checkLinePeriods() {
        for transaction in transaction {
            let period = transaction.ram("ApplicableHeaderTradeSettlement").ram("BillingSpecifiedPeriod")
            let own = transaction.ram("IncludedSupplyChainTradeLineItem").ram("SpecifiedLineTradeSettlement")
                .ram("BillingSpecifiedPeriod")
            let (start, end) = (period.ram("StartDateTime"), period.ram("EndDateTime"))
            if !start.isEmpty {
                let first = days(start).min(by: isBefore)
                for date in own.ram("StartDateTime") {
                    let last = days([date]).max(by: isBefore)
                    run.require(areAscending(first, last), .linePeriodStart, at: date)
                }
            }
            if !end.isEmpty {
                let last = days(end).max(by: isBefore)
                for date in own.ram("EndDateTime") {
                    let first = days([date]).min(by: isBefore)
                    run.require(areAscending(first, last), .linePeriodEnd, at: date)
                }
            }
        }
    }

    private func areAscending(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return false }
        return !isBefore(second, first)
    }

    private func days(_ dates: [XMLElement]) -> [String] {
        dates.flatMap { $0.all("DateTimeString", in: .udt) }.map(\.text)
    }

    private func isBefore(_ first: String, _ second: String) -> Bool {
        first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars)
    }
}
