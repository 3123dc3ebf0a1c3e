import EN16931

extension InvoiceReading {
    /// BG-16, BT-9, BT-20, BT-83 and BG-19 from the instalments. EN 16931 knows one due date: the first.
    mutating func readPayment(into invoice: inout Invoice) {
        let instalments = element.all("PaymentDetails", "Installment")
        var seen: Set<PaymentInstructions> = []
        for instalment in instalments {
            let instructions = PaymentInstructions(facturae: instalment)
            if seen.insert(instructions).inserted { invoice.paymentInstructions.append(instructions) }
        }
        // Dates and amounts of several instalments have no term: they are told of, and stay unused.
        let dates = instalments.compactMap { instalment in
            instalment.first("InstallmentDueDate").flatMap { InvoiceDate($0.peek) }
        }
        let due = instalments.first { instalment in
            guard let earliest = dates.min() else { return true }
            return instalment.first("InstallmentDueDate").flatMap { InvoiceDate($0.peek) } == earliest
        }
        invoice.paymentDueDate = due?.term("InstallmentDueDate")
        accountForAmounts(of: instalments, due: due)
        invoice.paymentTerms = instalments.lazy.compactMap { $0.term("CollectionAdditionalInformation") }.first
        invoice.remittanceInformation = instalments.lazy.compactMap { $0.term("PaymentReconciliationReference") }.first
        if let account = instalments.lazy.compactMap({ $0.first("AccountToBeDebited") }).first {
            var debit = DirectDebit()
            debit.debitedAccount = account.term("IBAN") ?? account.term("AccountNumber")
            debit.source = account.provenance
            if debit.debitedAccount != nil { invoice.directDebit = debit }
        }
        guard instalments.count > 1 else { return }
        let plan = instalments.prefix(24).map { instalment in
            "\(instalment.first("InstallmentAmount")?.peek ?? "?") on \(instalment.first("InstallmentDueDate")?.peek ?? "?")"
        }
        findings.append(
            FacturaeFinding(
                "FAE-INSTALMENTS", .information,
                "It is payable in \(instalments.count) instalments (\(plan.joined(separator: ", "))"
                    + "\(instalments.count > 24 ? " …" : "")); EN 16931 has one due date, the first was taken.",
                terms: ["BT-9"], place: due?.place))
    }
}

extension InvoiceReading {
    /// One instalment of the whole amount due says nothing more than that amount.
    private func accountForAmounts(of instalments: [FacturaeElement], due: FacturaeElement?) {
        let whole = element.first("InvoiceTotals")?.peekedAmount("TotalExecutableAmount")
        if instalments.count == 1, let amount = instalments.first?.first("InstallmentAmount") {
            if let whole, Amount(amount.peek) == whole { amount.account() }
            return
        }
        let earliest = due?.first("InstallmentDueDate")?.peek
        for instalment in instalments {
            instalment.first("InstallmentAmount")?.tell(
                "EN 16931 knows no instalments: the amount due (BT-115) is of all of them.")
            if let date = instalment.first("InstallmentDueDate"), date.peek != earliest {
                date.tell(
                    "EN 16931 has one due date (BT-9); it is the first of the instalments', \(earliest ?? "none").")
            }
        }
    }
}

extension PaymentInstructions {
    /// - Parameter element: `Installment`.
    init(facturae element: FacturaeElement) {
        self.init()
        if let written: Term<String> = element.term("PaymentMeans") {
            let means = PaymentMeansCodes.untdid4461(written.canonical)
            let code = means?.code ?? written.canonical
            meansCode = Term(text: code, value: code, place: written.place)
            meansText = means?.text.map { Term(text: $0, value: $0, place: written.place) }
        }
        if let account = element.first("AccountToBeCredited") {
            var transfer = CreditTransfer()
            transfer.account = account.term("IBAN") ?? account.term("AccountNumber")
            transfer.serviceProvider = account.term("BIC")
            transfer.source = account.provenance
            if transfer.account != nil || transfer.serviceProvider != nil { creditTransfers = [transfer] }
        }
        source = element.provenance
    }
}
