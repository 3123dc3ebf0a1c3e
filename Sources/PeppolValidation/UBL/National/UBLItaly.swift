import XML

extension UBLRun {
    /// IT-R-002…004: an Italian seller's address is whole.
    mutating func checkItalianSupplier(_ party: XMLElement) {
        guard facts.supplierCountry == "IT" else { return }
        log.require(
            party.has("cac:PostalAddress/cbc:StreetName"), "IT-R-002", ["BT-35"], at: party,
            ItalianRules.missing("street (BT-35)"))
        log.require(
            party.has("cac:PostalAddress/cbc:CityName"), "IT-R-003", ["BT-37"], at: party,
            ItalianRules.missing("city (BT-37)"))
        log.require(
            party.has("cac:PostalAddress/cbc:PostalZone"), "IT-R-004", ["BT-38"], at: party,
            ItalianRules.missing("post code (BT-38)"))
    }

    /// IT-R-001: length of the seller's tax registration.
    mutating func checkItalianRegistration(_ scheme: XMLElement) {
        guard facts.supplierCountry == "IT", scheme.parent?.isPartyOfSupplier ?? false,
            scheme.collapsed("cac:TaxScheme/cbc:ID") != "VAT"
        else { return }
        let text = scheme.collapsed("cbc:CompanyID")
        log.require(
            ItalianRules.isRegistration(text), "IT-R-001", ["BT-32"], at: scheme, ItalianRules.registrationWrong(text))
    }
}
