import ArchiveModel

extension Rule {
    static let paymentInstructions = Rule(
        "BR-DE-1", .fatal, ["BG-16"],
        "The invoice has no payment instructions (BG-16). State at least how it is paid (BT-81).")

    static let vatRate = Rule(
        "BR-DE-14", .fatal, ["BT-119"],
        "A VAT breakdown has no rate (BT-119). State it, 0 where no tax is due.")

    static let buyerReference = Rule(
        "BR-DE-15", .fatal, ["BT-10"],
        "The invoice has no buyer reference (BT-10). State what the buyer asks for, the Leitweg-ID for a German authority."
    )

    static let sellerTaxIdentifier = Rule(
        "BR-DE-16", .fatal, ["BT-31", "BT-32", "BG-11"],
        "VAT categories are used, but nothing says who the seller is to the tax office. State the VAT identifier (BT-31), "
            + "the tax number (BT-32) or a tax representative (BG-11).")

    static let typeCode = Rule(
        "BR-DE-17", .warning, ["BT-3"],
        "The invoice type code (BT-3) is none that XRechnung uses: 326, 380, 381, 384, 389, 875, 876 or 877.")

    static let cashDiscount = Rule(
        "BR-DE-18", .fatal, ["BT-20"],
        "A cash discount in the payment terms (BT-20) is not written as XRechnung demands. Write each on a line of its own "
            + "that ends with a line end: #SKONTO#TAGE=14#PROZENT=2.00#, with #BASISBETRAG=1000.00# at its end where it is "
            + "not on the amount due.")

    static let specification = Rule(
        "BR-DE-21", .warning, ["BT-24"],
        "The specification identifier (BT-24) is not that of XRechnung 3.0.",
        suggesting: .cius)

    static let attachmentNames = Rule(
        "BR-DE-22", .fatal, ["BT-125"],
        "Two attached files (BT-125) have the same name. Give each a name of its own.")

    static let precedingInvoice = Rule(
        "BR-DE-26", .warning, ["BT-3", "BG-3"],
        "A corrected invoice (BT-3 is 384) does not say which one it corrects. State the preceding invoice (BG-3).")

    static let deliveryDate = Rule(
        "BR-DE-TMP-32", .information, ["BT-72", "BG-14", "BG-26"],
        "Nothing says when was delivered. State the delivery date (BT-72), the invoicing period (BG-14), or the period of "
            + "every line (BG-26).")

    static let externalLocation = Rule(
        "BR-TMP-2", .warning, ["BT-124"],
        "The location of an external document (BT-124) is no absolute URL. Begin it with a scheme, such as https://.")

    static let baseQuantities = Rule(
        "BR-TMP-3", .fatal, ["BT-149", "BT-150"],
        "Gross and net price of a line state different price base quantities (BT-149) or units (BT-150). Write both alike, "
            + "digit for digit.")

    static let routingIdentifier = Rule(
        "leitweg-id-check-digits", .information, ["BT-10"],
        "The buyer reference (BT-10) looks like a Leitweg-ID, but its check digits are not those of the rest. Compare it "
            + "with the order.",
        origin: .advice)

    private init(
        _ id: String, _ flag: Flag, _ terms: [String], _ message: String, suggesting: XRechnungSpecification
    ) {
        self.init(id, flag, terms, message + " It would be \(suggesting.identifier).")
    }
}
