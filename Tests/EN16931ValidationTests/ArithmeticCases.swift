import EN16931
import EN16931Validation

let arithmeticCases: [RuleCase] = [
    RuleCase(["BR-CO-10", "BR-CO-13"]) { $0.totals?.lineNetSum = SampleInvoice.amount("350.01") },
    RuleCase(["BR-CO-11", "BR-CO-13"]) { $0.totals?.allowanceSum = SampleInvoice.amount("11.00") },
    RuleCase(["BR-CO-11", "BR-CO-13"]) { $0.totals?.allowanceSum = nil },
    RuleCase(["BR-CO-12", "BR-CO-13"]) { $0.totals?.chargeSum = SampleInvoice.amount("61.00") },
    RuleCase(["BR-CO-13", "BR-CO-15"]) { $0.totals?.withoutVAT = SampleInvoice.amount("400.50") },
    RuleCase(["BR-CO-14", "BR-CO-15"]) { invoice in
        invoice.vatTotals = [SampleInvoice.vatTotal("85.00", "EUR", breakdown: [0])]
    },
    RuleCase(["BR-CO-15", "BR-CO-16"]) { $0.totals?.withVAT = SampleInvoice.amount("484.01") },
    RuleCase(["BR-CO-15"]) { $0.vatTotals += [SampleInvoice.vatTotal("84.00", "EUR", breakdown: [])] },
    RuleCase(["BR-CO-16"]) { $0.totals?.payable = SampleInvoice.amount("484.00") },
    RuleCase(["BR-CO-16"]) { $0.totals?.rounding = SampleInvoice.amount("0.01") },
    RuleCase([]) { invoice in
        invoice.totals?.rounding = SampleInvoice.amount("-0.40")
        invoice.totals?.payable = SampleInvoice.amount("383.60")
    },
    RuleCase(["BR-53"], in: [.ubl]) { $0.vatAccountingCurrencyCode = Term("SEK") },
    RuleCase(["BR-CO-17", "BR-S-09", "BR-CO-14"]) { $0.vatBreakdown[0].taxAmount = SampleInvoice.amount("85.01") },
    // Exactly one unit off: only the CII artefact's BR-CO-17 lets it pass.
    RuleCase(["BR-S-09", "BR-CO-14"], in: [.cii]) { $0.vatBreakdown[0].taxAmount = SampleInvoice.amount("85.00") },
    RuleCase(["BR-CO-17", "BR-S-09", "BR-CO-14"], in: [.ubl]) { invoice in
        invoice.vatBreakdown[0].taxAmount = SampleInvoice.amount("85.00")
    },
    // One unit of slack: 84.99 for 84.00 passes, but the sum no longer fits.
    RuleCase(["BR-CO-14"]) { $0.vatBreakdown[0].taxAmount = SampleInvoice.amount("84.99") },
    // UBL allows one unit between lines and taxable amount, CII does not.
    RuleCase([], in: [.ubl]) { $0.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.99") },
    RuleCase(["BR-S-08"], in: [.cii]) { $0.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.99") },
    RuleCase(["BR-E-08"], in: [.ubl], category: "E") {
        $0.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.99")
    },
    RuleCase([], in: [.cii], category: "E") { $0.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.99") },
    RuleCase(["BR-DEC-18"]) { $0.totals?.payable = SampleInvoice.amount("384.000") },
    RuleCase(["BR-DEC-23"]) { $0.lines[0].netAmount = SampleInvoice.amount("200.000") },
    RuleCase(["BR-DEC-19", "BR-DEC-20"]) { invoice in
        invoice.vatBreakdown[0].taxableAmount = SampleInvoice.amount("400.000")
        invoice.vatBreakdown[0].taxAmount = SampleInvoice.amount("84.000")
    },
    RuleCase(["BR-DEC-01", "BR-DEC-02", "BR-DEC-05", "BR-DEC-06"]) { invoice in
        invoice.allowances[0].amount = SampleInvoice.amount("10.000")
        invoice.allowances[0].baseAmount = SampleInvoice.amount("100.000")
        invoice.charges[0].amount = SampleInvoice.amount("60.000")
        invoice.charges[0].baseAmount = SampleInvoice.amount("100.000")
    },
    RuleCase(
        ["BR-DEC-09", "BR-DEC-10", "BR-DEC-11", "BR-DEC-12", "BR-DEC-13", "BR-DEC-14", "BR-DEC-16", "BR-DEC-17"]
    ) { invoice in
        invoice.totals?.lineNetSum = SampleInvoice.amount("350.000")
        invoice.totals?.allowanceSum = SampleInvoice.amount("10.000")
        invoice.totals?.chargeSum = SampleInvoice.amount("60.000")
        invoice.totals?.withoutVAT = SampleInvoice.amount("400.000")
        invoice.totals?.vat = SampleInvoice.amount("84.000")
        invoice.totals?.withVAT = SampleInvoice.amount("484.000")
        invoice.totals?.paid = SampleInvoice.amount("100.000")
        invoice.totals?.rounding = SampleInvoice.amount("0.000")
    },
    RuleCase(["BR-DEC-24", "BR-DEC-25", "BR-DEC-27", "BR-DEC-28"]) { invoice in
        var entry = AllowanceOrCharge()
        entry.amount = SampleInvoice.amount("1.000")
        entry.baseAmount = SampleInvoice.amount("10.000")
        entry.reasonCode = Term("95")
        invoice.lines[0].allowances = [entry]
        entry.reasonCode = Term("ABL")
        invoice.lines[0].charges = [entry]
    },
]

let codeCases: [RuleCase] = [
    RuleCase(["BR-CL-01"]) { $0.typeCode = Term("999") },
    RuleCase(["BR-CL-01"], in: [.ubl]) { invoice in
        invoice.isCreditNote = true
        invoice.typeCode = Term("380")
    },
    RuleCase(["BR-CL-05"], in: [.ubl]) { invoice in
        invoice.vatAccountingCurrencyCode = Term("EURO")
        invoice.vatTotals += [SampleInvoice.vatTotal("84.00", "EURO", breakdown: [])]
    },
    RuleCase(["BR-CL-06"], in: [.cii]) { $0.vatPointDateCode = Term("35") },
    RuleCase(["BR-CL-06"], in: [.ubl]) { $0.vatPointDateCode = Term("29") },
    RuleCase(["BR-CL-10"]) { $0.seller?.identifiers[0].scheme = Term("0181") },
    RuleCase(["BR-CL-11"]) { $0.seller?.legalRegistration?.scheme = Term("HRB") },
    RuleCase(["BR-CL-13"]) { $0.lines[0].item?.classifications = [Identifier(Term("30000000"), scheme: Term("CPV"))] },
    RuleCase(["BR-CL-21"]) { $0.lines[0].item?.standardIdentifier = Identifier(Term("1"), scheme: Term("GTIN")) },
    RuleCase(["BR-CL-25"]) { $0.buyer?.electronicAddress?.scheme = Term("mailto") },
    RuleCase(["BR-CL-26"]) { invoice in
        invoice.delivery = DeliveryInformation()
        invoice.delivery?.locationIdentifier = Identifier(Term("8400000000006"), scheme: Term("GLN"))
    },
    RuleCase(["BR-CL-14"]) { $0.buyer?.address?.countryCode = Term("UK") },
    RuleCase(["BR-CL-15"]) { $0.lines[0].item?.countryOfOrigin = Term("EU") },
    RuleCase(["BR-CL-16"]) { $0.paymentInstructions[0].meansCode = Term("100") },
    RuleCase(["BR-CL-18", "BR-S-08"]) { $0.lines[0].vat?.category = Term("AA") },
    RuleCase(["BR-CL-19"]) { $0.allowances[0].reasonCode = Term("ABL") },
    RuleCase(["BR-CL-24"]) { invoice in
        var document = AdditionalSupportingDocument()
        document.reference = Term("A-1")
        document.attachment = BinaryObject(mimeCode: Term("image/tiff"), encodedLength: 4)
        invoice.supportingDocuments = [document]
    },
]
