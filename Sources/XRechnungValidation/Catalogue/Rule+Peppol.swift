import ArchiveModel

/// The rules of Peppol BIS Billing 3 that XRechnung takes over.
extension Rule {
    static let businessProcess = peppol(
        "R001", ["BT-23"],
        "No business process (BT-23) is stated. State it, urn:fdc:peppol.eu:2017:poacc:billing:01:1.0 for an invoice by itself."
    )

    static let accountingCurrency = peppol(
        "R005", ["BT-6", "BT-5"],
        "The VAT accounting currency (BT-6) is the invoice's currency (BT-5). Leave it out.")

    static let emptyElement = peppol(
        "R008", [], "An element is empty. Fill it or leave it out.")

    static let buyerAddress = peppol(
        "R010", ["BT-49"], "The buyer has no electronic address (BT-49). State it, with its scheme.")

    static let sellerAddress = peppol(
        "R020", ["BT-34"], "The seller has no electronic address (BT-34). State it, with its scheme.")

    static let allowanceAmount = peppol(
        "R040", ["BT-92", "BT-93", "BT-94", "BT-99", "BT-100", "BT-101"],
        "The amount of an allowance or charge is not its percentage of its base amount. Correct the one that is wrong.")

    static let allowanceBase = peppol(
        "R041", ["BT-93", "BT-94", "BT-100", "BT-101"],
        "An allowance or charge has a percentage and no base amount. State what it is a percentage of.")

    static let allowancePercentage = peppol(
        "R042", ["BT-93", "BT-94", "BT-100", "BT-101"],
        "An allowance or charge has a base amount and no percentage. State it, or leave the base amount out.")

    static let chargeIndicator = peppol(
        "R043", ["BG-20", "BG-21", "BG-27", "BG-28"],
        "Whether this is an allowance or a charge is not said by false or true. Write one of these.")

    /// The two of CII, where the artefact numbers them.
    static let chargeIndicatorOfLevel = chargeIndicator.numbered(1)
    static let chargeIndicatorOfPrice = chargeIndicator.numbered(2)

    static let priceCharge = peppol(
        "R044", ["BT-147"],
        "A price states a charge, or does not say that it is a discount. A price can only have a discount (BT-147).")

    static let netPrice = peppol(
        "R046", ["BT-146", "BT-147", "BT-148"],
        "The net price (BT-146) is not the gross price (BT-148) less the discount (BT-147). Correct the one that is wrong."
    )

    static let vatTotals = peppol(
        "R053", ["BT-110"],
        "The VAT total in the invoice's currency with its breakdown must be there once. Correct the totals.")

    static let accountingVATTotals = peppol(
        "R054", ["BT-111", "BT-6"],
        "The VAT total in another currency (BT-111) must be there once where a VAT accounting currency (BT-6) is stated, and "
            + "otherwise not. Correct the totals.")

    static let vatTotalSigns = peppol(
        "R055", ["BT-110", "BT-111"],
        "The VAT totals in both currencies (BT-110, BT-111) are not there, or do not have the same sign. Correct them.")

    static let mandateReference = peppol(
        "R061", ["BT-89", "BT-81"],
        "The payment means is a direct debit (BT-81 is 49 or 59), but no mandate is stated (BT-89). State it.")

    static let lineDocument = peppol(
        "R101", ["BT-128"],
        "A line refers to a document that is no invoiced object (type code 130). A line can refer to nothing else.")

    static let linePeriodStart = peppol(
        "R110", ["BT-134", "BT-73"],
        "A line's period begins (BT-134) before the invoicing period (BT-73). Correct the one that is wrong.")

    static let linePeriodEnd = peppol(
        "R111", ["BT-135", "BT-74"],
        "A line's period ends (BT-135) after the invoicing period (BT-74). Correct the one that is wrong.")

    static let lineNetAmount = peppol(
        "R120", ["BT-131", "BT-129", "BT-146", "BT-149"],
        "A line's net amount (BT-131) is not quantity times net price per base quantity, plus charges, less allowances. "
            + "Correct the one that is wrong.",
        flag: .warning)

    static let baseQuantity = peppol(
        "R121", ["BT-149"], "A price base quantity (BT-149) is not above zero. Correct it or leave it out.")

    static let baseQuantityUnit = peppol(
        "R130", ["BT-150", "BT-130"],
        "The unit of a price base quantity (BT-150) is not that of the quantity (BT-130). Write both alike.")

    private static func peppol(_ number: String, _ terms: [String], _ message: String, flag: Flag = .fatal) -> Rule {
        Rule("PEPPOL-EN16931-\(number)", flag, terms, message, origin: .peppol)
    }

    private func numbered(_ number: Int) -> Rule { Rule("\(id)-\(number)", flag, terms, message, origin: origin) }
}
