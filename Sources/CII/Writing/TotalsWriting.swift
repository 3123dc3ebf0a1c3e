import EN16931
import XML

extension InvoiceWriting {
    /// BG-23. BT-7 and BT-8 hold for all and stand in the first: CII-SR-461 and 462 allow them once.
    func writeBreakdown(to xml: inout XMLWriter) {
        for (index, entry) in invoice.vatBreakdown.enumerated() {
            xml.group("ram:ApplicableTradeTax") { xml in
                xml.term("ram:CalculatedAmount", entry.taxAmount)
                xml.term("ram:TypeCode", entry.taxScheme)
                xml.term("ram:ExemptionReason", entry.exemptionReason)
                xml.term("ram:BasisAmount", entry.taxableAmount)
                xml.term("ram:CategoryCode", entry.category)
                xml.term("ram:ExemptionReasonCode", entry.exemptionReasonCode)
                if index == 0 {
                    xml.date("ram:TaxPointDate", invoice.vatPointDate, as: "udt:DateString")
                    xml.term("ram:DueDateTypeCode", invoice.vatPointDateCode.map { VATPointDateCode.time($0) })
                }
                xml.term("ram:RateApplicablePercent", entry.rate)
            }
        }
    }

    /// BG-20, BG-21, BG-27, BG-28.
    func write(_ entry: AllowanceOrCharge, isCharge: Bool, to xml: inout XMLWriter) {
        xml.group("ram:SpecifiedTradeAllowanceCharge") { xml in
            xml.group("ram:ChargeIndicator") { $0.value("udt:Indicator", isCharge ? "true" : "false") }
            xml.term("ram:CalculationPercent", entry.percentage)
            xml.term("ram:BasisAmount", entry.baseAmount)
            xml.term("ram:ActualAmount", entry.amount)
            xml.term("ram:ReasonCode", entry.reasonCode)
            xml.term("ram:Reason", entry.reason)
            xml.group("ram:CategoryTradeTax") { xml in
                xml.term("ram:TypeCode", entry.taxScheme)
                xml.term("ram:CategoryCode", entry.vatCategory)
                xml.term("ram:RateApplicablePercent", entry.vatRate)
            }
        }
    }

    /// BG-22.
    func writeTotals(to xml: inout XMLWriter) {
        xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation") { xml in
            let totals = invoice.totals
            xml.term("ram:LineTotalAmount", totals?.lineNetSum)
            xml.term("ram:ChargeTotalAmount", totals?.chargeSum)
            xml.term("ram:AllowanceTotalAmount", totals?.allowanceSum)
            xml.term("ram:TaxBasisTotalAmount", totals?.withoutVAT)
            for total in invoice.vatTotals {
                xml.term("ram:TaxTotalAmount", total.amount, [("currencyID", total.currency?.canonical)])
            }
            xml.term("ram:RoundingAmount", totals?.rounding)
            xml.term("ram:GrandTotalAmount", totals?.withVAT)
            xml.term("ram:TotalPrepaidAmount", totals?.paid)
            xml.term("ram:DuePayableAmount", totals?.payable)
        }
    }
}
