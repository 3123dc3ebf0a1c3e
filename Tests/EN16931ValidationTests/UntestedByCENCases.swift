import EN16931
import EN16931Validation

/// The rules CEN's artefacts have no unit test for: BR-DEC, BR-B, BR-CO-05…08 (which hold always), BR-IC-10. Those of
/// codes (BR-CL-08, 22, 25, 26) are among `treeCodeCases`.
let untestedByCENCases: [RuleCase] =
    [
        RuleCase(["BR-DEC-01"]) { $0.allowances[0].amount = SampleInvoice.amount("10.000") },
        RuleCase(["BR-DEC-02"]) { $0.allowances[0].baseAmount = SampleInvoice.amount("100.000") },
        RuleCase(["BR-DEC-05"]) { $0.charges[0].amount = SampleInvoice.amount("60.000") },
        RuleCase(["BR-DEC-06"]) { $0.charges[0].baseAmount = SampleInvoice.amount("600.000") },
        RuleCase(["BR-DEC-09"]) { $0.totals?.lineNetSum = SampleInvoice.amount("350.000") },
        RuleCase(["BR-DEC-10"]) { $0.totals?.allowanceSum = SampleInvoice.amount("10.000") },
        RuleCase(["BR-DEC-11"]) { $0.totals?.chargeSum = SampleInvoice.amount("60.000") },
        RuleCase(["BR-DEC-12"]) { $0.totals?.withoutVAT = SampleInvoice.amount("400.000") },
        RuleCase(["BR-DEC-14"]) { $0.totals?.withVAT = SampleInvoice.amount("484.000") },
        RuleCase(["BR-DEC-16"]) { $0.totals?.paid = SampleInvoice.amount("100.000") },
        RuleCase(["BR-DEC-17"]) { $0.totals?.rounding = SampleInvoice.amount("0.000") },
        RuleCase(["BR-DEC-18"]) { $0.totals?.payable = SampleInvoice.amount("384.000") },
        RuleCase(["BR-DEC-19"]) { $0.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.000") },
        RuleCase(["BR-DEC-20"]) { $0.vatBreakdown[0].taxAmount = SampleInvoice.amount("84.000") },
        RuleCase(["BR-DEC-23"]) { $0.lines[0].netAmount = SampleInvoice.amount("200.000") },
        RuleCase(["BR-DEC-24"]) { $0.lines[0].allowances = [entry("1.000", nil)] },
        RuleCase(["BR-DEC-25"]) { $0.lines[0].allowances = [entry("1.00", "10.000")] },
        RuleCase(["BR-DEC-27"]) { $0.lines[0].charges = [entry("1.000", nil)] },
        RuleCase(["BR-DEC-28"]) { $0.lines[0].charges = [entry("1.00", "10.000")] },
        RuleCase([]) { $0.lines[0].charges = [entry("1.00", "10.00")] },
        // Reason and code never contradict each other as far as the artefacts can tell (BR-CO-05…08).
        RuleCase([]) { invoice in
            invoice.allowances[0].reasonCode = Term("95")
            invoice.charges[0].reasonCode = Term("FC")
            invoice.lines[0].allowances = [entry("1.00", nil, code: "95")]
            invoice.lines[0].charges = [entry("1.00", nil, code: "FC")]
        },
        RuleCase(["BR-IC-10"], category: "K") { $0.vatBreakdown[0].exemptionReason = nil },
        RuleCase(["BR-B-01"]) { splitPayment(&$0) },
        RuleCase(["BR-B-01", "BR-B-02"]) { invoice in
            splitPayment(&invoice)
            invoice.lines[0].vat?.category = Term("S")
        }.also(["BR-S-01"], in: [.ubl, .cii]),
        RuleCase([]) { invoice in
            splitPayment(&invoice)
            invoice.seller?.address?.countryCode = Term("IT")
            invoice.buyer?.address?.countryCode = Term("IT")
        },
    ]

private func entry(_ amount: String, _ base: String?, code: String? = nil) -> AllowanceOrCharge {
    var entry = AllowanceOrCharge()
    entry.amount = SampleInvoice.amount(amount)
    entry.baseAmount = base.map { SampleInvoice.amount($0) }
    entry.reason = Term("Reason")
    entry.reasonCode = code.map { Term($0) }
    return entry
}

/// Everything in category B.
private func splitPayment(_ invoice: inout Invoice) {
    for index in invoice.lines.indices { invoice.lines[index].vat?.category = Term("B") }
    invoice.allowances[0].vatCategory = Term("B")
    invoice.charges[0].vatCategory = Term("B")
    invoice.vatBreakdown[0].category = Term("B")
}

extension RuleCase {
    fileprivate func also(_ more: Set<String>, in syntaxes: [RuleSyntax]) -> RuleCase {
        RuleCase(rules.union(more), in: syntaxes, category: category, change)
    }
}
