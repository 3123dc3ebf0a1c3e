import XML

extension CIIRules {
    mutating func checkPaymentMeans() {
        let means = settlement.ram("SpecifiedTradeSettlementPaymentMeans")
        let mandate = settlement.ram("SpecifiedTradePaymentTerms").ram("DirectDebitMandateID")
        let creditor = settlement.ram("CreditorReferenceID")
        // What of a direct debit stands outside the payment means counts for each of them.
        let isDebited = !mandate.isEmpty || !creditor.isEmpty
        for means in means { check(means, isDebited: isDebited) }
        checkDirectDebit(
            hasMandate: !mandate.isEmpty, hasCreditor: !creditor.isEmpty,
            hasAccount: !means.ram("PayerPartyDebtorFinancialAccount").ram("IBANID").isEmpty)
    }

    private mutating func check(_ means: XMLElement, isDebited: Bool) {
        let account = means.ram("PayeePartyCreditorFinancialAccount")
        let card = means.ram("ApplicableTradeSettlementFinancialCard")
        let debited = means.ram("PayerPartyDebtorFinancialAccount").ram("IBANID")
        let hasDirectDebit = isDebited || !debited.isEmpty
        let code = means.ram("TypeCode").onlyNormalised
        switch code {
        case "30", "58":
            if code == "58" {
                let number = account.ram("IBANID").first?.text ?? ""
                run.require(IBAN.isValid(number), .payeeIBAN, at: means, detail: "It is \(quoted(number)).")
            }
            run.require(!account.isEmpty, .creditTransfer, at: means)
            run.require(card.isEmpty && !hasDirectDebit, .creditTransferOnly, at: means)
        case "48", "54", "55":
            run.require(!card.isEmpty, .paymentCard, at: means)
            run.require(account.isEmpty && !hasDirectDebit, .paymentCardOnly, at: means)
        case "59":
            let number = debited.first?.text ?? ""
            run.require(IBAN.isValid(number), .payerIBAN, at: means, detail: "It is \(quoted(number)).")
            run.require(hasDirectDebit, .directDebit, at: means)
            run.require(
                account.isEmpty && card.isEmpty && means.ram("PayeeSpecifiedCreditorFinancialInstitution").isEmpty
                    && means.ram("PayerSpecifiedDebtorFinancialInstitution").isEmpty,
                .directDebitOnly, at: means)
        default: break
        }
    }

    /// BG-19 has no element in CII; it is there where one of its three terms is. The official rules take one that is
    /// alone for incomplete even where it is the one they ask for.
    private mutating func checkDirectDebit(hasMandate: Bool, hasCreditor: Bool, hasAccount: Bool) {
        guard hasMandate || hasCreditor || hasAccount else { return }
        run.require(hasCreditor && (hasMandate || hasAccount), .creditorIdentifier, at: root)
        run.require(hasAccount && (hasMandate || hasCreditor), .debitedAccount, at: root)
    }
}
