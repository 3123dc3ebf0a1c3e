import ArchiveModel
import EN16931

extension RuleRun {
    /// BR-49…BR-51, BR-61: payment instructions.
    mutating func checkPayment() {
        for instructions in invoice.paymentInstructions {
            require(
                instructions.meansCode != nil, "BR-49", ["BT-81"], at: instructions.source,
                "The payment instructions (BG-16) have no payment means code (BT-81). Add it, e.g. 58 for a SEPA "
                    + "credit transfer.")
            // 30 credit transfer, 58 SEPA credit transfer (UNTDID 4461).
            if let code = instructions.meansCode.code(), code == "30" || code == "58" {
                // The CII artefact asks only where there is an account group.
                require(
                    instructions.creditTransfers.contains { $0.account.isStated() }
                        || (syntax == .cii && instructions.creditTransfers.isEmpty),
                    "BR-61", ["BT-84"], at: instructions.source,
                    "Payment means \(code) is a credit transfer, but there is no account (BT-84). Add it.")
                for transfer in instructions.creditTransfers {
                    require(
                        transfer.account.isStated(), "BR-50", ["BT-84"], at: transfer.source,
                        "A credit transfer (BG-17) has no account (BT-84). Add it.")
                }
            }
            if let number = instructions.card?.primaryAccountNumber {
                require(
                    number.canonical.unicodeScalars.count <= 10, "BR-51", ["BT-87"], at: number.place,
                    flag: syntax == .ubl ? .warning : .fatal,
                    "The card number (BT-87) is longer than ten digits. Show only its first six and last four at most.")
            }
        }
    }
}
