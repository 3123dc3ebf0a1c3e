import XML

extension UBLRun {
    /// R010, R020 and the countries' rules about a party.
    mutating func checkParty(_ party: XMLElement) {
        if party.isUBLCustomer {
            log.require(
                party.has("cbc:EndpointID"), "PEPPOL-EN16931-R010", ["BT-49"], at: party,
                "The buyer's electronic address (BT-49) is missing. Add the one the buyer is registered with.")
            checkGreekBuyer(party)
        }
        if party.isUBLSupplier {
            log.require(
                party.has("cbc:EndpointID"), "PEPPOL-EN16931-R020", ["BT-34"], at: party,
                "The seller's electronic address (BT-34) is missing. Add the one the seller is registered with.")
            checkNorwegianSupplier(party)
            checkItalianSupplier(party)
            checkSwedishSupplier(party)
            checkGreekSupplier(party)
        }
    }

    /// CL008, the scheme's form, and Greek addresses.
    mutating func checkEndpoint(_ endpoint: XMLElement) {
        let scheme = endpoint.attribute("schemeID")
        if let scheme {
            log.require(
                PeppolCodes.addressScheme.contains(scheme), "PEPPOL-EN16931-CL008", [Self.addressTerm(endpoint)],
                at: endpoint,
                "The electronic address has the scheme \(show(scheme)), which is no electronic address scheme (EAS) of "
                    + "Peppol. Use one of the list.")
        }
        checkForm(endpoint, scheme, isAddress: true)
        checkGreekEndpoint(endpoint)
    }

    mutating func checkCompanyIdentifier(_ identifier: XMLElement) {
        checkForm(identifier, identifier.attribute("schemeID"), isAddress: false)
        checkGreekVAT(identifier)
        checkSwedishRegistration(identifier)
        checkDutchOrganisation(identifier)
    }

    mutating func checkIdentifier(_ identifier: XMLElement) {
        if identifier.isChild(of: "PartyIdentification", in: Vocabulary.cac) {
            checkForm(identifier, identifier.attribute("schemeID"), isAddress: false)
        }
        checkGreekNumber(identifier)
        checkGreekMark(identifier)
        checkSwedishAccount(identifier)
    }

    /// COMMON-R040…R050: an identifier has the form of its scheme.
    private mutating func checkForm(_ identifier: XMLElement, _ scheme: String?, isAddress: Bool) {
        guard let scheme, let form = PartyScheme.ubl[scheme], isAddress || !form.isAddressOnly else { return }
        let text = identifier.text
        log.require(
            form.holds(text), form.rule, [isAddress ? Self.addressTerm(identifier) : Self.identifierTerm(identifier)],
            at: identifier, flag: form.flag,
            "The scheme \(scheme) announces \(form.form), but \(show(text)) is none. Correct the number or its scheme.")
    }

    private static func addressTerm(_ endpoint: XMLElement) -> String {
        endpoint.isInside("AccountingCustomerParty", in: Vocabulary.cac) ? "BT-49" : "BT-34"
    }

    private static func identifierTerm(_ identifier: XMLElement) -> String {
        let isLegal = identifier.isChild(of: "PartyLegalEntity", in: Vocabulary.cac)
        let isTax = identifier.isChild(of: "PartyTaxScheme", in: Vocabulary.cac)
        if identifier.isInside("PayeeParty", in: Vocabulary.cac) { return isLegal ? "BT-61" : "BT-60" }
        if identifier.isInside("TaxRepresentativeParty", in: Vocabulary.cac) { return "BT-63" }
        let isBuyer = identifier.isInside("AccountingCustomerParty", in: Vocabulary.cac)
        if isLegal { return isBuyer ? "BT-47" : "BT-30" }
        if isTax { return isBuyer ? "BT-48" : "BT-31" }
        return isBuyer ? "BT-46" : "BT-29"
    }
}
