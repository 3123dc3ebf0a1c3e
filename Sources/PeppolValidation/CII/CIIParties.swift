import XML

extension CIIRun {
    private static let address: Path = "ram:URIUniversalCommunication/ram:URIID"

    /// R010.
    mutating func checkBuyer(_ party: XMLElement) {
        log.require(
            party.has(Self.address), "PEPPOL-EN16931-R010", ["BT-49"], at: party,
            "The buyer's electronic address (BT-49) is missing. Add the one the buyer is registered with.")
    }

    /// R020 and the countries' rules about a seller.
    mutating func checkSeller(_ party: XMLElement) {
        log.require(
            party.has(Self.address), "PEPPOL-EN16931-R020", ["BT-34"], at: party,
            "The seller's electronic address (BT-34) is missing. Add the one the seller is registered with.")
        checkNorwegianSeller(party)
        checkItalianSeller(party)
        checkSwedishSeller(party)
    }

    /// CL008 and the scheme's form.
    mutating func checkEndpoint(_ endpoint: XMLElement) {
        let scheme = endpoint.attribute("schemeID")
        if let communication = endpoint.parent, communication.is("URIUniversalCommunication", in: Vocabulary.ram),
            communication.isChild(of: "SellerTradeParty", in: Vocabulary.ram)
                || communication.isChild(of: "BuyerTradeParty", in: Vocabulary.ram)
        {
            log.require(
                PeppolCodes.addressScheme.contains(scheme), "PEPPOL-EN16931-CL008", [Self.addressTerm(endpoint)],
                at: endpoint,
                "The electronic address has the scheme \(show(scheme)), which is no electronic address scheme (EAS) of "
                    + "Peppol. Use one of the list.")
        }
        checkForm(endpoint, scheme, isAddress: true, Self.addressTerm(endpoint))
    }

    mutating func checkIdentifier(_ identifier: XMLElement) {
        checkForm(identifier, identifier.attribute("schemeID"), isAddress: false, Self.identifierTerm(identifier))
        checkSwedishRegistration(identifier)
        checkDutchOrganisation(identifier)
    }

    mutating func checkGlobalIdentifier(_ identifier: XMLElement) {
        checkForm(identifier, identifier.attribute("schemeID"), isAddress: false, Self.identifierTerm(identifier))
    }

    /// COMMON-R040…R050: an identifier has the form of its scheme, wherever it stands.
    private mutating func checkForm(
        _ identifier: XMLElement, _ scheme: String?, isAddress: Bool, _ term: @autoclosure () -> String
    ) {
        guard let scheme, let form = PartyScheme.cii[scheme], isAddress || !form.isAddressOnly else { return }
        let text = identifier.text
        let holds = form.holds(text)
        log.require(
            holds, form.rule, holds ? [] : [term()], at: identifier, flag: form.flag,
            "The scheme \(scheme) announces \(form.form), but \(show(text)) is none. Correct the number or its scheme.")
    }

    private static func addressTerm(_ endpoint: XMLElement) -> String {
        endpoint.isInside("BuyerTradeParty", in: Vocabulary.ram) ? "BT-49" : "BT-34"
    }

    private static func identifierTerm(_ identifier: XMLElement) -> String {
        let isLegal = identifier.isChild(of: "SpecifiedLegalOrganization", in: Vocabulary.ram)
        if identifier.isInside("PayeeTradeParty", in: Vocabulary.ram) { return isLegal ? "BT-61" : "BT-60" }
        if identifier.isInside("ShipToTradeParty", in: Vocabulary.ram) { return "BT-71" }
        if identifier.isInside("SpecifiedTradeProduct", in: Vocabulary.ram) { return "BT-157" }
        let isBuyer = identifier.isInside("BuyerTradeParty", in: Vocabulary.ram)
        if identifier.isChild(of: "SpecifiedTaxRegistration", in: Vocabulary.ram) { return isBuyer ? "BT-48" : "BT-31" }
        return isLegal ? (isBuyer ? "BT-47" : "BT-30") : isBuyer ? "BT-46" : "BT-29"
    }
}
