import EN16931

/// What a line's net amount (BT-131) must be: quantity × (price ÷ base quantity) + charges − allowances.
struct LineAmount {
    var quantity: Amount?
    var price: Amount?
    /// Zero and a missing one count as 1.
    var baseQuantity: Amount?
    /// Sums of the line's charges and allowances; nil where one of them cannot be read.
    var charges: Amount?
    var allowances: Amount?

    /// Nil where a number of it cannot be read or is too long.
    var value: Amount? {
        guard let quantity, let goods = unitPrice(fitting: quantity), let charges, let allowances else { return nil }
        return goods.adding(charges.rounded(2, .halfUp))?.subtracting(allowances.rounded(2, .halfUp))
    }

    /// Quantity times the price of one unit. The quotient has 18 decimals as in the artefact's arithmetic, or fewer
    /// where the product would not fit.
    private func unitPrice(fitting quantity: Amount) -> Amount? {
        guard let price, let baseQuantity else { return nil }
        if baseQuantity.isZero || baseQuantity == Amount(1) { return quantity.multiplied(by: price) }
        for places in [18, 12, 8] {
            if let product = price.divided(by: baseQuantity, places: places)?.multiplied(by: quantity) {
                return product
            }
        }
        return nil
    }

    /// The sum; nil where one cannot be read.
    static func sum(_ amounts: some Sequence<Amount?>) -> Amount? {
        var total = Amount.zero
        for amount in amounts {
            guard let amount, let next = total.adding(amount) else { return nil }
            total = next
        }
        return total
    }
}
