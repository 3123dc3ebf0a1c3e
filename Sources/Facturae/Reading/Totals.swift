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
        accountForOutstanding(element)
        let rounding = roundingAmount(element)
        totals.rounding = rounding
        totals.paid = paid(element, isRounded: rounding != nil)
        tellWithheld(element, totals)
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
        block.first("WithholdingReason")?.account()
        return Term(text: (-value).description, value: -value, place: amount.place)
    }

    /// BT-113: everything between the total with VAT and the amount due. Alone, payments on account are taken as written.
    private mutating func paid(_ element: FacturaeElement, isRounded: Bool) -> Term<Amount>? {
        let onAccount: Term<Amount>? = element.term("TotalPaymentsOnAccount")
        let details = element.all("PaymentsOnAccount", "PaymentOnAccount").compactMap {
            $0.first("PaymentOnAccountAmount")
        }
        var parts = PaidParts()
        parts.add("taxes withheld", element.first("TotalTaxesWithheld"))
        for subsidy in element.all("Subsidies", "Subsidy") { parts.add("subsidies", subsidy.first("SubsidyAmount")) }
        if !isRounded {
            parts.add("amounts withheld until fulfilment", element.first("AmountsWithheld", "WithholdingAmount"))
        }
        parts.add("payment in kind", element.first("PaymentInKind", "PaymentInKindAmount"))
        let expenses = element.all("ReimbursableExpenses", "ReimbursableExpenses")
        let reimbursable =
            element.first("TotalReimbursableExpenses").map { [$0] }
            ?? expenses.compactMap { $0.first("ReimbursableExpensesAmount") }
        for expense in reimbursable {
            parts.add("reimbursable expenses (to be paid in addition)", expense, isAddition: true)
        }
        parts.add(
            "financial expenses (to be paid in addition)", element.first("TotalFinancialExpenses"), isAddition: true)
        let isPlain = parts.list.isEmpty
        if isPlain, let onAccount {
            for detail in details { detail.tell("EN 16931 has no single payments; BT-113 is their sum.") }
            return onAccount
        }
        if onAccount?.value != nil {
            parts.add("payments on account", element.first("TotalPaymentsOnAccount"))
            for detail in details { detail.tell("EN 16931 has no single payments; BT-113 has their sum in it.") }
        } else {
            for detail in details { parts.add("payments on account", detail) }
        }
        guard !parts.list.isEmpty, let sum = parts.sum else { return nil }
        parts.tell(sum)
        if !isPlain {
            findings.append(
                FacturaeFinding(
                    "FAE-PAID", .information,
                    "The paid amount (BT-113) is everything between the total with VAT and the amount due: "
                        + "\(parts.description). \(withheldTaxes())", terms: ["BT-113"], place: element.place))
        }
        return Term(text: sum.description, value: sum, place: (onAccount?.place ?? element.place))
    }

    /// The amount before what is withheld until fulfilment and what is paid in addition.
    private func accountForOutstanding(_ element: FacturaeElement) {
        guard let outstanding = element.first("TotalOutstandingAmount") else { return }
        let known = ["TotalExecutableAmount", "InvoiceTotal"].compactMap { element.peekedAmount($0) }
        if let amount = Amount(outstanding.peek), known.contains(amount) {
            outstanding.account()
        } else {
            outstanding.tell(
                "EN 16931 has one amount due, BT-115, which is TotalExecutableAmount, not what is outstanding before "
                    + "amounts withheld and expenses.")
        }
    }

    /// What is withheld as tax, and what that changed.
    private func tellWithheld(_ element: FacturaeElement, _ totals: DocumentTotals) {
        let withVAT = totals.withVAT?.canonical ?? "?"
        if let total = element.first("InvoiceTotal"), Amount(total.peek) != totals.withVAT?.value {
            total.tell(
                "InvoiceTotal is after taxes withheld, the total with VAT of EN 16931 (BT-112) before them: it is \(withVAT)."
            )
        }
        if let withheld = element.first("TotalTaxesWithheld"), Amount(withheld.peek)?.isZero == false {
            withheld.tell(
                "EN 16931 has no term for taxes withheld. They count as paid (BT-113 is \(totals.paid?.canonical ?? "?")), the "
                    + "total with VAT (BT-112) is what it is without them (\(withVAT)), and the amount due is as stated."
            )
        }
        for tax in self.element.all("TaxesWithheld", "Tax") {
            tax.tell(
                "EN 16931 has no term for taxes withheld, of which this is one (\(Self.name(of: tax))); they count as paid (BT-113)."
            )
        }
    }

    private static func name(of tax: FacturaeElement) -> String {
        let kind = TaxTypeCodes.kind(tax.first("TaxTypeCode")?.peek ?? "")
        return if case .other(let name) = kind { name } else { "IVA" }
    }

    private func withheldTaxes() -> String {
        let taxes = element.all("TaxesWithheld", "Tax").prefix(16).map { tax in
            "\(Self.name(of: tax)) \(tax.code("TaxRate") ?? "?") % of \(tax.total("TaxableBase")?.canonical ?? "?") is "
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
        let elements = taxes.compactMap { $0.first("TaxAmount", "EquivalentInEuros") }
        guard elements.count == taxes.count else { return nil }
        let amounts: [Term<Amount>] = elements.map { $0.content() }
        guard let first = amounts.first,
            let sum = Amount.sum(amounts.compactMap(\.value))
        else { return nil }
        if amounts.count == 1 { return first }
        for element in elements { element.tell("EN 16931 has only the sum in euros, BT-111, which is \(sum).") }
        return Term(text: sum.description, value: sum, place: first.place)
    }
}

/// What stands between the total with VAT and the amount due, part by part.
private struct PaidParts {
    private(set) var list: [(words: String, amount: Amount, element: FacturaeElement)] = []

    /// Nothing where the element is missing, no number, or nought.
    ///
    /// - Parameter isAddition: It is to be paid besides the invoice.
    mutating func add(_ words: String, _ element: FacturaeElement?, isAddition: Bool = false) {
        guard let element, let amount = Amount(element.peek) else { return }
        element.account()
        if !amount.isZero { list.append((words, isAddition ? -amount : amount, element)) }
    }

    var sum: Amount? { Amount.sum(list.map(\.amount)) }

    var description: String {
        let shown = list.prefix(32).map { "\($0.words) \($0.amount)" }.joined(separator: ", ")
        return list.count > 32 ? shown + ", …" : shown
    }

    /// One part alone is the paid amount itself.
    func tell(_ sum: Amount) {
        for part in list where list.count > 1 || part.words != "payments on account" {
            part.element.tell("It is in the paid amount (BT-113), which is \(sum): \(part.words).")
        }
    }
}
