import ArchiveModel
import EN16931
import XML

/// SE-R-*: what both syntaxes ask of Swedish sellers.
enum SwedishRules {
    static func checkVAT(_ number: String, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            number.collapsedXMLWhiteSpace.characterCount == 14, "SE-R-001", ["BT-31"], at: element,
            "The Swedish VAT number \(show(number)) (BT-31) must have 14 characters. Correct it.")
        log.require(
            number.part(2, 12).isXPathNumber, "SE-R-002", ["BT-31"], at: element,
            "The Swedish VAT number \(show(number)) (BT-31) must have 12 digits after SE. Correct it.")
    }

    static func checkOrganisation(_ number: String, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            number.isXPathNumber, "SE-R-003", ["BT-30"], at: element,
            "The Swedish organisation number \(show(number)) (BT-30) must be digits alone, without a hyphen. Correct it."
        )
        let text = number.collapsedXMLWhiteSpace
        log.require(
            text.characterCount == 10, "SE-R-004", ["BT-30"], at: element,
            "The Swedish organisation number \(show(number)) (BT-30) must have 10 digits. Correct it.")
        log.require(
            CheckDigits.isSwedishOrganisation(text), "SE-R-013", ["BT-30"], at: element,
            "The last digit of the Swedish organisation number \(show(number)) (BT-30) does not check (Luhn). Correct it."
        )
    }

    static func checkRegistration(_ text: String, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            text.upper.collapsedXMLWhiteSpace == "GODKÄND FÖR F-SKATT", "SE-R-005", ["BT-32"], at: element,
            "The Swedish seller's tax registration (BT-32) says \(show(text)). It can only say “Godkänd för F-skatt”.")
    }

    static func checkRate(_ rate: String?, at element: XMLElement, _ log: inout RuleLog) {
        let value = rate.flatMap { Amount(termText: $0) }
        log.require(
            value == Amount(25) || value == Amount(12) || value == Amount(6), "SE-R-006", ["BT-119", "BT-152"],
            at: element, "The standard rate of a Swedish seller is \(show(rate)). Only 6, 12 and 25 are used.")
    }

    static func checkMeans(_ code: String, isDomestic: Bool, at element: XMLElement, _ log: inout RuleLog) {
        log.require(
            code != "50" && code != "56", "SE-R-011", ["BT-81"], at: element, flag: .warning,
            "Plusgiro and Bankgiro of a Swedish seller are the code 30 (BT-81) with SE:PLUSGIRO or SE:BANKGIRO as BT-86, not "
                + "the code \(code).")
        log.require(
            code != "31" || !isDomestic, "SE-R-012", ["BT-81"], at: element, flag: .warning,
            "Between Swedish parties a credit transfer is the code 30 (BT-81), not 31.")
    }

    /// - Parameter branch: BT-86, which names the giro.
    static func checkAccount(_ account: String, of branch: String, at element: XMLElement, _ log: inout RuleLog) {
        let length = account.characterCount
        switch branch {
        case "SE:PLUSGIRO":
            log.require(
                account.isXPathNumber, "SE-R-007", ["BT-84"], at: element, flag: .warning,
                "The Plusgiro account \(show(account)) (BT-84) must be digits alone.")
            log.require(
                (2...8).contains(length), "SE-R-010", ["BT-84"], at: element, flag: .warning,
                "The Plusgiro account \(show(account)) (BT-84) must have 2 to 8 digits.")
        case "SE:BANKGIRO":
            log.require(
                account.isXPathNumber, "SE-R-008", ["BT-84"], at: element, flag: .warning,
                "The Bankgiro account \(show(account)) (BT-84) must be digits alone.")
            log.require(
                (7...8).contains(length), "SE-R-009", ["BT-84"], at: element, flag: .warning,
                "The Bankgiro account \(show(account)) (BT-84) must have 7 or 8 digits.")
        default: break
        }
    }
}
