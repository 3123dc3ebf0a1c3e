import EN16931
import XML

extension InvoiceReading {
    /// BG-16: CII repeats `ram:SpecifiedTradeSettlementPaymentMeans`, once per account, and spreads BG-19.
    func readPayment(_ settlement: XMLElement, into invoice: inout Invoice) {
        let means = settlement.groups("SpecifiedTradeSettlementPaymentMeans")
        invoice.paymentInstructions = means.map { PaymentInstructions(cii: $0) }
        invoice.remittanceInformation = settlement.term("PaymentReference")
        let account = means.lazy.compactMap { $0.ram("PayerPartyDebtorFinancialAccount") }.first
        var debit = DirectDebit()
        debit.mandateReference =
            settlement.groups("SpecifiedTradePaymentTerms").lazy.compactMap { $0.term("DirectDebitMandateID") }.first
        debit.creditorIdentifier = settlement.term("CreditorReferenceID")
        debit.debitedAccount = account?.term("IBANID")
        guard account != nil || debit.mandateReference != nil || debit.creditorIdentifier != nil else { return }
        debit.source = account?.provenance ?? Provenance((debit.mandateReference ?? debit.creditorIdentifier)?.place)
        invoice.directDebit = debit
    }
}

extension PaymentInstructions {
    init(cii element: XMLElement) {
        self.init()
        meansCode = element.term("TypeCode")
        meansText = element.term("Information")
        let institution = element.ram("PayeeSpecifiedCreditorFinancialInstitution")
        creditTransfers = element.groups("PayeePartyCreditorFinancialAccount").map { account in
            var transfer = CreditTransfer()
            transfer.account = account.term("IBANID") ?? account.term("ProprietaryID")
            transfer.accountName = account.term("AccountName")
            transfer.serviceProvider = institution?.term("BICID")
            transfer.source = account.provenance
            return transfer
        }
        card = element.ram("ApplicableTradeSettlementFinancialCard").map { element in
            var card = PaymentCard()
            card.primaryAccountNumber = element.term("ID")
            card.holderName = element.term("CardholderName")
            card.source = element.provenance
            return card
        }
        source = element.provenance
    }
}
