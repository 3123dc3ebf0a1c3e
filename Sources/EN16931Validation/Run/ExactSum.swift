import EN16931

/// Arithmetic on numbers that may be missing: a missing or unreadable number, or an overflow, makes the result nil.
enum Exact {
    /// The sum of what is stated; missing ones do not count, as in XPath's `sum()`.
    static func sum(_ terms: some Sequence<Term<Amount>?>) -> Amount? {
        var total = Amount.zero
        for case let term? in terms {
            guard let value = term.value, let next = total.adding(value) else { return nil }
            total = next
        }
        return total
    }

    /// `first + second`
    static func plus(_ first: Amount?, _ second: Amount?) -> Amount? {
        guard let first, let second else { return nil }
        return first.adding(second)
    }

    /// `first − second`
    static func minus(_ first: Amount?, _ second: Amount?) -> Amount? {
        guard let first, let second else { return nil }
        return first.subtracting(second)
    }

    /// `base × rate ÷ 100`, two decimals, rounded as XPath does.
    static func tax(on base: Amount?, rate: Amount?) -> Amount? {
        guard let base, let factor = rate?.hundredth else { return nil }
        return base.multiplied(by: factor)?.cents
    }
}

extension Amount {
    /// Two decimals, rounded as XPath's `round(x * 100) div 100`.
    var cents: Amount { rounded(2, .halfUp) }

    /// Whether the other lies less than one unit away.
    ///
    /// - Parameter inclusive: Exactly one unit away also counts.
    func isWithinOneUnit(of other: Amount, inclusive: Bool = false) -> Bool {
        guard let distance = subtracting(other)?.magnitude else { return false }
        return distance < Amount(1) || (inclusive && distance == Amount(1))
    }
}
