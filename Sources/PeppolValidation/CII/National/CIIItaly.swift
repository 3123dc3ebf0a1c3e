import XML

extension CIIRun {
    /// IT-R-002…004: an Italian seller's address is whole.
    mutating func checkItalianSeller(_ party: XMLElement) {
        guard facts.supplierCountry == "IT" else { return }
        log.require(
            party.has("ram:PostalTradeAddress/ram:LineOne"), "IT-R-002", ["BT-35"], at: party,
            ItalianRules.missing("street (BT-35)"))
        log.require(
            party.has("ram:PostalTradeAddress/ram:CityName"), "IT-R-003", ["BT-37"], at: party,
            ItalianRules.missing("city (BT-37)"))
        log.require(
            party.has("ram:PostalTradeAddress/ram:PostcodeCode"), "IT-R-004", ["BT-38"], at: party,
            ItalianRules.missing("post code (BT-38)"))
    }

    /// IT-R-001: length of the seller's tax registration.
    mutating func checkItalianRegistration(_ registration: XMLElement) {
        guard facts.supplierCountry == "IT", registration.isChild(of: "SellerTradeParty", in: Vocabulary.ram) else {
            return
        }
        let identifiers = registration.elements("ram:ID")
        let isTax = { (identifier: XMLElement) in
            identifier.attribute("schemeID")?.collapsedXMLWhiteSpace == "FC"
        }
        let text = identifiers.first(where: isTax)?.collapsedText ?? ""
        log.require(
            identifiers.contains { !isTax($0) } || ItalianRules.isRegistration(text), "IT-R-001", ["BT-32"],
            at: registration, ItalianRules.registrationWrong(text))
    }
}
