import ArchiveModel

/// XRechnung's extension.
extension Rule {
    static let attachmentType = Rule(
        "BR-DEX-01", .fatal, ["BT-125"],
        "An attached file (BT-125) has a media type that the extension does not allow. Attach PDF, PNG, JPEG, CSV, XLSX, ODS "
            + "or XML, and say which.")

    static let subLineSum = Rule(
        "BR-DEX-02", .warning, ["BT-131"],
        "The net amount of a line (BT-131) is not the sum of its sub invoice lines. Correct the one or the other.")

    static let subLineTax = Rule(
        "BR-DEX-03", .fatal, ["BG-DEX-06"],
        "A sub invoice line does not state exactly one VAT category (BG-DEX-06). State one.")

    static let partyScheme = Rule(
        "BR-DEX-04", .fatal, ["BT-29", "BT-46", "BT-60"],
        "The scheme of a party's identifier is not on the ISO 6523 list, nor XR01, XR02 or XR03. Correct it.")

    static let registrationScheme = Rule(
        "BR-DEX-05", .fatal, ["BT-30", "BT-47", "BT-61"],
        "The scheme of a party's registration is not on the ISO 6523 list, nor XR01, XR02 or XR03. Correct it.")

    static let itemScheme = Rule(
        "BR-DEX-06", .fatal, ["BT-157"],
        "The scheme of an item's identifier (BT-157) is not on the ISO 6523 list, nor XR01, XR02 or XR03. Correct it.")

    static let addressScheme = Rule(
        "BR-DEX-07", .fatal, ["BT-34", "BT-49"],
        "The scheme of an electronic address is not on the EAS list, nor XR01, XR02 or XR03. Correct it.")

    static let locationScheme = Rule(
        "BR-DEX-08", .fatal, ["BT-71"],
        "The scheme of the location delivered to (BT-71) is not on the ISO 6523 list, nor XR01, XR02 or XR03. Correct it."
    )

    static let amountDue = Rule(
        "BR-DEX-09", .fatal, ["BT-115", "BT-112", "BT-113", "BT-114", "BT-DEX-002"],
        "The amount due (BT-115) is not the total with VAT (BT-112) less what was paid (BT-113), plus rounding (BT-114) and "
            + "third party payments (BT-DEX-002). Correct the one that is wrong.")

    static let thirdPartyType = Rule(
        "BR-DEX-10", .fatal, ["BT-DEX-001"],
        "A third party payment (BG-DEX-09) has no type (BT-DEX-001). State it.")

    static let thirdPartyAmount = Rule(
        "BR-DEX-11", .fatal, ["BT-DEX-002"],
        "A third party payment (BG-DEX-09) has no amount (BT-DEX-002). State it.")

    static let thirdPartyDescription = Rule(
        "BR-DEX-12", .fatal, ["BT-DEX-003"],
        "A third party payment (BG-DEX-09) has no description (BT-DEX-003). State it.")

    static let thirdPartyDecimals = Rule(
        "BR-DEX-13", .fatal, ["BT-DEX-002"],
        "The amount of a third party payment (BT-DEX-002) has more than two decimals. Round it.")

    static let thirdPartyCurrency = Rule(
        "BR-DEX-14", .fatal, ["BT-DEX-002", "BT-5"],
        "A third party payment (BT-DEX-002) is not in the invoice's currency (BT-5). Convert it.")

    static let subLinesInCII = Rule(
        "BR-DEX-15", .warning, ["BG-DEX-01"],
        "Lines name a parent line. XRechnung has sub invoice lines in UBL only; a receiver may count amounts twice.")
}

/// XRechnung for clean vehicles (CVD).
extension Rule {
    static let vehicleContract = Rule(
        "BR-DE-CVD-01", .fatal, ["BT-12"], "A CVD invoice has no contract reference (BT-12). State it.")

    static let vehicleTender = Rule(
        "BR-DE-CVD-02", .fatal, ["BT-17"], "A CVD invoice has no tender or lot reference (BT-17). State it.")

    static let vehicleLine = Rule(
        "BR-DE-CVD-03", .fatal, ["BG-25", "BT-158", "BT-160"],
        "No line of a CVD invoice is about a vehicle. State for at least one its category (BT-158 of scheme CVD) and the "
            + "attribute cva (BT-160).")

    static let vehicleCategory = Rule(
        "BR-DE-CVD-04", .fatal, ["BT-158"],
        "A vehicle's category (BT-158 of scheme CVD) is none of M1, M2, M3, N1, N2 and N3. Correct it.")

    static let vehicleCleanness = Rule(
        "BR-DE-CVD-05", .fatal, ["BT-161", "BT-160"],
        "The value (BT-161) of the attribute cva is none of clean, zero-emission and other. Correct it.")

    static let vehicleAttribute = Rule(
        "BR-DE-CVD-06-a", .fatal, ["BT-160", "BT-158"],
        "A line states a vehicle's category (BT-158 of scheme CVD), but not exactly one attribute cva (BT-160). State one."
    )

    static let vehicleClassification = Rule(
        "BR-DE-CVD-06-b", .fatal, ["BT-158", "BT-160"],
        "A line has the attribute cva (BT-160), but not exactly one vehicle category (BT-158 of scheme CVD). State one."
    )

    static let vehicleScheme = Rule(
        "BR-TMP-CVD-01", .fatal, ["BT-158"],
        "The scheme of an item classification (BT-158) is neither CVD nor on the list UNTDID 7143. Correct it.")
}
