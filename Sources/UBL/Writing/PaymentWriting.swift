import EN16931
import XML

extension InvoiceWriting {
    /// BG-16 to BG-19 and BT-20.
    func writePayment(to xml: inout XMLWriter) {
        let debited = debitedMeans
        for (index, instructions) in invoice.paymentInstructions.enumerated() {
            xml.group("cac:PaymentMeans") { xml in
                xml.term("cbc:PaymentMeansCode", instructions.meansCode, [("name", instructions.meansText?.canonical)])
                // A credit note has no due date of its own, and EN 16931 one for all (UBL-SR-45).
                if kind == .creditNote, index == 0 { xml.term("cbc:PaymentDueDate", invoice.paymentDueDate) }
                xml.term("cbc:PaymentID", invoice.remittanceInformation)
                write(instructions.card, to: &xml)
                write(instructions.creditTransfers.first, to: &xml)
                guard index == debited, let debit = invoice.directDebit else { return }
                xml.group("cac:PaymentMandate") { xml in
                    xml.term("cbc:ID", debit.mandateReference)
                    xml.group("cac:PayerFinancialAccount", "cbc:ID", debit.debitedAccount)
                }
            }
        }
        xml.group("cac:PaymentTerms", "cbc:Note", invoice.paymentTerms)
    }

    /// Which of the payment instructions carries the mandate: that of a direct debit (UNTDID 4461: 49, 59), else the
    /// first.
    private var debitedMeans: Int {
        invoice.paymentInstructions.firstIndex { ["49", "59"].contains($0.meansCode?.canonical) } ?? 0
    }

    private func write(_ card: PaymentCard?, to xml: inout XMLWriter) {
        guard let card, card.primaryAccountNumber?.isEmpty == false || card.holderName?.isEmpty == false else { return }
        xml.group("cac:CardAccount") { xml in
            xml.term("cbc:PrimaryAccountNumberID", card.primaryAccountNumber)
            // The schema demands the card's network, which is no business term.
            xml.value("cbc:NetworkID", UBLWriter.unknownNetwork)
            xml.term("cbc:HolderName", card.holderName)
        }
    }

    private func write(_ transfer: CreditTransfer?, to xml: inout XMLWriter) {
        guard let transfer else { return }
        xml.group("cac:PayeeFinancialAccount") { xml in
            xml.term("cbc:ID", transfer.account)
            xml.term("cbc:Name", transfer.accountName)
            xml.group("cac:FinancialInstitutionBranch", "cbc:ID", transfer.serviceProvider)
        }
    }
}

extension UBLWriter {
    /// Of a payment card, where the invoice names none.
    static let unknownNetwork = "NA"
    /// Of BT-32; any scheme but VAT says that it is none for VAT, and CII has this one (UNTDID 1153).
    static let otherTaxScheme = "FC"
}
