import EN16931
import XML

extension InvoiceReading {
    /// BG-16: UBL repeats `cac:PaymentMeans`, once per account.
    func readPayment(into invoice: inout Invoice) {
        let means = root.groups("PaymentMeans")
        invoice.paymentInstructions = means.map { PaymentInstructions(ubl: $0) }
        invoice.remittanceInformation = means.lazy.compactMap { $0.term("PaymentID") }.first
        let creditor =
            root.cac("PayeeParty")?.creditorIdentifier
            ?? root.cac("AccountingSupplierParty", "Party")?.creditorIdentifier
        let mandate = means.lazy.compactMap { $0.cac("PaymentMandate") }.first
        guard creditor != nil || mandate != nil else { return }
        var debit = DirectDebit()
        debit.mandateReference = mandate?.term("ID")
        debit.creditorIdentifier = creditor
        debit.debitedAccount = mandate?.cac("PayerFinancialAccount")?.term("ID")
        debit.source = mandate?.provenance ?? Provenance(creditor?.place)
        invoice.directDebit = debit
    }
}

extension PaymentInstructions {
    init(ubl element: XMLElement) {
        self.init()
        let code = element.cbc("PaymentMeansCode")
        meansCode = code?.content()
        meansText = code?.term(attribute: "name")
        creditTransfers = element.groups("PayeeFinancialAccount").map { CreditTransfer(ubl: $0) }
        card = element.cac("CardAccount").map { PaymentCard(ubl: $0) }
        source = element.provenance
    }
}

extension CreditTransfer {
    init(ubl element: XMLElement) {
        self.init()
        account = element.term("ID")
        accountName = element.term("Name")
        serviceProvider = element.cac("FinancialInstitutionBranch")?.term("ID")
        source = element.provenance
    }
}

extension PaymentCard {
    init(ubl element: XMLElement) {
        self.init()
        primaryAccountNumber = element.term("PrimaryAccountNumberID")
        holderName = element.term("HolderName")
        source = element.provenance
    }
}
