import XML

/// What both syntaxes ask of Dutch sellers.
enum DutchRules {
    static let means: Set = ["30", "48", "49", "57", "58", "59"]

    /// KVK or OIN number.
    static func isRegistration(_ number: XMLElement) -> Bool {
        let schemes = (number.attribute("schemeID") ?? "").split(separator: " ", omittingEmptySubsequences: false)
        return (schemes.contains("0106") || schemes.contains("0190")) && !number.collapsedText.isEmpty
    }

    static var referenceMissing: String {
        "A Dutch seller's credit note must name the invoice it corrects (BT-25). Add the reference."
    }

    static func addressIncomplete(_ whose: String) -> String {
        "The Dutch \(whose)'s address must have a street, a city and a post code. Add what is missing."
    }

    static func registrationWrong(_ scheme: String?) -> String {
        "A Dutch party's legal registration is a KVK or OIN number (scheme 0106 or 0190), not one of the scheme "
            + "\(show(scheme)). Correct it."
    }

    static var paymentMissing: String {
        "The Dutch seller does not say how to pay it (BG-16). Add a way of payment."
    }

    static func meansWrong(_ code: String) -> String {
        "The way of payment \(show(code)) (BT-81) is not used in the Netherlands. Use 30, 48, 49, 57, 58 or 59."
    }

    static var orderMissing: String {
        "A line names a line of an order (BT-132), but the document names no order (BT-13). Add the order."
    }
}
