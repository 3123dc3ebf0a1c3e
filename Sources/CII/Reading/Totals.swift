import EN16931
import XML

extension InvoiceReading {
    /// BG-20…BG-23: allowances and charges, the VAT breakdown and the monetary summation.
    func readTotals(_ settlement: XMLElement, taxes: [XMLElement], into invoice: inout Invoice) {
        for element in settlement.groups("SpecifiedTradeAllowanceCharge") {
            let entry = AllowanceOrCharge(cii: element, rateName: vocabulary.rate)
            switch element.isCharge {
            case true?: invoice.charges.append(entry)
            case false?: invoice.allowances.append(entry)
            case nil: break
            }
        }
        invoice.vatBreakdown = taxes.map { VATBreakdown(cii: $0, rateName: vocabulary.rate) }
        guard let element = settlement.ram(vocabulary.totals) else { return }
        invoice.vatTotals = element.groups("TaxTotalAmount").map { amount in
            var total = VATTotal()
            total.amount = amount.content()
            total.currency = amount.term(attribute: "currencyID")
            total.source = amount.provenance
            return total
        }
        var totals = DocumentTotals()
        totals.lineNetSum = element.term("LineTotalAmount")
        totals.allowanceSum = element.term("AllowanceTotalAmount")
        totals.chargeSum = element.term("ChargeTotalAmount")
        totals.withoutVAT = element.term("TaxBasisTotalAmount")
        totals.vat = invoice.vatTotal(in: invoice.currencyCode)
        totals.vatInAccountingCurrency = invoice.vatTotal(in: invoice.vatAccountingCurrencyCode)
        totals.withVAT = element.term("GrandTotalAmount")
        totals.paid = element.term("TotalPrepaidAmount")
        totals.rounding = element.term("RoundingAmount")
        totals.payable = element.term("DuePayableAmount")
        totals.source = element.provenance
        invoice.totals = totals
    }
}

extension VATBreakdown {
    /// - Parameter element: `ram:ApplicableTradeTax` of the header.
    init(cii element: XMLElement, rateName: String) {
        self.init()
        taxableAmount = element.term("BasisAmount")
        taxAmount = element.term("CalculatedAmount")
        category = element.term("CategoryCode")
        taxScheme = element.term("TypeCode")
        rate = element.term(rateName)
        exemptionReason = element.term("ExemptionReason")
        exemptionReasonCode = element.term("ExemptionReasonCode")
        source = element.provenance
    }
}

extension AllowanceOrCharge {
    /// - Parameter element: `ram:SpecifiedTradeAllowanceCharge` of the header or of a line.
    init(cii element: XMLElement, rateName: String) {
        self.init()
        amount = element.term("ActualAmount")
        baseAmount = element.term("BasisAmount")
        percentage = element.term("CalculationPercent")
        let category = element.ram("CategoryTradeTax")
        vatCategory = category?.term("CategoryCode")
        taxScheme = category?.term("TypeCode")
        vatRate = category?.term(rateName)
        reason = element.term("Reason")
        reasonCode = element.term("ReasonCode")
        source = element.provenance
    }
}
