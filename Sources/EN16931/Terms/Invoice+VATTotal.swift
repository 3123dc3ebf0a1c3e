extension Invoice {
    /// The amount of the VAT total in that currency: BT-110 for BT-5, BT-111 for BT-6.
    ///
    /// A VAT total that names no currency is in the invoice currency.
    package func vatTotal(in currency: Term<String>?) -> Term<Amount>? {
        guard let currency, !currency.isEmpty else { return nil }
        let matching = vatTotals.first { $0.currency?.canonical == currency.canonical }
        if let matching { return matching.amount }
        guard currency.canonical == currencyCode?.canonical else { return nil }
        return vatTotals.first { $0.currency == nil }?.amount
    }

    /// The sum of the VAT category tax amounts (BT-117), by which BR-CO-14 holds BT-110; nil where one cannot be read.
    package var vatBreakdownSum: Amount? {
        var sum = Amount.zero
        for entry in vatBreakdown {
            guard let amount = entry.taxAmount?.value, let next = sum.adding(amount) else { return nil }
            sum = next
        }
        return sum
    }
}
