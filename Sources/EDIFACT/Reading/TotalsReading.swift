import EN16931

/// The summary section: BG-22 and BG-23.
struct TotalsReading {
    private var totals = DocumentTotals()
    /// Amounts by qualifier, the first of each.
    private var amounts: [String: Term<Amount>] = [:]
    private var hasAmounts = false
    private var vatTotals: [VATTotal] = []
    /// Those whose qualifier says that they are in the accounting currency.
    private var inAccountingCurrency: Set<Int> = []
    private var fallbackVATTotals: [VATTotal] = []
    private var breakdown: [VATBreakdown] = []

    mutating func takeAmount(_ segment: Segment) {
        let code = segment.code(1)
        guard let amount = segment.number(1, 1) else { return }
        if !hasAmounts {
            hasAmounts = true
            totals.source = segment.provenance
        }
        switch code {
        case "176", "2", "124", "150":
            var total = VATTotal()
            total.amount = amount
            total.currency = segment.term(1, 2)
            total.source = segment.provenance
            if code == "2" { inAccountingCurrency.insert(vatTotals.count) }
            if code == "176" || code == "2" { vatTotals.append(total) } else { fallbackVATTotals.append(total) }
        default:
            // Amounts in another currency, for information.
            if ["11", "13", "15"].contains(segment.code(1, 3)) { return }
            if amounts[code] == nil { amounts[code] = amount }
        }
    }

    mutating func takeTax(_ segment: Segment, _ traits: DirectoryTraits) {
        var entry = VATBreakdown()
        entry.taxScheme = segment.taxScheme
        entry.category = segment.vatCategory(traits)
        entry.rate = segment.number(5, 3)
        entry.source = segment.provenance
        breakdown.append(entry)
    }

    mutating func takeTaxAmount(_ segment: Segment) {
        guard let last = breakdown.indices.last else { return }
        switch segment.code(1) {
        case "125": breakdown[last].taxableAmount = segment.number(1, 1)
        case "79" where breakdown[last].taxableAmount == nil: breakdown[last].taxableAmount = segment.number(1, 1)
        case "124": breakdown[last].taxAmount = segment.number(1, 1)
        case "176" where breakdown[last].taxAmount == nil: breakdown[last].taxAmount = segment.number(1, 1)
        default: break
        }
    }

    func finish(into invoice: inout Invoice) {
        invoice.vatBreakdown = breakdown
        invoice.vatTotals = vatTotals.isEmpty ? fallbackVATTotals : vatTotals
        // An amount without currency is in the one its qualifier tells.
        for index in invoice.vatTotals.indices where invoice.vatTotals[index].currency == nil {
            invoice.vatTotals[index].currency =
                inAccountingCurrency.contains(index) ? invoice.vatAccountingCurrencyCode : invoice.currencyCode
        }
        guard hasAmounts else { return }
        var totals = totals
        totals.lineNetSum = amounts["79"]
        totals.allowanceSum = amounts["260"]
        totals.chargeSum = amounts["259"]
        // The sum of both with its sign: what it is of, it says only where there is but one of them.
        if totals.allowanceSum == nil, totals.chargeSum == nil, let both = amounts["131"] {
            if let value = both.value, value.isNegative {
                totals.allowanceSum = Term(text: both.text, value: -value, place: both.place)
            } else if !(invoice.charges.isEmpty && !invoice.allowances.isEmpty) {
                totals.chargeSum = both
            }
        }
        totals.withoutVAT = amounts["389"] ?? amounts["125"]
        totals.vat = invoice.vatTotal(in: invoice.currencyCode)
        totals.vatInAccountingCurrency = invoice.vatTotal(in: invoice.vatAccountingCurrencyCode)
        totals.withVAT = amounts["388"] ?? amounts["77"] ?? amounts["86"] ?? amounts["39"] ?? amounts["128"]
        totals.paid = amounts["113"]
        totals.rounding = amounts["366"] ?? amounts["165"]
        totals.payable = amounts["9"]
        invoice.totals = totals
    }
}

extension InvoiceReading {
    mutating func takeSummary(_ segment: Segment) {
        switch segment.tag {
        case "MOA":
            switch group {
            case .summaryTax: totals.takeTaxAmount(segment)
            case .other: break
            default: totals.takeAmount(segment)
            }
        case "TAX":
            group = .summaryTax
            totals.takeTax(segment, traits)
        // Totals by kind of allowance or charge.
        case "ALC": group = .other
        default: break
        }
    }
}
