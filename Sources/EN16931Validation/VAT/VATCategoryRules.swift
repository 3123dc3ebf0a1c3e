import EN16931

extension RuleRun {
    /// The ten rules each VAT category has (EN 16931-1 table 6 ff.), in one form for all.
    mutating func check(_ category: VATCategory) {
        let use = uses.use(of: category.code)
        // The UBL artefact's rules about the use of S do not ask which tax a category is of.
        let anyTax = category.code == "S" && syntax == .ubl ? uses.use(ofAnyTax: category.code) : use
        checkBreakdownExists(category, anyTax)
        checkIdentifiers(category, use, anyTax)
        checkRates(category, use)
        // Nor do its rules about the taxable amount.
        let summed = syntax == .ubl ? uses.use(ofAnyTax: category.code) : use
        for breakdown in use.breakdowns { check(breakdown, category, summed) }
        if category.code == "K" { checkDeliveryAbroad(use) }
    }

    /// The same under a root of another name, where the artefact finds neither parties nor lines.
    mutating func checkApartFromRoot(_ category: VATCategory) {
        let use = uses.use(of: category.code)
        if category.seller == .vatOrTaxRegistration, category.buyer == .none {
            checkIdentifiers(category, use, use)
        }
        checkRates(category, use)
        for breakdown in use.breakdowns { check(breakdown, category, VATCategoryUse()) }
    }

    /// 01: a category in use has its breakdown, exactly one where there is only one rate.
    private mutating func checkBreakdownExists(_ category: VATCategory, _ use: VATCategoryUse) {
        let count = use.breakdowns.count
        let holds: Bool
        switch (syntax, category.isPerRate) {
        case (.ubl, true): holds = use.isUsed == (count > 0)
        case (.cii, true): holds = !use.isUsed || count > 0
        case (.ubl, false): holds = use.isUsed || count > 0 ? count == 1 : true
        case (.cii, false): holds = use.isUsed ? count == 1 : count == 0
        }
        require(
            holds, category.rule(1), ["BT-118", "BT-151", "BT-95", "BT-102"], at: invoice.source,
            use.isUsed
                ? "VAT category \(category.code) (\(category.name)) is used, but has \(count) breakdowns (BG-23). State "
                    + (category.isPerRate ? "one for each rate." : "exactly one.")
                : "There is a breakdown (BG-23) of VAT category \(category.code) (\(category.name)), but nothing has this "
                    + "category. Remove it or correct the categories.")
    }

    /// 02…04: the parties' identifiers a use of the category asks for, by lines, allowances and charges.
    private mutating func checkIdentifiers(_ category: VATCategory, _ use: VATCategoryUse, _ anyTax: VATCategoryUse) {
        let places: [[Provenance]] = [
            anyTax.lines.map(\.place), use.allowances.map(\.place), use.charges.map(\.place),
        ]
        let (areStated, terms, message) = identifiersDemanded(by: category)
        for (index, uses) in places.enumerated() where !uses.isEmpty {
            // BR-AF-04 of the UBL artefact passes over a code with blanks around it.
            if syntax == .ubl, category.code == "L", index == 2,
                !use.charges.contains(where: { $0.code == "L" })
            {
                continue
            }
            // BR-S-02 of the UBL artefact does not hold either where no line's S is of VAT.
            let holds = areStated && (index > 0 || !use.lines.isEmpty)
            // The UBL artefact reports once at the document, the CII artefact at each use.
            for place in syntax == .ubl ? [invoice.source] : uses {
                require(holds, category.rule(index + 2), terms, at: place, message)
            }
        }
    }

    private func identifiersDemanded(by category: VATCategory) -> (holds: Bool, terms: [String], message: String) {
        let (seller, buyer) = (invoice.seller, invoice.buyer)
        let representative = invoice.taxRepresentative?.vatIdentifier != nil
        let isSeen = !(tree?.hasForeignRoot ?? false)
        if category.code == "O" {
            let isFree =
                seller?.vatIdentifier == nil && !representative
                && buyer?.vatIdentifier == nil
            return (
                isFree, ["BT-31", "BT-48", "BT-63"],
                "VAT category O (not subject to VAT) is used, but a VAT identifier is stated (BT-31, BT-48 or BT-63). Remove it "
                    + "or correct the category."
            )
        }
        var holds = seller?.vatIdentifier != nil || representative
        var terms = ["BT-31", "BT-63"]
        var wanted = "the seller's or its tax representative's VAT identifier (BT-31, BT-63)"
        if category.seller == .vatOrTaxRegistration {
            holds = holds || seller?.taxRegistration != nil
            terms = ["BT-31", "BT-32", "BT-63"]
            wanted =
                "the seller's VAT identifier (BT-31), its tax registration (BT-32) or its tax representative's VAT "
                + "identifier (BT-63)"
        }
        holds = holds && isSeen
        switch category.buyer {
        case .vat:
            holds = holds && buyer?.vatIdentifier != nil
            terms.append("BT-48")
            wanted += ", and the buyer's VAT identifier (BT-48)"
        case .vatOrLegalRegistration:
            holds =
                holds && (buyer?.vatIdentifier != nil || buyer?.legalRegistration != nil)
            terms += ["BT-47", "BT-48"]
            wanted += ", and the buyer's VAT identifier (BT-48) or legal registration (BT-47)"
        case .none: break
        }
        return (holds, terms, "VAT category \(category.code) (\(category.name)) is used: state \(wanted).")
    }

