import EN16931
import XML

extension UBLRules {
    /// Peppol's rules about the document.
    mutating func checkPeppolDocument() {
        run.require(!root.cbc("ProfileID").isEmpty, .businessProcess, at: root)
        let totals = root.cac("TaxTotal")
        let withBreakdown = totals.count { !$0.cac("TaxSubtotal").isEmpty }
        let accounting = root.cbc("TaxCurrencyCode")
        run.require(withBreakdown == 1, .vatTotals, at: root, detail: "There are \(withBreakdown).")
        run.require(
            totals.count - withBreakdown == (accounting.isEmpty ? 0 : 1), .accountingVATTotals, at: root,
            detail: "There are \(totals.count - withBreakdown).")
        if !accounting.isEmpty { checkSigns(totals.cbc("TaxAmount"), accounting.firstNormalised) }
        checkLinePeriods()
    }

    private mutating func checkSigns(_ amounts: [XMLElement], _ accountingCurrency: String) {
        let currency = root.cbc("DocumentCurrencyCode").firstNormalised
        let stated = amounts.filter { $0.attribute("currencyID") == currency }.compactMap(\.decimal)
        let accounted = amounts.filter { $0.attribute("currencyID") == accountingCurrency }.compactMap(\.decimal)
        let holds =
            stated.contains { $0 <= .zero } && accounted.contains { $0 <= .zero }
            || stated.contains { $0 >= .zero } && accounted.contains { $0 >= .zero }
        run.require(holds, .vatTotalSigns, at: root)
    }

    private mutating func checkLinePeriods() {
        let period = root.cac("InvoicePeriod")
        let (start, end) = (period.cbc("StartDate").first, period.cbc("EndDate").first)
        for own in lines.cac("InvoicePeriod") {
            if let start {
                for date in own.cbc("StartDate") {
                    run.require(areAscending(start, date), .linePeriodStart, at: date)
                }
            }
            if let end {
                for date in own.cbc("EndDate") {
                    run.require(areAscending(date, end), .linePeriodEnd, at: date)
                }
            }
        }
    }

    /// Both are days, and the first is not after the second.
    private func areAscending(_ first: XMLElement, _ second: XMLElement) -> Bool {
        guard let first = InvoiceDate(termText: first.text), let second = InvoiceDate(termText: second.text) else {
            return false
        }
        return first <= second
    }

    /// Peppol's rules about elements wherever they are.
    mutating func checkPeppol(_ element: XMLElement) {
        if element.isLeaf, element.isBlank {
            run.require(false, .emptyElement, at: element, detail: "It is \(quoted(element.qualifiedName)).")
        }
        switch element.name {
        case "TaxCurrencyCode" where element.is("TaxCurrencyCode", in: .cbc):
            let currency = currencyBeside.value(of: element.parent ?? root) {
                $0.cbc("DocumentCurrencyCode").firstNormalised
            }
            run.require(element.normalised != currency, .accountingCurrency, at: element)
        case "Party" where element.is("Party", in: .cac):
            if element.isChild(of: "AccountingCustomerParty", in: .cac) {
                run.require(!element.cbc("EndpointID").isEmpty, .buyerAddress, at: element)
            } else if element.isChild(of: "AccountingSupplierParty", in: .cac) {
                run.require(!element.cbc("EndpointID").isEmpty, .sellerAddress, at: element)
            }
        case "PaymentMeans" where element.is("PaymentMeans", in: .cac):
            let code = element.cbc("PaymentMeansCode").onlyNormalised
            run.require(
                code != "49" && code != "59" || !element.cac("PaymentMandate").cbc("ID").isEmpty, .mandateReference,
                at: element)
        case "AllowanceCharge" where element.is("AllowanceCharge", in: .cac):
            if element.isChild(of: "Price", in: .cac) {
                checkPrice(discount: element)
            } else if isOfDocumentOrLine(element) {
                checkAllowance(element)
            }
        case "InvoiceLine" where element.is("InvoiceLine", in: .cac),
            "CreditNoteLine" where element.is("CreditNoteLine", in: .cac):
            checkLine(element)
        case "BaseQuantity" where element.is("BaseQuantity", in: .cbc) && element.isChild(of: "Price", in: .cac):
            checkUnit(element)
        default: break
        }
    }

