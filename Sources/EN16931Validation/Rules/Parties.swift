import EN16931

extension RuleRun {
    /// BR-09, BR-11, BR-17…BR-20, BR-56, BR-62, BR-63, BR-CO-09, BR-CO-26: seller, buyer, payee, tax representative.
    mutating func checkParties() {
        checkAddresses()
        checkSeller()
        checkPayee()
        checkTaxRepresentative()
        checkElectronicAddress(
            invoice.seller?.electronicAddress, "BR-62", "BT-34", of: "seller")
        checkElectronicAddress(invoice.buyer?.electronicAddress, "BR-63", "BT-49", of: "buyer")
        checkVATIdentifier(invoice.seller?.vatIdentifier, "BT-31", of: "seller")
        checkVATIdentifier(invoice.buyer?.vatIdentifier, "BT-48", of: "buyer")
        checkVATIdentifier(invoice.taxRepresentative?.vatIdentifier, "BT-63", of: "tax representative")
    }

    /// BR-09, BR-11. The UBL artefact asks only where there is an address, the CII one always.
    private mutating func checkAddresses() {
        if syntax == .cii || invoice.seller?.address != nil {
            require(
                invoice.seller?.address?.countryCode.isStated() == true, "BR-09", ["BT-40"],
                at: syntax == .cii ? invoice.source : invoice.seller?.address?.source ?? invoice.source,
                "The seller's address has no country code (BT-40). Add it.")
        }
        if syntax == .cii || invoice.buyer?.address != nil {
            require(
                invoice.buyer?.address?.countryCode.isStated() == true, "BR-11", ["BT-55"],
                at: syntax == .cii ? invoice.source : invoice.buyer?.address?.source ?? invoice.source,
                "The buyer's address has no country code (BT-55). Add it.")
        }
    }

    private mutating func checkSeller() {
        guard let seller = invoice.seller else { return }
        require(
            !seller.identifiers.isEmpty || seller.legalRegistration != nil || seller.vatIdentifier != nil, "BR-CO-26",
            ["BT-29", "BT-30", "BT-31"], at: seller.source,
            "Nothing identifies the seller. State an identifier (BT-29), the legal registration (BT-30) or the VAT "
                + "identifier (BT-31).")
    }

    private mutating func checkPayee() {
        guard let payee = invoice.payee else { return }
        // The artefacts compare with the seller's trading name (UBL) or name (CII) and identifiers.
        let sellerName = syntax == .ubl ? invoice.seller?.tradingName : invoice.seller?.name
        let isSeller =
            (payee.name.isStated() && payee.name == sellerName)
            || (payee.identifier.map { id in
                invoice.seller?.identifiers.contains { $0.content == id.content } == true
            } ?? false)
        require(
            payee.name.isStated() && !isSeller, "BR-17", ["BT-59"], at: payee.source,
            isSeller
                ? "The payee (BG-10) is the seller. Leave the payee out, or name who else is to be paid."
                : "The payee (BG-10) has no name (BT-59). Add it.")
    }

    private mutating func checkTaxRepresentative() {
        guard let representative = invoice.taxRepresentative else { return }
        require(
            representative.name.isStated(), "BR-18", ["BT-62"], at: representative.source,
            "The seller's tax representative has no name (BT-62). Add it.")
        require(
            representative.address != nil, "BR-19", ["BG-12"], at: representative.source,
            "The seller's tax representative has no postal address (BG-12). Add it.")
        if syntax == .cii || representative.address != nil {
            require(
                representative.address?.countryCode.isStated() == true, "BR-20", ["BT-69"],
                at: syntax == .cii ? representative.source : representative.address?.source ?? representative.source,
                "The tax representative's address has no country code (BT-69). Add it.")
        }
        require(
            representative.vatIdentifier != nil, "BR-56", ["BT-63"], at: representative.source,
            "The seller's tax representative has no VAT identifier (BT-63). Add it.")
    }

    private mutating func checkElectronicAddress(_ address: Identifier?, _ id: String, _ term: String, of party: String)
    {
        guard let address else { return }
        require(
            address.scheme != nil, id, [term], at: syntax == .cii ? invoice.source.place : address.content.place,
            "The \(party)'s electronic address (\(term)) names no scheme. Add its identifier, e.g. 0088 for a GLN.")
    }

    /// BR-CO-09: the prefix is a country's code (EL for Greece).
    private mutating func checkVATIdentifier(_ identifier: Term<String>?, _ term: String, of party: String) {
        guard tree == nil, let identifier, !identifier.isEmpty else { return }
        let prefix = String(identifier.canonical.prefix(2))
        require(
            CountryCodes.isVATPrefix(prefix, in: syntax), "BR-CO-09", [term], at: identifier.place,
            "The \(party)'s VAT identifier (\(term)) “\(identifier.canonical)” does not begin with a country code. "
                + "Write it with its prefix, e.g. ES before a Spanish NIF.")
    }
}