    /// 05…07: the rates of lines, allowances and charges.
    private mutating func checkRates(_ category: VATCategory, _ use: VATCategoryUse) {
        for line in use.lines {
            checkRate(line.rate, "BT-152", category, category.rule(5), at: line.place)
        }
        for allowance in use.allowances {
            checkRate(allowance.rate, "BT-96", category, category.rule(6), at: allowance.place)
        }
        for charge in use.charges {
            checkRate(charge.rate, "BT-103", category, category.rule(7), at: charge.place)
        }
    }

    private mutating func checkRate(
        _ rate: Term<Amount>?, _ term: String, _ category: VATCategory, _ id: String, at place: Provenance
    ) {
        let value = rate.amount()
        let (holds, demand) =
            switch category.rate {
            case .positive: (value.map { !$0.isZero && !$0.isNegative } ?? false, "a rate above zero")
            case .zero: (value?.isZero ?? false, "the rate 0")
            case .zeroOrMore: (value.map { !$0.isNegative } ?? false, "a rate of zero or more")
            case .none: (rate == nil, "no rate")
            }
        require(
            holds, id, [term], at: place,
            "VAT category \(category.code) (\(category.name)) demands \(demand), but \(term) says \(show(rate)). Correct the rate "
                + "or the category.")
    }

    /// 08…10: the amounts and the exemption reason of a breakdown.
    private mutating func check(_ breakdown: VATBreakdown, _ category: VATCategory, _ use: VATCategoryUse) {
        checkTaxable(breakdown, category, use)
        let tax = breakdown.taxAmount.amount()
        if category.isPerRate {
            checkTax(breakdown, category)
        } else {
            require(
                tax?.isZero ?? false, category.rule(9), ["BT-117"], at: breakdown.source, suggestion: .zero.padded(2),
                "VAT category \(category.code) (\(category.name)) has no tax, but BT-117 says \(show(breakdown.taxAmount)). Make it "
                    + "0 or correct the category.")
        }
        let hasReason = breakdown.exemptionReason != nil || breakdown.exemptionReasonCode != nil
        require(
            hasReason == category.needsExemptionReason, category.rule(10), ["BT-120", "BT-121"], at: breakdown.source,
            category.needsExemptionReason
                ? "The breakdown of VAT category \(category.code) (\(category.name)) gives no exemption reason. State it as text "
                    + "(BT-120) or code (BT-121)."
                : "The breakdown of VAT category \(category.code) (\(category.name)) gives an exemption reason (BT-120, BT-121), "
                    + "which it must not have. Remove it.")
    }

    /// 08: BT-116 = lines + charges − allowances, per rate where the category has several.
    private mutating func checkTaxable(_ breakdown: VATBreakdown, _ category: VATCategory, _ use: VATCategoryUse) {
        let rate = category.isPerRate ? breakdown.rate.amount() : nil
        if category.isPerRate, rate == nil { return }
        let stated = breakdown.taxableAmount.amount()
        let expected = use.taxable(rate: rate)
        // The artefacts' slack: UBL where there are several rates, CII where there is one (but O).
        let hasSlack = syntax == .ubl ? category.isPerRate : !category.isPerRate && category.code != "O"
        var holds = false
        if let stated, let expected {
            holds = hasSlack ? stated.isWithinOneUnit(of: expected) : stated == expected
        }
        if let rate, syntax == .ubl { holds = holds && use.isUsed(rate: rate) }
        require(
            holds, category.rule(8), ["BT-116", "BT-131", "BT-99", "BT-92"], at: breakdown.source,
            suggestion: expected?.padded(2),
            "Lines, charges and allowances of VAT category \(category.code)\(rate.map { " at \($0) %" } ?? "") come to "
                + "\(show(expected)), but the taxable amount (BT-116) says \(show(breakdown.taxableAmount)). Correct one of them."
        )
    }

    /// 09: BT-117 = BT-116 × BT-119 ÷ 100. The CII artefact does not check it for IGIC and IPSI.
    private mutating func checkTax(_ breakdown: VATBreakdown, _ category: VATCategory) {
        guard syntax == .ubl || category.code == "S" else { return }
        let expected = Exact.tax(on: breakdown.taxableAmount.amount()?.magnitude, rate: breakdown.rate.amount())
        let tax = breakdown.taxAmount.amount()
        var holds = false
        if let tax, let expected { holds = tax.magnitude.isWithinOneUnit(of: expected) }
        let isNegative = breakdown.taxableAmount.amount()?.isNegative == true
        let suggestion = expected.map { (isNegative ? -$0 : $0).padded(2) }
        require(
            holds, category.rule(9), ["BT-117", "BT-116", "BT-119"], at: breakdown.source, suggestion: suggestion,
            "\(show(breakdown.rate)) % (BT-119) on \(show(breakdown.taxableAmount)) (BT-116) is \(show(suggestion)), but the tax "
                + "amount (BT-117) says \(show(breakdown.taxAmount)). Correct one of them.")
    }
}