    private func isOfDocumentOrLine(_ element: XMLElement) -> Bool {
        guard let parent = element.parent else { return false }
        if parent.node == root.node { return true }
        return parent.is(isInvoice ? "InvoiceLine" : "CreditNoteLine", in: .cac) && parent.parent?.node == root.node
    }

    /// One with only a percentage or only a base amount is reported for that and looked at no further.
    private mutating func checkAllowance(_ element: XMLElement) {
        let percentage = element.cbc("MultiplierFactorNumeric").first
        let base = element.cbc("BaseAmount").first
        if percentage != nil, base == nil { return run.require(false, .allowanceBase, at: element) }
        if percentage == nil, base != nil { return run.require(false, .allowancePercentage, at: element) }
        if let percentage, let base {
            let stated = element.cbc("Amount").first.map(\.decimal) ?? .zero
            let computed = percentage.decimal?.hundredth.flatMap { factor in
                base.decimal.flatMap { $0.multiplied(by: factor) }
            }
            run.require(
                stated.map { $0.isWithin(slack, of: computed) } ?? false, .allowanceAmount, at: element,
                suggestion: computed?.cents.padded(2).description)
        }
        let indicator = element.cbc("ChargeIndicator").firstNormalised
        run.require(indicator == "true" || indicator == "false", .chargeIndicator, at: element)
    }

    private mutating func checkPrice(discount: XMLElement) {
        run.require(discount.cbc("ChargeIndicator").firstNormalised == "false", .priceCharge, at: discount)
        guard let gross = discount.cbc("BaseAmount").first else { return }
        let net = difference(gross.decimal, discount.cbc("Amount").first?.decimal)
        let stated = netPriceAround.value(of: discount.parent ?? root) { $0.cbc("PriceAmount").first?.decimal }
        run.require(
            stated != nil && stated == net, .netPrice, at: discount, suggestion: net?.description)
    }

    private mutating func checkLine(_ line: XMLElement) {
        let price = line.cac("Price")
        let base = price.cbc("BaseQuantity").first.map(\.decimal)
        func sum(_ indicator: String) -> Amount? {
            line.cac("AllowanceCharge").filter { $0.cbc("ChargeIndicator").firstNormalised == indicator }.cbc("Amount")
                .sum?.cents
        }
        let quantity = line.cbc(isInvoice ? "InvoicedQuantity" : "CreditedQuantity").first
        let computation = LineComputation(
            stated: line.cbc("LineExtensionAmount").first.map(\.decimal) ?? .zero,
            quantity: quantity.map(\.decimal) ?? Amount(1),
            price: price.cbc("PriceAmount").first.map(\.decimal) ?? .zero,
            baseQuantity: base == .some(.some(.zero)) ? Amount(1) : base ?? Amount(1), charges: sum("true"),
            allowances: sum("false"))
        run.require(
            computation.holds(slack: slack), .lineNetAmount, at: line, suggestion: computation.computed?.description)
        run.require(base.map { ($0 ?? .zero) > .zero } ?? true, .baseQuantity, at: line)
        let documents = line.cac("DocumentReference")
        run.require(
            documents.isEmpty || documents.cbc("DocumentTypeCode").contain(text: "130"), .lineDocument, at: line)
    }

    private mutating func checkUnit(_ base: XMLElement) {
        guard let unit = base.attribute("unitCode"), let line = base.parent?.parent else { return }
        let isInvoice = isInvoice
        let units = unitsOfLine.value(of: line) { line -> Set<String>? in
            let (invoiced, credited) = (line.cbc("InvoicedQuantity"), line.cbc("CreditedQuantity"))
            if invoiced.isEmpty, credited.isEmpty { return nil }
            return Set((isInvoice ? invoiced : credited).compactMap { $0.attribute("unitCode") })
        }
        run.require(units.map { $0.contains(unit) } ?? true, .baseQuantityUnit, at: base)
    }
}
