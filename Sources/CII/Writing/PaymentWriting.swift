import EN16931
import XML

extension InvoiceWriting {
    /// BG-16 to BG-18 and BT-91.
    func writePaymentMeans(to xml: inout XMLWriter) {
        let debited = debitedMeans
        var means = invoice.paymentInstructions
        // Without payment instructions the debited account still has its group.
        if means.isEmpty { means = [PaymentInstructions()] }
        for (index, instructions) in means.enumerated() {
            xml.group("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
                xml.term("ram:TypeCode", instructions.meansCode)
                xml.term("ram:Information", instructions.meansText)
                xml.group("ram:ApplicableTradeSettlementFinancialCard") { xml in
                    xml.term("ram:ID", instructions.card?.primaryAccountNumber)
                    xml.term("ram:CardholderName", instructions.card?.holderName)
                }
                if index == debited {
                    xml.group("ram:PayerPartyDebtorFinancialAccount", "ram:IBANID", invoice.directDebit?.debitedAccount)
                }
                guard let transfer = instructions.creditTransfers.first else { return }
                xml.group("ram:PayeePartyCreditorFinancialAccount", keepsEmpty: true) { xml in
                    let isIBAN = transfer.account.map { Self.isIBAN($0.canonical) } ?? true
                    if isIBAN { xml.term("ram:IBANID", transfer.account) }
                    xml.term("ram:AccountName", transfer.accountName)
                    if !isIBAN { xml.term("ram:ProprietaryID", transfer.account) }
                }
                xml.group("ram:PayeeSpecifiedCreditorFinancialInstitution", "ram:BICID", transfer.serviceProvider)
            }
        }
    }

    /// BT-20, BT-9, BT-89.
    func writePaymentTerms(to xml: inout XMLWriter) {
        xml.group("ram:SpecifiedTradePaymentTerms") { xml in
            xml.term("ram:Description", invoice.paymentTerms)
            xml.date("ram:DueDateDateTime", invoice.paymentDueDate)
            xml.term("ram:DirectDebitMandateID", invoice.directDebit?.mandateReference)
        }
    }

    /// Which of the payment instructions carries the debited account: that of a direct debit (UNTDID 4461: 49, 59),
    /// else the first.
    private var debitedMeans: Int {
        invoice.paymentInstructions.firstIndex { ["49", "59"].contains($0.meansCode?.canonical) } ?? 0
    }

    /// Whether a text has the form of an IBAN (ISO 13616): country, two digits, up to 30 letters and digits; blanks
    /// between its groups do not count.
    static func isIBAN(_ text: String) -> Bool {
        let symbols = text.utf8.filter { $0 != 0x20 }
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
        }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        return (15...34).contains(symbols.count) && symbols.prefix(2).allSatisfy(isLetter)
            && symbols.dropFirst(2).prefix(2).allSatisfy(isDigit)
            && symbols.dropFirst(4).allSatisfy { isLetter($0) || isDigit($0) }
    }
}
