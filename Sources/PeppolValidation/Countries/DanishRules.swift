import EN16931

/// What both syntaxes ask of Danish sellers.
enum DanishRules {
    /// Editions of UNSPSC, as product codes of the list TST name them.
    static let editions: Set = ["19.05.01", "19.0501", "26.08.01", "26.0801"]

    static var organisationMissing: String {
        "A Danish seller must state its legal registration (BT-30), the CVR number. Add it."
    }

    static func organisationSchemeWrong(_ scheme: String?) -> String {
        "The legal registration of a Danish seller (BT-30) has the scheme \(show(scheme)). Say 0184 (CVR number)."
    }

    static func creditNegative(_ payable: Amount?) -> String {
        "The credit note's amount due (BT-115) is \(show(payable)). Between Danish parties it cannot be negative: send an "
            + "invoice."
    }

    static var schemeMissing: String {
        "Between Danish parties a party's identifier (BT-29, BT-46) must say its scheme. Add it."
    }

    static var editionWrong: String {
        "Product codes between Danish parties (BT-158, list TST) should be of UNSPSC 19.05.01 or 26.08.01. Say the edition."
    }

    static func dutyWrong(_ reason: String) -> String {
        "An excise duty between Danish parties (reason code ZZZ) must name its category of four digits, or be a text with a # "
            + "inside, but it says \(show(reason)). Correct it."
    }

    /// The four digits of a duty's category. Four characters that are a number will do.
    static func isDuty(_ reason: String) -> Bool {
        let text = reason.collapsedXMLWhiteSpace
        guard text.characterCount == 4, text.isXPathNumber else { return false }
        return !text.hasPrefix("-") || Amount(text)?.isZero == true
    }

    /// A # that is neither the first nor the last character.
    static func isDivided(_ reason: String) -> Bool {
        reason.contains("#") && !reason.hasPrefix("#") && !reason.hasSuffix("#")
    }
}
