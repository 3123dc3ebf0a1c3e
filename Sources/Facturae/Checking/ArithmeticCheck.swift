import EN16931

/// Facturae's sums, as its schema defines them. A cent of difference is rounding.
struct ArithmeticCheck {
    private(set) var findings: [FacturaeFinding] = []
    /// How often each rule was broken; that many are listed of each.
    private var counts: [String: Int] = [:]
    private static let findingsPerRule = 100
    /// Differences up to here are rounding.
    static let tolerance = Amount(trustedCents: 1)

    mutating func check(_ file: FacturaeElement) {
        let invoices = file.all("Invoices", "Invoice")
        for invoice in invoices { checkInvoice(invoice) }
        guard let header = file.first("FileHeader"), let batch = header.first("Batch") else { return }
        if let count = batch.code("InvoicesCount"), let number = Int(count), number != invoices.count {
            note(
                "FAE-B-01", .fatal,
                "InvoicesCount says \(count), but there are \(invoices.count) invoices in the file.",
                suggestion: "\(invoices.count)", at: batch.first("InvoicesCount"))
        }
        let modality = header.code("Modality")
        if modality == "I", invoices.count > 1 {
            note(
                "FAE-B-02", .fatal, "Modality I is for one invoice, but there are \(invoices.count).", suggestion: "L",
                at: header.first("Modality"))
        }
        for (id, name, source) in [
            ("FAE-B-03", "TotalInvoicesAmount", "InvoiceTotal"),
            ("FAE-B-04", "TotalOutstandingAmount", "TotalOutstandingAmount"),
            ("FAE-B-05", "TotalExecutableAmount", "TotalExecutableAmount"),
        ] {
            let amounts = invoices.map { $0.first("InvoiceTotals")?.amount(source) }
            let stated: Term<Amount>? = batch.total(name)
            // Each invoice may be a cent off what it should be, the sum of what they state may not.
            compare(
                id, .fatal, stated, ExactAmounts.sum(amounts), "\(name) of the file",
                "the sum of \(source) of the invoices", [])
        }
    }

    private mutating func checkInvoice(_ invoice: FacturaeElement) {
        let lines = invoice.all("Items", "InvoiceLine")
        for (index, line) in lines.enumerated() { checkLine(line, index + 1) }
        for list in ["TaxesOutputs", "TaxesWithheld"] {
            for tax in invoice.all(list, "Tax") { checkTax(tax, lines.count) }
        }
        if let totals = invoice.first("InvoiceTotals") { checkTotals(totals, invoice, lines) }
        checkCorrection(invoice)
    }

    // MARK: Totals

    private mutating func checkTotals(_ totals: FacturaeElement, _ invoice: FacturaeElement, _ lines: [FacturaeElement])
    {
        compare(
            "FAE-T-01", .fatal, totals.term("TotalGrossAmount"),
            ExactAmounts.sum(lines.map { $0.amount("GrossAmount") }),
            "TotalGrossAmount", "the sum of GrossAmount of the lines", ["BT-106"])
        let discounts = totals.all("GeneralDiscounts", "Discount").map { $0.amount("DiscountAmount") }
        let charges = totals.all("GeneralSurcharges", "Charge").map { $0.amount("ChargeAmount") }
        compare(
            "FAE-T-02", .fatal, totals.term("TotalGeneralDiscounts"), ExactAmounts.sum(discounts),
            "TotalGeneralDiscounts", "the sum of the general discounts", ["BT-107"])
        compare(
            "FAE-T-03", .fatal, totals.term("TotalGeneralSurcharges"), ExactAmounts.sum(charges),
            "TotalGeneralSurcharges", "the sum of the general surcharges", ["BT-108"])
        compare(
            "FAE-T-04", .fatal, totals.term("TotalGrossAmountBeforeTaxes"),
            ExactAmounts.sum([
                totals.amount("TotalGrossAmount"),
                (totals.amount("TotalGeneralDiscounts") ?? ExactAmounts.sum(discounts)).map { -$0 },
                totals.amount("TotalGeneralSurcharges") ?? ExactAmounts.sum(charges),
            ]), "TotalGrossAmountBeforeTaxes", "TotalGrossAmount less discounts plus surcharges", ["BT-109"])
        let outputs = invoice.all("TaxesOutputs", "Tax").flatMap { tax in
            [tax.total("TaxAmount")?.value ?? .zero, tax.total("EquivalenceSurchargeAmount")?.value ?? .zero]
        }
        compare(
            "FAE-T-05", .fatal, totals.term("TotalTaxOutputs"), Amount.sum(outputs), "TotalTaxOutputs",
            "the sum of the taxes and equivalence surcharges", ["BT-110"])
        compare(
            "FAE-T-06", .fatal, totals.term("TotalTaxesWithheld"),
            Amount.sum(invoice.all("TaxesWithheld", "Tax").map { $0.total("TaxAmount")?.value ?? .zero }),
            "TotalTaxesWithheld", "the sum of the taxes withheld", [])
        checkInvoiceTotal(totals)
        checkAmountsDue(totals)
        checkInstalments(invoice, totals)
    }

