import EN16931

extension InvoiceComposition {
    /// BG-20…BG-22. What was paid before stands as payments on account; a rounding amount as an amount withheld with
    /// that reason, because the amount due would else contradict Facturae's own definition of it.
    func totals() -> WrittenElement {
        var element = WrittenElement("InvoiceTotals")
        let totals = invoice.totals ?? DocumentTotals()
        func demanded(_ term: Term<Amount>?, _ id: String, _ words: String) -> Amount? {
            notes.demanded(term, id, "BG-22/" + id, words)
        }
        element.add("TotalGrossAmount", demanded(totals.lineNetSum, "BT-106", "the sum of the lines")?.money)
        let discounts = invoice.allowances.enumerated().map {
            entry($1, "Discount", "BG-20[\($0 + 1)]/", ["BT-92", "BT-94", "BT-97"])
        }
        let charges = invoice.charges.enumerated().map {
            entry($1, "Charge", "BG-21[\($0 + 1)]/", ["BT-99", "BT-101", "BT-104"])
        }
        if !discounts.isEmpty { element.add(WrittenElement("GeneralDiscounts", discounts)) }
        if !charges.isEmpty { element.add(WrittenElement("GeneralSurcharges", charges)) }
        if let term = totals.allowanceSum {
            element.add("TotalGeneralDiscounts", demanded(term, "BT-107", "the allowances")?.money)
        }
        if let term = totals.chargeSum {
            element.add("TotalGeneralSurcharges", demanded(term, "BT-108", "the charges")?.money)
        }
        element.add(
            "TotalGrossAmountBeforeTaxes", demanded(totals.withoutVAT, "BT-109", "the total without VAT")?.money)
        element.add("TotalTaxOutputs", demanded(totals.vat, "BT-110", "the total VAT amount")?.money)
        element.add("TotalTaxesWithheld", Amount.zero.money)
        let withVAT = demanded(totals.withVAT, "BT-112", "the total with VAT")
        element.add("InvoiceTotal", withVAT?.money)
        let paid = totals.paid == nil ? nil : demanded(totals.paid, "BT-113", "the paid amount")
        let outstanding = withVAT.flatMap { total in paid.map { total.subtracting($0) } ?? total }
        element.add("TotalOutstandingAmount", outstanding?.money)
        element.add("TotalPaymentsOnAccount", paid?.money)
        if totals.rounding != nil, let rounding = demanded(totals.rounding, "BT-114", "the rounding amount") {
            element.add(
                WrittenElement(
                    "AmountsWithheld",
                    [
                        WrittenElement("WithholdingReason", InvoiceReading.roundingReason),
                        WrittenElement("WithholdingAmount", (-rounding).money),
                    ]))
        }
        element.add("TotalExecutableAmount", demanded(totals.payable, "BT-115", "the amount due")?.money)
        return element
    }

    /// BG-16, BG-19, BT-9, BT-20 and BT-83 in one instalment of the whole amount due.
    func payment() -> WrittenElement? {
        let states = StatementWalk(invoice).statements.filter { statement in
            statement.path == "BT-9" || statement.path == "BT-20" || statement.path.hasPrefix("BG-16")
                || statement.path.hasPrefix("BG-19")
        }
        guard !states.isEmpty else { return nil }
        func leaveOut(_ reason: String) -> WrittenElement? {
            for statement in states { notes.explain(statement.path, reason) }
            return nil
        }
        guard let due = invoice.paymentDueDate?.value else {
            return leaveOut(
                "Facturae says how to pay in instalments, each with a due date; the invoice has none (BT-9).")
        }
        guard let amount = invoice.totals?.payable?.value, amount.normalised.scale <= 2 else {
            return leaveOut("Facturae's instalments have two decimals; the amount due (BT-115) has more.")
        }
        var instalment = WrittenElement("Installment")
        instalment.add("InstallmentDueDate", due.description)
        instalment.add("InstallmentAmount", amount.normalised.padded(2).description)
        let instructions = invoice.paymentInstructions.first
        let means = instructions?.meansCode.flatMap { $0.isEmpty ? nil : $0.canonical }
        if let means {
            let text = instructions?.meansText.flatMap { $0.isEmpty ? nil : $0.canonical }
            instalment.add("PaymentMeans", PaymentMeansCodes.facturae(code: means, text: text))
        } else {
            instalment.add("PaymentMeans", "13")
            notes.explain("BG-16[1]/BT-81", "Facturae demands a means of payment; the invoice has none (BT-81).")
        }
        for index in invoice.paymentInstructions.indices.dropFirst() {
            for statement in states where statement.path.hasPrefix("BG-16[\(index + 1)]") {
                notes.explain(statement.path, "Facturae has one means and one account for an instalment.")
            }
        }
        instalment.add(creditTransfer(instructions))
        instalment.add("PaymentReconciliationReference", notes.fitted(invoice.remittanceInformation, 60, "BG-16/BT-83"))
        if let account = notes.fitted(invoice.directDebit?.debitedAccount, 34, "BG-19/BT-91") {
            instalment.add(self.account("AccountToBeDebited", account, nil, "BG-19/BT-91"))
        }
        instalment.add("CollectionAdditionalInformation", notes.fitted(invoice.paymentTerms, 2_500, "BT-20"))
        return WrittenElement("PaymentDetails", [instalment])
    }

    private func creditTransfer(_ instructions: PaymentInstructions?) -> WrittenElement? {
        let path = "BG-16[1]/BG-17[1]/"
        for (index, transfer) in (instructions?.creditTransfers ?? []).enumerated() where index > 0 {
            for (term, value) in [
                ("BT-84", transfer.account), ("BT-85", transfer.accountName), ("BT-86", transfer.serviceProvider),
            ]
            where value != nil {
                notes.explain("BG-16[1]/BG-17[\(index + 1)]/\(term)", "Facturae has one account for an instalment.")
            }
        }
        guard let transfer = instructions?.creditTransfers.first else { return nil }
        guard let account = notes.fitted(transfer.account, 34, path + "BT-84") else {
            notes.explain(path + "BT-86", "Facturae has a BIC only beside an account.")
            return nil
        }
        return self.account(
            "AccountToBeCredited", account, bic(transfer.serviceProvider, path + "BT-86"), path + "BT-84")
    }

    /// Eleven characters; the head office of a bank (eight) is its branch XXX.
    private func bic(_ term: Term<String>?, _ path: String) -> String? {
        guard let text = notes.fitted(term, 11, path) else { return nil }
        switch text.unicodeScalars.count {
        case 11: return text
        case 8: return text + "XXX"
        default:
            notes.explain(path, "Facturae has a BIC of eleven characters; this is none.")
            return nil
        }
    }

    private func account(_ name: String, _ number: String, _ bic: String?, _ path: String) -> WrittenElement? {
        guard number.unicodeScalars.count >= 5 else {
            notes.explain(path, "Facturae's accounts have at least five characters.")
            return nil
        }
        let letters = number.prefix(2).utf8.allSatisfy { (0x41...0x5A).contains($0) }
        let digits = number.dropFirst(2).prefix(2).utf8.allSatisfy { (0x30...0x39).contains($0) }
        var element = WrittenElement(name)
        element.add(letters && digits && number.utf8.count >= 15 ? "IBAN" : "AccountNumber", number)
        element.add("BIC", bic)
        return element
    }
}
