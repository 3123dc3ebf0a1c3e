/// Exact arithmetic. A result beyond 34 digits is nil: a stranger's numbers never trap.
extension Amount {
    /// How a tie is decided when digits are dropped.
    package enum Rounding: Sendable {
        /// Away from zero (1.005 → 1.01, −1.005 → −1.01): what people and accounting mean.
        case halfAwayFromZero
        /// Toward positive infinity (−1.005 → −1.00): `round()` of XPath, as the official rules compute.
        case halfUp
    }

    package static prefix func - (amount: Amount) -> Amount {
        Amount(trusted: -amount.coefficient, scale: Int(amount.scale))
    }

    package var magnitude: Amount { isNegative ? -self : self }

    /// The sum, with as many decimals as the finer of the two.
    package func adding(_ other: Amount) -> Amount? {
        let decimals = max(scale, other.scale)
        guard let left = rescaled(decimals), let right = other.rescaled(decimals) else {
            let (short, otherShort) = (normalised, other.normalised)
            guard short.scale < scale || otherShort.scale < other.scale else { return nil }
            return short.adding(otherShort)
        }
        return Amount(coefficient: left + right, scale: Int(decimals))
    }

    package func subtracting(_ other: Amount) -> Amount? { adding(-other) }

    /// The exact product.
    package func multiplied(by other: Amount) -> Amount? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        if !overflow, let exact = Amount(coefficient: product, scale: Int(scale) + Int(other.scale)) { return exact }
        let (short, otherShort) = (normalised, other.normalised)
        guard short.scale < scale || otherShort.scale < other.scale else { return nil }
        return short.multiplied(by: otherShort)
    }

    /// The quotient, rounded half away from zero to that many decimals; nil for division by zero.
    package func divided(by other: Amount, places: Int) -> Amount? {
        guard !other.isZero, places >= 0, places <= Self.maximumDigits else { return nil }
        // One digit more than asked decides the rounding, the remainder the tie.
        let (numerator, divisor) = (normalised, other.normalised)
        let shift = places + 1 + Int(divisor.scale) - Int(numerator.scale)
        var (top, bottom) = (numerator.coefficient, divisor.coefficient)
        if shift >= 0 {
            guard shift <= Self.maximumDigits else { return nil }
            let (scaled, overflow) = top.multipliedReportingOverflow(by: Self.power(shift))
            guard !overflow else { return nil }
            top = scaled
        } else {
            let (scaled, overflow) = bottom.multipliedReportingOverflow(by: Self.power(min(-shift, Self.maximumDigits)))
            guard !overflow else { return nil }
            bottom = scaled
        }
        return Amount(coefficient: top / bottom, scale: places + 1)?.rounded(places)
    }

    /// Tenfold steps without loss: percentages as factors (`21` → `0.21`).
    package var hundredth: Amount? { Amount(coefficient: coefficient, scale: Int(scale) + 2) }

    /// That many decimals: digits are dropped by the rule, zeros are not added.
    package func rounded(_ places: Int, _ rule: Rounding = .halfAwayFromZero) -> Amount {
        guard Int(scale) > places, places >= 0 else { return self }
        let unit = Self.power(Int(scale) - places)
        let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        let half = unit / 2
        let step: Int128 =
            switch rule {
            case .halfAwayFromZero: rest >= half ? 1 : rest <= -half ? -1 : 0
            case .halfUp: rest >= half ? 1 : rest < -half ? -1 : 0
            }
        return Amount(trusted: whole + step, scale: places)
    }

    /// Written with at least that many decimals (`12.5` → `12.50`).
    package func padded(_ places: Int) -> Amount {
        guard Int(scale) < places, places <= Self.maximumDigits, let longer = rescaled(UInt8(places)) else {
            return self
        }
        return Amount(coefficient: longer, scale: places) ?? self
    }

    /// Nil when one of the sums does not fit.
    package static func sum(_ amounts: some Sequence<Amount>) -> Amount? {
        var total = Amount.zero
        for amount in amounts {
            guard let next = total.adding(amount) else { return nil }
            total = next
        }
        return total
    }

    /// The coefficient with that many decimals, nil when it does not fit; `decimals` ≥ `scale`.
    private func rescaled(_ decimals: UInt8) -> Int128? {
        let factor = Self.power(Int(decimals) - Int(scale))
        let (value, overflow) = coefficient.multipliedReportingOverflow(by: factor)
        return overflow || value.magnitude >= Self.limit ? nil : value
    }
}