    private mutating func checkInvoiceTotal(_ totals: FacturaeElement) {
        let gross = ExactAmounts.sum([totals.amount("TotalGrossAmountBeforeTaxes"), totals.amount("TotalTaxOutputs")])
        let withheld = totals.amount("TotalTaxesWithheld") ?? .zero
        let expected = gross.flatMap { $0.subtracting(withheld) }
        // Some programs leave the taxes withheld in the invoice total and take them off the amount due.
        let stated: Term<Amount>? = totals.term("InvoiceTotal")
        let leavesOut = !withheld.isZero && stated?.value.map { Self.agree($0, gross) } == true
        compare(
            "FAE-T-07", leavesOut ? .warning : .fatal, stated, expected, "InvoiceTotal",
            "TotalGrossAmountBeforeTaxes plus TotalTaxOutputs less TotalTaxesWithheld", ["BT-112"])
    }

    private mutating func checkAmountsDue(_ totals: FacturaeElement) {
        let payments = totals.all("PaymentsOnAccount", "PaymentOnAccount").map { $0.amount("PaymentOnAccountAmount") }
        if !payments.isEmpty {
            compare(
                "FAE-T-10", .fatal, totals.term("TotalPaymentsOnAccount"), ExactAmounts.sum(payments),
                "TotalPaymentsOnAccount", "the sum of the payments on account", ["BT-113"])
        }
        let subsidies = ExactAmounts.sum(totals.all("Subsidies", "Subsidy").map { $0.amount("SubsidyAmount") })
        let onAccount = totals.amount("TotalPaymentsOnAccount") ?? ExactAmounts.sum(payments)
        var outstanding = ExactAmounts.sum([
            totals.amount("InvoiceTotal"), subsidies.map { -$0 }, onAccount.map { -$0 },
        ])
        let stated = totals.amount("TotalOutstandingAmount")
        // The same programs take the taxes withheld off here.
        if let withheld = totals.amount("TotalTaxesWithheld"), !withheld.isZero,
            let gross = ExactAmounts.sum([
                totals.amount("TotalGrossAmountBeforeTaxes"), totals.amount("TotalTaxOutputs"),
            ]),
            Self.agree(totals.amount("InvoiceTotal"), gross)
        {
            let less = outstanding?.subtracting(withheld)
            if Self.agree(stated, less) { outstanding = less }
        }
        compare(
            "FAE-T-08", .fatal, totals.term("TotalOutstandingAmount"), outstanding, "TotalOutstandingAmount",
            "InvoiceTotal less subsidies and payments on account", [])
        let expenses = totals.all("ReimbursableExpenses", "ReimbursableExpenses").map {
            $0.amount("ReimbursableExpensesAmount")
        }
        compare(
            "FAE-T-11", .fatal, expenses.isEmpty ? nil : totals.term("TotalReimbursableExpenses"),
            ExactAmounts.sum(expenses), "TotalReimbursableExpenses", "the sum of the reimbursable expenses", [])
        compare(
            "FAE-T-09", .fatal, totals.term("TotalExecutableAmount"),
            ExactAmounts.sum([
                stated, -(totals.first("AmountsWithheld")?.amount("WithholdingAmount") ?? .zero),
                -(totals.first("PaymentInKind")?.amount("PaymentInKindAmount") ?? .zero),
                totals.amount("TotalReimbursableExpenses") ?? ExactAmounts.sum(expenses),
                totals.amount("TotalFinancialExpenses") ?? .zero,
            ]), "TotalExecutableAmount",
            "TotalOutstandingAmount less amounts withheld and payment in kind plus reimbursable and financial expenses",
            ["BT-115"])
    }

    private mutating func checkInstalments(_ invoice: FacturaeElement, _ totals: FacturaeElement) {
        let instalments = invoice.all("PaymentDetails", "Installment")
        guard !instalments.isEmpty else { return }
        let sum = ExactAmounts.sum(
            instalments.map { instalment in
                instalment.first("InstallmentAmount").flatMap { Amount($0.peek) }
            })
        compare(
            "FAE-P-01", .warning, totals.term("TotalExecutableAmount"), sum, "TotalExecutableAmount",
            "the sum of the instalments", ["BT-115"])
        for instalment in instalments
        where instalment.first("PaymentMeans")?.peek == "02" && instalment.first("AccountToBeDebited") == nil {
            note(
                "FAE-P-02", .warning, "Direct debit (means 02) needs the account to be debited.", ["BT-91"],
                at: instalment)
        }
    }

    // MARK: Taxes and lines

