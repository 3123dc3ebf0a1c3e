import EN16931
import XML

extension InvoiceReading {
    /// BG-22 and BG-23: `cac:LegalMonetaryTotal` and one `cac:TaxTotal` per currency.
    func readTotals(into invoice: inout Invoice) {
        for element in root.groups("TaxTotal") {
            var total = VATTotal()
            let amount = element.cbc("TaxAmount")
            total.amount = amount?.content()
            total.currency = amount?.term(attribute: "currencyID")
            total.source = element.provenance
            for subtotal in element.groups("TaxSubtotal") {
                total.breakdown.append(invoice.vatBreakdown.count)
                invoice.vatBreakdown.append(VATBreakdown(ubl: subtotal))
            }
            invoice.vatTotals.append(total)
        }
        guard let element = root.cac("LegalMonetaryTotal") else { return }
        var totals = DocumentTotals()
        totals.lineNetSum = element.term("LineExtensionAmount")
        totals.allowanceSum = element.term("AllowanceTotalAmount")
        totals.chargeSum = element.term("ChargeTotalAmount")
        totals.withoutVAT = element.term("TaxExclusiveAmount")
        totals.vat = invoice.vatTotal(in: invoice.currencyCode)
        totals.vatInAccountingCurrency = invoice.vatTotal(in: invoice.vatAccountingCurrencyCode)
        totals.withVAT = element.term("TaxInclusiveAmount")
        totals.paid = element.term("PrepaidAmount")
        totals.rounding = element.term("PayableRoundingAmount")
        totals.payable = element.term("PayableAmount")
        totals.source = element.provenance
        invoice.totals = totals
    }
}

extension VATBreakdown {
    /// - Parameter element: `cac:TaxSubtotal`.
    init(ubl element: XMLElement) {
        self.init()
        taxableAmount = element.term("TaxableAmount")
        taxAmount = element.term("TaxAmount")
        let category = element.cac("TaxCategory")
        self.category = category?.term("ID")
        taxScheme = category?.cac("TaxScheme")?.term("ID")
        rate = category?.term("Percent")
        exemptionReason = category?.term("TaxExemptionReason")
        exemptionReasonCode = category?.term("TaxExemptionReasonCode")
        source = element.provenance
    }
}

extension AllowanceOrCharge {
    /// - Parameter element: `cac:AllowanceCharge` of the document or of a line.
    init(ubl element: XMLElement) {
        self.init()
        amount = element.term("Amount")
        baseAmount = element.term("BaseAmount")
        percentage = element.term("MultiplierFactorNumeric")
        let category = element.vatCategory("TaxCategory")
        vatCategory = category?.term("ID")
        taxScheme = category?.cac("TaxScheme")?.term("ID")
        vatRate = category?.term("Percent")
        reason = element.term("AllowanceChargeReason")
        reasonCode = element.term("AllowanceChargeReasonCode")
        source = element.provenance
    }
}
