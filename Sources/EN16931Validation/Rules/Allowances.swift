import EN16931

extension RuleRun {
    /// BR-31…BR-38, BR-CO-21, BR-CO-22: allowances and charges of the document.
    mutating func checkAllowancesAndCharges() {
        for allowance in invoice.allowances where !isPassedOver(allowance) {
            checkAmount(allowance, "BR-31", "BT-92", of: "A document level allowance (BG-20)")
            require(
                allowance.isOfVAT && allowance.vatCategory != nil, "BR-32", ["BT-95"], at: allowance.source,
                "A document level allowance (BG-20) has no VAT category (BT-95). Add it.")
            checkReason(
                allowance, ["BR-33", "BR-CO-21"], ["BT-97", "BT-98"], of: "A document level allowance (BG-20)")
        }
        for charge in invoice.charges where !isPassedOver(charge) {
            checkAmount(charge, "BR-36", "BT-99", of: "A document level charge (BG-21)")
            require(
                charge.isOfVAT && charge.vatCategory != nil, "BR-37", ["BT-102"], at: charge.source,
                "A document level charge (BG-21) has no VAT category (BT-102). Add it.")
            checkReason(charge, ["BR-38", "BR-CO-22"], ["BT-104", "BT-105"], of: "A document level charge (BG-21)")
        }
    }

    /// BR-41…BR-44, BR-CO-23, BR-CO-24: allowances and charges of a line.
    mutating func checkAllowancesAndCharges(of line: InvoiceLine) {
        for allowance in line.allowances where !isPassedOver(allowance) {
            checkAmount(allowance, "BR-41", "BT-136", of: "A line allowance (BG-27)")
            checkReason(allowance, ["BR-42", "BR-CO-23"], ["BT-139", "BT-140"], of: "A line allowance (BG-27)")
        }
        for charge in line.charges where !isPassedOver(charge) {
            checkAmount(charge, "BR-43", "BT-141", of: "A line charge (BG-28)")
            checkReason(charge, ["BR-44", "BR-CO-24"], ["BT-144", "BT-145"], of: "A line charge (BG-28)")
        }
    }

    func isPassedOver(_ entry: AllowanceOrCharge) -> Bool { tree?.passesOver(entry) ?? false }

    private mutating func checkAmount(_ entry: AllowanceOrCharge, _ id: String, _ term: String, of what: String) {
        require(entry.amount.isStated(), id, [term], at: entry.source, "\(what) has no amount (\(term)). Add it.")
    }

    private mutating func checkReason(_ entry: AllowanceOrCharge, _ ids: [String], _ terms: [String], of what: String) {
        for id in ids {
            require(
                entry.reason != nil || entry.reasonCode != nil, id, terms, at: entry.source,
                "\(what) has neither a reason (\(terms[0])) nor a reason code (\(terms[1])). Add one of them.")
        }
    }
}
