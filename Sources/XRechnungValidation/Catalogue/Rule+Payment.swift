import ArchiveModel

extension Rule {
    static let payeeIBAN = Rule(
        "BR-DE-19", .warning, ["BT-84", "BT-81"],
        "The payment means is a SEPA credit transfer (BT-81 is 58), but the account (BT-84) is no correct IBAN. Check it "
            + "digit by digit.")

    static let payerIBAN = Rule(
        "BR-DE-20", .warning, ["BT-91", "BT-81"],
        "The payment means is a SEPA direct debit (BT-81 is 59), but the account debited (BT-91) is no correct IBAN. Check "
            + "it digit by digit.")

    static let creditTransfer = Rule(
        "BR-DE-23-a", .fatal, ["BG-17", "BT-81"],
        "The payment means is a credit transfer (BT-81 is 30 or 58), but no account is stated (BG-17). State it.")

    static let creditTransferOnly = Rule(
        "BR-DE-23-b", .fatal, ["BG-18", "BG-19", "BT-81"],
        "The payment means is a credit transfer (BT-81 is 30 or 58), but a card (BG-18) or a direct debit (BG-19) is stated "
            + "with it. Leave that out, or correct the code.")

    static let paymentCard = Rule(
        "BR-DE-24-a", .fatal, ["BG-18", "BT-81"],
        "The payment means is a card (BT-81 is 48, 54 or 55), but no card is stated (BG-18). State it.")

    static let paymentCardOnly = Rule(
        "BR-DE-24-b", .fatal, ["BG-17", "BG-19", "BT-81"],
        "The payment means is a card (BT-81 is 48, 54 or 55), but an account (BG-17) or a direct debit (BG-19) is stated "
            + "with it. Leave that out, or correct the code.")

    static let directDebit = Rule(
        "BR-DE-25-a", .fatal, ["BG-19", "BT-81"],
        "The payment means is a direct debit (BT-81 is 59), but no direct debit is stated (BG-19). State mandate, creditor "
            + "and account debited.")

    static let directDebitOnly = Rule(
        "BR-DE-25-b", .fatal, ["BG-17", "BG-18", "BT-81"],
        "The payment means is a direct debit (BT-81 is 59), but an account to pay to (BG-17) or a card (BG-18) is stated "
            + "with it. Leave that out, or correct the code.")

    static let creditorIdentifier = Rule(
        "BR-DE-30", .fatal, ["BT-90", "BG-19"],
        "A direct debit (BG-19) is stated without the creditor's identifier (BT-90) or with nothing else. State mandate "
            + "(BT-89), creditor (BT-90) and account debited (BT-91).")

    static let debitedAccount = Rule(
        "BR-DE-31", .fatal, ["BT-91", "BG-19"],
        "A direct debit (BG-19) is stated without the account debited (BT-91) or with nothing else. State mandate (BT-89), "
            + "creditor (BT-90) and account debited (BT-91).")
}
