import EN16931
import EN16931Validation

/// Rules 01…10 of the VAT categories.
let categoryCases: [RuleCase] = [
    RuleCase(["BR-S-01", "BR-CO-18"], in: [.ubl]) { invoice in
        invoice.vatBreakdown = []
        invoice.vatTotals[0].breakdown = []
    },
    RuleCase(["BR-S-02", "BR-S-03", "BR-S-04"]) { $0.seller?.vatIdentifier = nil },
    RuleCase([]) { invoice in
        invoice.seller?.vatIdentifier = nil
        invoice.seller?.taxRegistration = Term("00/000")
    },
    RuleCase(["BR-S-05", "BR-S-08"]) { $0.lines[0].vat?.rate = SampleInvoice.amount("0") },
    RuleCase(["BR-S-10"]) { $0.vatBreakdown[0].exemptionReasonCode = Term("VATEX-EU-132") },
    RuleCase(["BR-Z-10"], category: "Z") { $0.vatBreakdown[0].exemptionReason = Term("None") },
    RuleCase(["BR-E-10"], category: "E") { $0.vatBreakdown[0].exemptionReason = nil },
    RuleCase(["BR-E-05"], category: "E") { $0.lines[0].vat?.rate = SampleInvoice.amount("21") },
    RuleCase(["BR-E-06"], category: "E") { $0.allowances[0].vatRate = nil },
    RuleCase(["BR-E-07"], category: "E") { $0.charges[0].vatRate = SampleInvoice.amount("4") },
    RuleCase(["BR-E-01"], category: "E") { invoice in
        invoice.vatBreakdown += [SampleInvoice.breakdown("E", "400.00", rate: "0", tax: "0.00")]
        invoice.vatBreakdown[1].exemptionReason = Term("Twice")
    },
    RuleCase(["BR-AE-02", "BR-AE-03", "BR-AE-04"], category: "AE") { $0.buyer?.vatIdentifier = nil },
    RuleCase([], category: "AE") { invoice in
        invoice.buyer?.vatIdentifier = nil
        invoice.buyer?.legalRegistration = Identifier(Term("HRB 1"))
    },
    RuleCase(["BR-AE-09", "BR-CO-14", "BR-CO-17"], category: "AE") {
        $0.vatBreakdown[0].taxAmount = SampleInvoice.amount("1.00")
    },
    RuleCase(["BR-IC-02", "BR-IC-03", "BR-IC-04"], category: "K") { $0.buyer?.vatIdentifier = nil },
    RuleCase(["BR-IC-11"], category: "K") { $0.delivery?.actualDate = nil },
    RuleCase(["BR-IC-12", "BR-57"], category: "K") { $0.delivery?.address?.countryCode = nil },
    RuleCase(["BR-G-02", "BR-G-03", "BR-G-04"], category: "G") { invoice in
        invoice.seller?.vatIdentifier = nil
        invoice.seller?.taxRegistration = Term("00/000")
    },
    RuleCase(["BR-O-02", "BR-O-03", "BR-O-04"], category: "O") { $0.seller?.vatIdentifier = Term("ESB00000000") },
    RuleCase(["BR-O-05"], category: "O") { $0.lines[0].vat?.rate = SampleInvoice.amount("0") },
    RuleCase(["BR-O-12", "BR-S-01", "BR-S-02", "BR-O-08"], category: "O") { invoice in
        invoice.lines[0].vat?.category = Term("S")
        invoice.lines[0].vat?.rate = SampleInvoice.amount("21")
    },
    RuleCase(["BR-O-11"], in: [.cii], category: "O") { invoice in
        invoice.vatBreakdown += [SampleInvoice.breakdown("L", "0.00", rate: "0", tax: "0.00")]
    },
    RuleCase(["BR-AF-09", "BR-CO-14", "BR-CO-17"], in: [.ubl], category: "L") { invoice in
        invoice.vatBreakdown[0].taxAmount = SampleInvoice.amount("2.00")
    },
    RuleCase(["BR-AG-10"], category: "M") { $0.vatBreakdown[0].exemptionReason = Term("None") },
    RuleCase(["BR-B-01", "BR-B-02", "BR-S-08"]) { $0.lines[0].vat?.category = Term("B") },
]
