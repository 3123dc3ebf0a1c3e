import XML

/// A Danish way of payment, and the rules DK-R-005…DK-R-011 about it.
struct DanishPayment {
    /// BT-81 as written.
    let code: String
    /// BT-83 as written: card type, `#`, instruction.
    let reference: String
    /// Account number and registration number of the branch.
    let hasAccountAndBranch: Bool
    /// Mandate and the account to be debited.
    let hasMandate: Bool
    let isGiroAccount: Bool
    /// Characters of the creditor's number.
    let creditorLength: Int

    private static let codes: Set = ["1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"]

    func check(at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            Self.codes.contains(code), "DK-R-005", ["BT-81"], at: element,
            "A Danish seller cannot ask for payment by the code \(show(code)) (BT-81). Use 1, 10, 31, 42, 48, 49, 50, 58, 59, "
                + "93 or 97.")
        let card = reference.part(0, 3)
        switch code {
        case "31", "42":
            log.require(
                hasAccountAndBranch, "DK-R-006", ["BT-84", "BT-86"], at: element,
                "Payment by the code \(code) needs the account number (BT-84) and the bank's registration number (BT-86). Add "
                    + "what is missing.")
        case "49":
            log.require(
                hasMandate, "DK-R-007", ["BT-89", "BT-91"], at: element,
                "A direct debit (code 49) needs the mandate's reference (BT-89) and the account that is debited (BT-91). Add "
                    + "what is missing.")
        case "50": checkGiro(card, at: element, &log)
        case "93": checkFIK(card, at: element, &log)
        default: break
        }
    }

    private func checkGiro(_ card: String, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            ["01#", "04#", "15#"].contains(card) && isGiroAccount, "DK-R-008", ["BT-83", "BT-84"], at: element,
            "A giro payment (code 50) needs a reference (BT-83) that begins with 01#, 04# or 15# and a giro account (BT-84) of "
                + "7 or 8 digits. Correct them.")
        log.require(
            !["04#", "15#"].contains(card) || reference.characterCount == 19, "DK-R-009", ["BT-83"], at: element,
            "After 04# or 15# the payment reference (BT-83) needs 16 digits. Correct it.")
    }

    private func checkFIK(_ card: String, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            ["71#", "73#", "75#"].contains(card) && creditorLength == 8, "DK-R-010", ["BT-83", "BT-84"], at: element,
            "A FIK payment (code 93) needs a reference (BT-83) that begins with 71#, 73# or 75# and a creditor number (BT-84) "
                + "of 8 characters. Correct them.")
        log.require(
            !["71#", "75#"].contains(card) || (18...19).contains(reference.characterCount), "DK-R-011", ["BT-83"],
            at: element, "After 71# or 75# the payment reference (BT-83) needs 15 or 16 digits. Correct it.")
    }
}