    /// - Parameter lines: Taxes may be rounded line by line, half a cent each.
    private mutating func checkTax(_ tax: FacturaeElement, _ lines: Int) {
        let slack = Amount(trustedCents: 1 + min(lines, 20_000) / 2)
        guard let base = tax.total("TaxableBase")?.value, let rate = tax.amount("TaxRate") else { return }
        compare(
            "FAE-X-01", .fatal, tax.total("TaxAmount"), rate.hundredth.flatMap { base.multiplied(by: $0) }, "TaxAmount",
            "TaxableBase × TaxRate", ["BT-117"], slack)
        if let surcharge = tax.amount("EquivalenceSurcharge") {
            compare(
                "FAE-X-02", .fatal, tax.total("EquivalenceSurchargeAmount"),
                surcharge.hundredth.flatMap { base.multiplied(by: $0) }, "EquivalenceSurchargeAmount",
                "TaxableBase × EquivalenceSurcharge", ["BT-117"], slack)
        }
    }

    private mutating func checkLine(_ line: FacturaeElement, _ number: Int) {
        let cost: Term<Amount>? = line.term("TotalCost")
        if let quantity = line.amount("Quantity"), let price = line.amount("UnitPriceWithoutTax") {
            compare(
                "FAE-L-01", .warning, cost, quantity.multiplied(by: price), "TotalCost of line \(number)",
                "Quantity × UnitPriceWithoutTax", ["BT-129", "BT-146"])
        }
        let discounts = ExactAmounts.sum(
            line.all("DiscountsAndRebates", "Discount").map { $0.amount("DiscountAmount") })
        let charges = ExactAmounts.sum(line.all("Charges", "Charge").map { $0.amount("ChargeAmount") })
        compare(
            "FAE-L-02", .fatal, line.term("GrossAmount"),
            ExactAmounts.sum([cost?.value, discounts.map { -$0 }, charges]),
            "GrossAmount of line \(number)", "TotalCost less discounts plus charges", ["BT-131"])
    }

    private mutating func checkCorrection(_ invoice: FacturaeElement) {
        guard let header = invoice.first("InvoiceHeader"), let code = header.code("InvoiceClass") else { return }
        let corrective = header.first("Corrective")
        if code == "OR" || code == "CR" {
            if corrective == nil {
                note(
                    "FAE-C-01", .fatal,
                    "A corrective invoice (class \(code)) must say what it corrects and why (Corrective).",
                    ["BT-3", "BG-3"], at: header)
            }
        } else if let corrective {
            note(
                "FAE-C-02", .warning, "It has data of a correction, but its class \(code) is of no corrective invoice.",
                ["BT-3"], at: corrective)
        }
        guard let corrective else { return }
        for (code, text, description) in [
            ("ReasonCode", "ReasonDescription", CorrectionReasons.description),
            ("CorrectionMethod", "CorrectionMethodDescription", CorrectionReasons.methodDescription),
        ] {
            guard let written = corrective.first(code)?.peek, let expected = description(written),
                let words = corrective.first(text)?.peek, words != expected
            else { continue }
            note(
                "FAE-C-03", .warning, "\(text) says “\(words.prefix(60))”, but \(code) \(written) is “\(expected)”.",
                suggestion: expected, at: corrective.first(text))
        }
    }

    // MARK: Comparing

    private static func agree(_ stated: Amount?, _ expected: Amount?, _ tolerance: Amount = tolerance) -> Bool {
        guard let stated, let expected, let difference = stated.subtracting(expected) else { return false }
        return difference.magnitude <= tolerance
    }

    private mutating func mayList(_ id: String) -> Bool {
        counts[id, default: 0] += 1
        return counts[id, default: 0] <= Self.findingsPerRule
    }

    /// Nothing is said where something is missing or no number: that is the structure's matter.
    private mutating func compare(
        _ id: String, _ flag: FacturaeFinding.Flag, _ stated: Term<Amount>?, _ expected: Amount?, _ subject: String,
        _ words: String, _ terms: [String], _ tolerance: Amount = tolerance
    ) {
        guard let stated, let value = stated.value, let expected, !Self.agree(value, expected, tolerance) else {
            return
        }
        let shown = expected.rounded(8).normalised.padded(2)
        guard mayList(id) else { return }
        findings.append(
            FacturaeFinding(
                id, flag, "\(subject) is \(stated.canonical), but \(words) is \(shown).", terms: terms,
                suggestion: "\(shown)", place: stated.place))
    }

    private mutating func note(
        _ id: String, _ flag: FacturaeFinding.Flag, _ message: String, _ terms: [String] = [],
        suggestion: String? = nil,
        at element: FacturaeElement?
    ) {
        guard mayList(id) else { return }
        findings.append(
            FacturaeFinding(id, flag, message, terms: terms, suggestion: suggestion, place: element?.place))
    }
}

/// Sums that say nothing where a part is missing.
enum ExactAmounts {
    static func sum(_ amounts: [Amount?]) -> Amount? {
        var known: [Amount] = []
        for amount in amounts {
            guard let amount else { return nil }
            known.append(amount)
        }
        return Amount.sum(known)
    }
}

extension Amount {
    /// An amount of that many hundredths.
    init(trustedCents cents: Int) { self = Amount(cents).hundredth ?? .zero }
}
