import EN16931

extension InvoiceReading {
    /// BG-22. Facturae's invoice total is after taxes withheld, EN 16931's before: what is withheld counts as paid, so
    /// that the amount due is the same.
    mutating func readTotals(into invoice: inout Invoice) {
        guard let element = element.first("InvoiceTotals") else { return }
        var totals = DocumentTotals()
        totals.source = element.provenance
        totals.lineNetSum = element.term("TotalGrossAmount")
        totals.allowanceSum = element.term("TotalGeneralDiscounts")
        totals.chargeSum = element.term("TotalGeneralSurcharges")
        totals.withoutVAT = element.term("TotalGrossAmountBeforeTaxes")
        totals.vat = element.term("TotalTaxOutputs")
        totals.withVAT = withVAT(element, totals)
        totals.payable = element.term("TotalExecutableAmount")
        _ = element.code("TotalOutstandingAmount")
        let rounding = roundingAmount(element)
        totals.rounding = rounding
        totals.paid = paid(element, isRounded: rounding != nil)
        totals.vatInAccountingCurrency = vatInEuros(invoice)
        for (amount, currency) in [
            (totals.vat, invoice.currencyCode), (totals.vatInAccountingCurrency, invoice.vatAccountingCurrencyCode),
        ] {
            guard let amount else { continue }
            var total = VATTotal()
            total.amount = amount
            total.currency = currency
            total.source = Provenance(amount.place)
            invoice.vatTotals.append(total)
        }
        invoice.totals = totals
    }

    /// BT-112: the invoice total with the taxes withheld put back, unless the document left them in.
    private func withVAT(_ element: FacturaeElement, _ totals: DocumentTotals) -> Term<Amount>? {
        guard let total: Term<Amount> = element.term("InvoiceTotal") else { return nil }
        guard let value = total.value, let withheld = element.amount("TotalTaxesWithheld"), !withheld.isZero,
            let whole = value.adding(withheld)
        else { return total }
        if let net = totals.withoutVAT?.value, let vat = totals.vat?.value, net.adding(vat) == value { return total }
        return Term(text: whole.description, value: whole, place: total.place)
    }

    /// BT-114, which Facturae has not: the archive writes it as an amount withheld with this reason.
    static let roundingReason = "Redondeo"

    private func roundingAmount(_ element: FacturaeElement) -> Term<Amount>? {
        guard let block = element.first("AmountsWithheld"),
            block.first("WithholdingReason")?.peek == Self.roundingReason,
            let amount: Term<Amount> = block.term("WithholdingAmount"), let value = amount.value
        else { return nil }
        block.account()
        return Term(text: (-value).description, value: -value, place: amount.place)
    }

    /// BT-113: everything between the total with VAT and the amount due. Alone, payments on account are taken as written.
    private mutating func paid(_ element: FacturaeElement, isRounded: Bool) -> Term<Amount>? {
        var parts: [(words: String, amount: Amount)] = []
        let onAccount: Term<Amount>? = element.term("TotalPaymentsOnAccount")
        let details = element.all("PaymentsOnAccount", "PaymentOnAccount").compactMap {
            $0.amount("PaymentOnAccountAmount")
        }
        func add(_ words: String, _ amount: Amount?) {
            if let amount, !amount.isZero { parts.append((words, amount)) }
        }
        add("taxes withheld", element.amount("TotalTaxesWithheld"))
        add("subsidies", Amount.sum(element.all("Subsidies", "Subsidy").compactMap { $0.amount("SubsidyAmount") }))
        if !isRounded {
            add("amounts withheld until fulfilment", element.first("AmountsWithheld")?.amount("WithholdingAmount"))
        }
        add("payment in kind", element.first("PaymentInKind")?.amount("PaymentInKindAmount"))
        let reimbursable =
            element.amount("TotalReimbursableExpenses")
            ?? Amount.sum(
                element.all("ReimbursableExpenses", "ReimbursableExpenses").compactMap {
                    $0.amount("ReimbursableExpensesAmount")
                })
        add("reimbursable expenses (to be paid in addition)", reimbursable.map { -$0 })
        add("financial expenses (to be paid in addition)", element.amount("TotalFinancialExpenses").map { -$0 })
        if parts.isEmpty, let onAccount { return onAccount }
        if let amount = onAccount?.value ?? Amount.sum(details) { add("payments on account", amount) }
        guard !parts.isEmpty, let sum = Amount.sum(parts.map(\.amount)) else { return nil }
        let list = parts.map { "\($0.words) \($0.amount)" }.joined(separator: ", ")
        if parts.contains(where: { $0.words != "payments on account" }) {
            findings.append(
                FacturaeFinding(
                    "FAE-PAID", .information,
                    "The paid amount (BT-113) is everything between the total with VAT and the amount due: \(list). "
                        + withheldTaxes(), terms: ["BT-113"], place: element.place))
        }
        return Term(text: sum.description, value: sum, place: (onAccount?.place ?? element.place))
    }

    private func withheldTaxes() -> String {
        let taxes = element.all("TaxesWithheld", "Tax").prefix(16).map { tax in
            let kind = TaxTypeCodes.kind(tax.code("TaxTypeCode") ?? "")
            let name = if case .other(let name) = kind { name } else { "IVA" }
            return "\(name) \(tax.code("TaxRate") ?? "?") % of \(tax.total("TaxableBase")?.canonical ?? "?") is "
                + "\(tax.total("TaxAmount")?.canonical ?? "?")"
        }
        return taxes.isEmpty
            ? ""
            : "EN 16931 has no term for taxes withheld (\(taxes.joined(separator: ", "))); they stay in the document."
    }

    /// BT-111: where VAT is due in euros and the invoice is in another currency.
    private func vatInEuros(_ invoice: Invoice) -> Term<Amount>? {
        guard invoice.vatAccountingCurrencyCode?.canonical == "EUR" else { return nil }
        let taxes = element.all("TaxesOutputs", "Tax")
        let amounts: [Term<Amount>] = taxes.compactMap { $0.first("TaxAmount")?.term("EquivalentInEuros") }
        guard amounts.count == taxes.count, let first = amounts.first,
            let sum = Amount.sum(amounts.compactMap(\.value))
        else { return nil }
        return amounts.count == 1 ? first : Term(text: sum.description, value: sum, place: first.place)
    }
}
