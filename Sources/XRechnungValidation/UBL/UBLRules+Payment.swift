import XML

extension UBLRules {
    mutating func checkPaymentMeans() {
        let means = root.cac("PaymentMeans")
        for means in means {
            let account = means.cac("PayeeFinancialAccount")
            let card = means.cac("CardAccount")
            let mandate = means.cac("PaymentMandate")
            switch means.cbc("PaymentMeansCode").onlyNormalised {
            case "30":
                check(transfer: account, card, mandate, at: means)
            case "58":
                let number = account.cbc("ID").first?.text ?? ""
                run.require(IBAN.isValid(number), .payeeIBAN, at: means, detail: "It is \(quoted(number)).")
                check(transfer: account, card, mandate, at: means)
            case "48", "54", "55":
                run.require(!card.isEmpty, .paymentCard, at: means)
                run.require(account.isEmpty && mandate.isEmpty, .paymentCardOnly, at: means)
            case "59":
                let number = mandate.cac("PayerFinancialAccount").cbc("ID").first?.text ?? ""
                run.require(IBAN.isValid(number), .payerIBAN, at: means, detail: "It is \(quoted(number)).")
                run.require(!mandate.isEmpty, .directDebit, at: means)
                run.require(account.isEmpty && card.isEmpty, .directDebitOnly, at: means)
            default: break
            }
        }
        let mandates = means.cac("PaymentMandate")
        guard !mandates.isEmpty else { return }
        let parties = root.cac("AccountingSupplierParty").cac("Party") + root.cac("PayeeParty")
        run.require(
            parties.cac("PartyIdentification").cbc("ID").contain(attribute: "schemeID", "SEPA"),
            .creditorIdentifier, at: root)
        run.require(!mandates.cac("PayerFinancialAccount").cbc("ID").isEmpty, .debitedAccount, at: root)
    }

    private mutating func check(
        transfer account: [XMLElement], _ card: [XMLElement], _ mandate: [XMLElement], at means: XMLElement
    ) {
        run.require(!account.isEmpty, .creditTransfer, at: means)
        run.require(card.isEmpty && mandate.isEmpty, .creditTransferOnly, at: means)
    }
}
