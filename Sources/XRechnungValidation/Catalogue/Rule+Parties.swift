import ArchiveModel

extension Rule {
    static let sellerContact = Rule(
        "BR-DE-2", .fatal, ["BG-6"],
        "The seller names no contact (BG-6). State a person or department, a telephone number and an e-mail address.")

    static let sellerCity = Rule(
        "BR-DE-3", .fatal, ["BT-37"], "The seller's address has no city (BT-37). State it.")

    static let sellerPostCode = Rule(
        "BR-DE-4", .fatal, ["BT-38"], "The seller's address has no post code (BT-38). State it.")

    static let contactPoint = Rule(
        "BR-DE-5", .fatal, ["BT-41"],
        "The seller's contact has no name (BT-41). State a person or department.")

    static let contactTelephone = Rule(
        "BR-DE-6", .fatal, ["BT-42"], "The seller's contact has no telephone number (BT-42). State it.")

    static let contactEmail = Rule(
        "BR-DE-7", .fatal, ["BT-43"], "The seller's contact has no e-mail address (BT-43). State it.")

    static let buyerCity = Rule(
        "BR-DE-8", .fatal, ["BT-52"], "The buyer's address has no city (BT-52). State it.")

    static let buyerPostCode = Rule(
        "BR-DE-9", .fatal, ["BT-53"], "The buyer's address has no post code (BT-53). State it.")

    static let deliveryCity = Rule(
        "BR-DE-10", .fatal, ["BT-77"],
        "The address delivered to has no city (BT-77). State it, or leave the address (BG-15) out.")

    static let deliveryPostCode = Rule(
        "BR-DE-11", .fatal, ["BT-78"],
        "The address delivered to has no post code (BT-78). State it, or leave the address (BG-15) out.")

    static let telephoneDigits = Rule(
        "BR-DE-27", .warning, ["BT-42"],
        "The telephone number of the seller's contact (BT-42) has fewer than three digits. State a number that can be called."
    )

    static let emailForm = Rule(
        "BR-DE-28", .warning, ["BT-43"],
        "The e-mail address of the seller's contact (BT-43) is none: one @ with something before it and a domain after it."
    )
}
