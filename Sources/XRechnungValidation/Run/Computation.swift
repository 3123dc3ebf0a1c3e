import EN16931

// The arithmetic of the rules: exact, nil where a number is missing, unreadable or too large.

/// `first − second`
func difference(_ first: Amount?, _ second: Amount?) -> Amount? {
    guard let first, let second else { return nil }
    return first.subtracting(second)
}

/// `first + second`
func total(_ first: Amount?, _ second: Amount?) -> Amount? {
    guard let first, let second else { return nil }
    return first.adding(second)
}

extension Amount {
    /// Two decimals, rounded as XPath's `round(x * 10 * 10) div 100`.
    var cents: Amount { rounded(2, .halfUp) }

    /// Whether the other is at most so far away.
    func isWithin(_ slack: Amount, of other: Amount?) -> Bool {
        guard let distance = difference(self, other)?.magnitude else { return false }
        return distance <= slack
    }
}

/// What a line's net amount is computed from (BT-131 = BT-129 × BT-146 ÷ BT-149 + BT-141 − BT-136).
struct LineComputation {
    /// BT-131, 0 where it is missing; nil where it is no number, as all others.
    var stated: Amount?
    /// BT-129, 1 where it is missing.
    var quantity: Amount?
    /// BT-146, 0 where it is missing.
    var price: Amount?
    /// BT-149, 1 where it is missing or 0.
    var baseQuantity: Amount?
    var charges: Amount?
    var allowances: Amount?

    /// Whether stated and computed amount differ by no more than the slack. Without dividing, so without rounding.
    func holds(slack: Amount) -> Bool {
        guard let quantity, let price, let baseQuantity, !baseQuantity.isZero,
            let rest = total(difference(stated, charges), allowances),
            let product = quantity.multiplied(by: price), let scaled = rest.multiplied(by: baseQuantity),
            let margin = slack.multiplied(by: baseQuantity.magnitude)
        else { return false }
        return scaled.isWithin(margin, of: product)
    }

    /// BT-131 as computed, two decimals.
    var computed: Amount? {
        guard let quantity, let price, let baseQuantity else { return nil }
        let value = quantity.multiplied(by: price)?.divided(by: baseQuantity, places: 6)
        return difference(total(value, charges), allowances)?.cents.padded(2)
    }
}

/// By how much a computed amount may differ: two hundredths, half a forint.
func slack(currency: String?) -> Amount {
    currency == "HUF" ? Amount("0.5") ?? .zero : Amount("0.02") ?? .zero
}
