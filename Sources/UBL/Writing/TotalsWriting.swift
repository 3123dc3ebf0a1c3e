import EN16931
import XML

extension InvoiceWriting {
    /// BG-20, BG-21, BG-27, BG-28.
    func write(_ entry: AllowanceOrCharge, isCharge: Bool, to xml: inout XMLWriter) {
        xml.group("cac:AllowanceCharge") { xml in
            xml.value("cbc:ChargeIndicator", isCharge ? "true" : "false")
            xml.term("cbc:AllowanceChargeReasonCode", entry.reasonCode)
            xml.term("cbc:AllowanceChargeReason", entry.reason)
            xml.term("cbc:MultiplierFactorNumeric", entry.percentage)
            xml.amount("cbc:Amount", entry.amount, currency)
            xml.amount("cbc:BaseAmount", entry.baseAmount, currency)
            xml.group("cac:TaxCategory") { xml in
                xml.term("cbc:ID", entry.vatCategory)
                xml.term("cbc:Percent", entry.vatRate)
                xml.group("cac:TaxScheme", "cbc:ID", entry.taxScheme)
            }
        }
    }

    /// BG-22 and BG-23: one `cac:TaxTotal` per currency, the first with the breakdown.
    func writeTotals(to xml: inout XMLWriter) {
        let holder = invoice.vatTotals.firstIndex { $0.currency == invoice.currencyCode }
        for (index, total) in invoice.vatTotals.enumerated() {
            xml.group("cac:TaxTotal") { xml in
                xml.amount("cbc:TaxAmount", total.amount, total.currency?.canonical)
                if index == holder { writeBreakdown(to: &xml) }
            }
        }
        if holder == nil { xml.group("cac:TaxTotal") { writeBreakdown(to: &$0) } }
        guard let totals = invoice.totals else { return }
        xml.group("cac:LegalMonetaryTotal") { xml in
            xml.amount("cbc:LineExtensionAmount", totals.lineNetSum, currency)
            xml.amount("cbc:TaxExclusiveAmount", totals.withoutVAT, currency)
            xml.amount("cbc:TaxInclusiveAmount", totals.withVAT, currency)
            xml.amount("cbc:AllowanceTotalAmount", totals.allowanceSum, currency)
            xml.amount("cbc:ChargeTotalAmount", totals.chargeSum, currency)
            xml.amount("cbc:PrepaidAmount", totals.paid, currency)
            xml.amount("cbc:PayableRoundingAmount", totals.rounding, currency)
            xml.amount("cbc:PayableAmount", totals.payable, currency)
        }
    }

    private func writeBreakdown(to xml: inout XMLWriter) {
        for entry in invoice.vatBreakdown {
            xml.group("cac:TaxSubtotal") { xml in
                xml.amount("cbc:TaxableAmount", entry.taxableAmount, currency)
                xml.amount("cbc:TaxAmount", entry.taxAmount, currency)
                xml.group("cac:TaxCategory") { xml in
                    xml.term("cbc:ID", entry.category)
                    xml.term("cbc:Percent", entry.rate)
                    xml.term("cbc:TaxExemptionReasonCode", entry.exemptionReasonCode)
                    xml.term("cbc:TaxExemptionReason", entry.exemptionReason)
                    xml.group("cac:TaxScheme", "cbc:ID", entry.taxScheme)
                }
            }
        }
    }
}
