import EN16931

extension Invoice {
    /// The same invoice with the other sign: quantities and amounts, not prices, rates and percentages. A credit note
    /// of 100 is, in Facturae, a corrective invoice of −100.
    var negated: Invoice {
        var copy = self
        for index in copy.lines.indices { copy.lines[index].negate() }
        for index in copy.allowances.indices { copy.allowances[index].negate() }
        for index in copy.charges.indices { copy.charges[index].negate() }
        for index in copy.vatBreakdown.indices {
            copy.vatBreakdown[index].taxableAmount.negate()
            copy.vatBreakdown[index].taxAmount.negate()
        }
        for index in copy.vatTotals.indices { copy.vatTotals[index].amount.negate() }
        guard var totals = copy.totals else { return copy }
        totals.lineNetSum.negate()
        totals.allowanceSum.negate()
        totals.chargeSum.negate()
        totals.withoutVAT.negate()
        totals.vat.negate()
        totals.vatInAccountingCurrency.negate()
        totals.withVAT.negate()
        totals.paid.negate()
        totals.rounding.negate()
        totals.payable.negate()
        copy.totals = totals
        return copy
    }
}

extension InvoiceLine {
    fileprivate mutating func negate() {
        if var quantity {
            quantity.value = quantity.value.negated
            self.quantity = quantity
        }
        netAmount.negate()
        for index in allowances.indices { allowances[index].negate() }
        for index in charges.indices { charges[index].negate() }
    }
}

extension AllowanceOrCharge {
    fileprivate mutating func negate() {
        amount.negate()
        baseAmount.negate()
    }
}

extension Term<Amount> {
    /// What is no number stays as it is.
    fileprivate var negated: Term<Amount> {
        guard let value else { return self }
        return Term(text: (-value).description, value: -value, place: place)
    }
}

extension Term<Amount>? {
    fileprivate mutating func negate() { self = map(\.negated) }
}
